import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import type { Path } from '../diagnostic/locate.ts';
import { pathText } from '../diagnostic/locate.ts';
import type { Edit, EditValue } from '../rule/edit.ts';
import { groupBy } from '../rule/group-by.ts';
import { gatherNestedSets } from './nested-sets.ts';

/** What edits come to, said of the data alone: the measure that edited text is held to. */
export interface EditedData {
  /** The document as it has to read afterwards. */
  readonly after: unknown;
  /** What goes, by `pathText`; of things inside each other the outermost only. */
  readonly removed: ReadonlySet<string>;
  /** Values given to what is there. */
  readonly replaced: ReadonlyMap<string, EditValue>;
  /** Entries added to the map or list at a path: new keys, or what a list gets at its end. */
  readonly added: ReadonlyMap<string, readonly AddedEntry[]>;
  readonly renamed: ReadonlyMap<string, string>;
  /** What is to stand behind a value that is new, by the `pathText` of the value. */
  readonly comments: ReadonlyMap<string, string>;
  /** Every path on the way to a change. */
  readonly touched: ReadonlySet<string>;
}

export interface AddedEntry {
  readonly key: string | number;
  readonly value: EditValue;
}

/**
 * Works out what edits do to a document. All paths are those of the document before any of them.
 *
 * Errors: `edit-not-found` when there is nothing at a path, `edit-conflict` when two edits do not go together.
 */
export function editData(data: unknown, edits: readonly Edit[]): Outcome<EditedData> {
  const wanted = new Map<string, Edit>();
  const problems: Diagnostic[] = [];
  for (const edit of gatherNestedSets(data, edits)) {
    const at = pathText(edit.path);
    const twin = wanted.get(at);
    if (twin === undefined) wanted.set(at, edit);
    else if (JSON.stringify(twin) !== JSON.stringify(edit))
      problems.push(problem('edit-conflict', edit.path, 'Two edits of one place do not go together.'));
  }
  const removed = new Set<string>();
  const replaced = new Map<string, EditValue>();
  const added = new Map<string, readonly AddedEntry[]>();
  const renamed = new Map<string, string>();
  const touched = new Set<string>();

  const newKeys = new Set<string>();
  for (const edit of wanted.values()) {
    const why = refusalOf(data, edit, wanted);
    if (why !== undefined) problems.push(why);
    const key = pathText(edit.kind === 'rename' ? [...edit.path.slice(0, -1), edit.to] : edit.path);
    if (edit.kind !== 'remove' && newKeys.has(key))
      problems.push(problem('edit-conflict', edit.path, 'Two edits give the same key.'));
    if (edit.kind !== 'remove') newKeys.add(key);
    for (let depth = 0; depth <= edit.path.length; depth++) touched.add(pathText(edit.path.slice(0, depth)));
  }
  if (problems.length > 0) return fail(problems);

  /** The value without what goes; `GONE` when nothing of it is left. */
  const rebuild = (value: unknown, path: Path): unknown => {
    const at = pathText(path);
    if (!touched.has(at)) return value;
    const edit = wanted.get(at);
    if (edit?.kind === 'remove') return GONE;
    if (edit?.kind === 'set') {
      replaced.set(at, edit.value);
      return edit.value;
    }
    const rebuilt = Array.isArray(value) ? rebuildList(value, path) : rebuildMap(value, path);
    if (rebuilt === GONE) for (const inner of [...removed]) if (isInside(inner, at)) removed.delete(inner);
    return rebuilt;
  };
  const keep = (value: unknown, path: Path): unknown => {
    const kept = rebuild(value, path);
    if (kept === GONE) removed.add(pathText(path));
    return kept;
  };
  const setsByParent = groupBy(
    [...wanted.values()].filter((edit) => edit.kind === 'set'),
    ({ path }) => pathText(path.slice(0, -1)),
  );
  const additions = (path: Path, isNew: (key: string | number) => boolean): readonly AddedEntry[] => {
    const entries = (setsByParent.get(pathText(path)) ?? []).flatMap(({ path: at, value }): AddedEntry[] => {
      const key = at.at(-1);
      return key !== undefined && isNew(key) ? [{ key, value }] : [];
    });
    if (entries.length > 0) added.set(pathText(path), entries);
    return entries;
  };
  const rebuildList = (list: readonly unknown[], path: Path): unknown => {
    const kept = list.map((item, index) => keep(item, [...path, index])).filter((item) => item !== GONE);
    const all = [
      ...kept,
      ...additions(path, (key) => typeof key === 'number' && key >= list.length).map(({ value }) => value),
    ];
    return all.length === 0 && list.length > 0 && path.length > 0 ? GONE : all;
  };
  const rebuildMap = (value: unknown, path: Path): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).flatMap(([key, part]): [string, unknown][] => {
      const at = [...path, key];
      const edit = wanted.get(pathText(at));
      if (edit?.kind === 'rename') renamed.set(pathText(at), edit.to);
      const kept = edit?.kind === 'rename' ? part : keep(part, at);
      return kept === GONE ? [] : [[edit?.kind === 'rename' ? edit.to : key, kept]];
    });
    const fresh = additions(path, (key) => typeof key === 'string' && !Object.hasOwn(value, key));
    const all = [...entries, ...fresh.map(({ key, value: given }): [string, unknown] => [String(key), given])];
    return all.length === 0 && Object.keys(value).length > 0 && path.length > 0 ? GONE : Object.fromEntries(all);
  };

  const after = rebuild(data, []);
  const comments = new Map(
    edits.flatMap((edit) =>
      edit.kind === 'set' && edit.comment !== undefined ? [[pathText(edit.path), edit.comment] as const] : [],
    ),
  );
  return succeed({ after, removed, replaced, added, renamed, comments, touched });
}

const GONE = Symbol('gone');

/** Why an edit cannot be made, when it cannot. */
function refusalOf(data: unknown, edit: Edit, wanted: ReadonlyMap<string, Edit>): Diagnostic | undefined {
  const { path } = edit;
  for (let depth = 1; depth < path.length; depth++) {
    const above = wanted.get(pathText(path.slice(0, depth)));
    if (above !== undefined && above.kind !== 'remove')
      return problem('edit-conflict', path, 'An edit stands inside what another one changes.');
  }
  const parent = valueAt(data, path.slice(0, -1));
  const key = path.at(-1);
  if (key === undefined) return problem('edit-conflict', path, 'The document as a whole is not edited.');
  const isThere = typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key);
  if (edit.kind === 'set' && !isThere) {
    const canGrow = Array.isArray(parent)
      ? key === parent.length ||
        (Number(key) > parent.length && wanted.has(pathText([...path.slice(0, -1), Number(key) - 1])))
      : typeof parent === 'object' && parent !== null && typeof key === 'string';
    return canGrow ? undefined : problem('edit-not-found', path, 'There is nowhere to put the value.');
  }
  if (!isThere || Array.isArray(parent) !== (typeof key === 'number'))
    return problem('edit-not-found', path, 'There is nothing here.');
  if (edit.kind === 'rename' && (Array.isArray(parent) || Object.hasOwn(parent, edit.to)))
    return problem('edit-conflict', path, `There is a key "${edit.to}" already.`);
  return undefined;
}

function isInside(inner: string, outer: string): boolean {
  return inner.startsWith(outer) && inner !== outer && (outer === '' || /^[.[]/.test(inner.slice(outer.length)));
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

function problem(code: string, path: Path, message: string): Diagnostic {
  return { code, severity: 'error', message, at: { path: pathText(path) }, hint: 'Edit the file by hand.' };
}
