import { Composer, type Node, Parser } from 'yaml';
import type { Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import type { FleetText } from '../parse/parse-fleet.ts';
import { readDocument } from '../parse/read-document.ts';
import { readJson } from '../parse/read-json.ts';
import type { Edit } from '../rule/edit.ts';
import { editData } from './edit-data.ts';
import type { Splice } from './spans.ts';
import { spliceEdits } from './splice-edits.ts';

/**
 * Edits YAML or JSON in place: comments, order, quotes and layout of everything else stay as they are, byte for byte.
 * The result is read again and compared with what the edits mean for the data; where the two differ, nothing is edited.
 *
 * Errors: those of reading, `edit-not-found`, `edit-conflict`, and `edit-not-safe` for a layout that is not edited,
 * such as a value behind an alias.
 */
export function applyEdits({ text, file }: FleetText, edits: readonly Edit[]): Outcome<string> {
  const before = read(text, file);
  if (!before.ok) return before;
  if (edits.length === 0) return succeed(text);
  const wanted = editData(before.value.data, edits);
  if (!wanted.ok) return wanted;
  const root = composeNode(text, file);
  const splices = root && spliceEdits({ text, root, notation: isJson(file) ? 'json' : 'yaml' }, wanted.value);
  const edited = splices && applySplices(text, splices);
  const after = edited === undefined ? undefined : read(edited, file);
  if (edited === undefined || after?.ok !== true || !isSame(after.value.data, wanted.value.after)) {
    return fail([
      {
        code: 'edit-not-safe',
        severity: 'error',
        message: 'This part of the file is written in a way that is not edited by a program.',
        at: file === undefined ? {} : { file },
        hint: 'Edit the file by hand.',
      },
    ]);
  }
  return succeed(edited);
}

function isJson(file: string | undefined): boolean {
  return file?.toLowerCase().endsWith('.json') === true;
}

function read(text: string, file: string | undefined) {
  return isJson(file) ? readJson(text, file) : readDocument(text, file);
}

/** The document with the tokens that it was made of. Offsets are those of the text. */
function composeNode(text: string, file: string | undefined): Node | undefined {
  // A tab in JSON is white space between tokens; YAML minds it, and offsets do not change.
  const source = isJson(file) ? text.replaceAll('\t', ' ') : text;
  const options = {
    keepSourceTokens: true,
    prettyErrors: false,
    uniqueKeys: false,
    version: '1.2',
    schema: 'core',
  } as const;
  const [document] = [...new Composer(options).compose(new Parser().parse(source), true, source.length)];
  return (document?.contents as Node | null | undefined) ?? undefined;
}

/** Puts the replacements in; `undefined` when two of them are about the same characters. */
function applySplices(text: string, splices: readonly Splice[]): string | undefined {
  const ordered = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let done = 0;
  let wasCut = false;
  for (const { start, end, text: insert } of ordered) {
    const isCut = insert === '';
    // Two neighbours that both go may share the line end between them.
    if (start < done && !(isCut && wasCut)) return undefined;
    parts.push(text.slice(done, Math.max(start, done)), insert);
    done = Math.max(done, end);
    wasCut = isCut;
  }
  return [...parts, text.slice(done)].join('');
}

/** True for equal data, whatever the order of keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        Object.hasOwn(b, key) && isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  );
}
