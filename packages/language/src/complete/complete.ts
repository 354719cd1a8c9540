import type { OsId } from '@mdav/core';
import { OS_INFO, osIdOf, settingRows } from '@mdav/core';
import type { Path } from '@mdav/core/format';
import { RULE_INFOS } from '@mdav/core/rule';
import type { Cursor, Span } from '../cursor/cursor.ts';
import { type FleetSchema, keysOf, type SchemaNode, schemaAt, wordsOf } from '../schema/schema-at.ts';
import { isSettings, namedAt } from '../schema/words.ts';
import { aliasesFor } from './aliases.ts';

/** Something that can be written at a place. */
export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'word' | 'name';
  /** What it means, Markdown. */
  readonly about?: string;
  /** Beside the label, in a few words. */
  readonly detail?: string;
  /** What it is found by, where that is not the label: the name that was typed. */
  readonly found?: string;
  readonly span: Span;
  readonly text: string;
}

/** The names that there are to refer to. */
export interface KnownNames {
  readonly groups: readonly string[];
  readonly profiles: readonly string[];
  readonly presets: readonly string[];
}

/** What can be written where the cursor is; nothing where that is free text. */
export function completionsAt(
  schema: FleetSchema,
  cursor: Cursor,
  names: KnownNames,
  isJson: boolean,
): readonly Completion[] {
  const { path, role } = cursor;
  const nodes = schemaAt(schema, path);
  if (role === 'key')
    return isList(nodes) && !isMap(nodes) ? valuesFor(nodes, cursor, names, isJson) : keysFor(nodes, cursor, isJson);
  // Below a key that has no value yet, what may stand there is a map as well.
  return cursor.startsLine && !cursor.inFlow && isMap(nodes)
    ? keysFor(nodes, cursor, isJson)
    : valuesFor(nodes, cursor, names, isJson);
}

function isList(nodes: readonly SchemaNode[]): boolean {
  return nodes.some(({ items }) => items !== undefined);
}

function isMap(nodes: readonly SchemaNode[]): boolean {
  return nodes.some(
    ({ properties, additionalProperties }) => properties !== undefined || typeof additionalProperties === 'object',
  );
}

function keysFor(nodes: readonly SchemaNode[], cursor: Cursor, isJson: boolean): readonly Completion[] {
  const taken = new Set(cursor.taken);
  const required = new Set(nodes.flatMap((node) => node.required ?? []));
  const known = [...keysOf(nodes)].filter(([key]) => !taken.has(key));
  const write = (key: string) => {
    const written = isJson ? JSON.stringify(key) : key;
    return cursor.hasColon ? written : `${written}: `;
  };
  const entry = ([key, node]: readonly [string, SchemaNode]): Completion => ({
    label: key,
    kind: 'key',
    span: cursor.span,
    text: write(key),
    ...about(node.description),
    ...(required.has(key) ? { detail: 'needed' } : {}),
  });
  const named = isRules(cursor.path) ? RULE_INFOS.filter(({ id }) => !taken.has(id)) : [];
  const aliases = isSettings(cursor.path) ? aliasesFor(cursor.word) : [];
  return [
    ...known.map(entry),
    ...named.map(
      ({ id, what }): Completion => ({ label: id, kind: 'key', span: cursor.span, text: write(id), about: what }),
    ),
    ...aliases
      .filter(({ row }) => !taken.has(row.id))
      .map(
        ({ name, row }): Completion => ({
          label: row.id,
          kind: 'key',
          detail: `known as ${name}`,
          found: name,
          about: row.title,
          span: cursor.span,
          text: write(row.id),
        }),
      ),
  ];
}

function isRules(path: Path): boolean {
  return path.length === 1 && path[0] === 'rules';
}

function valuesFor(
  nodes: readonly SchemaNode[],
  cursor: Cursor,
  names: KnownNames,
  isJson: boolean,
): readonly Completion[] {
  const list = isList(nodes) && typeof cursor.path.at(-1) !== 'number';
  const inner = list ? [...nodes, ...nodes.flatMap(({ items }) => (items === undefined ? [] : [items]))] : nodes;
  const before = cursor.needsSpace ? ' ' : '';
  const write = (value: string | number | boolean, isItem: boolean): string => {
    const written = isJson ? JSON.stringify(value) : String(value);
    if (!isItem) return `${before}${written}`;
    return cursor.startsLine && !cursor.inFlow ? `- ${written}` : `${before}[${written}]`;
  };
  const own = new Set(wordsOf(nodes).map(({ value }) => value));
  const path: Path = list ? [...cursor.path, 0] : cursor.path;
  const kind = namedAt(path);
  const words = wordsOf(inner);
  const asWords = kind === undefined || kind === 'os' ? words : [];
  const asNames = kind === undefined ? [] : NAMES[kind](names);
  return [
    ...asWords.map(({ value, meaning }): Completion => {
      const isItem = list && !own.has(value);
      const words = meaning ?? (kind === 'os' ? osTitle(String(value)) : undefined);
      return { label: String(value), kind: 'word', span: cursor.span, text: write(value, isItem), ...about(words) };
    }),
    ...asNames.map(
      ({ name, words }): Completion => ({
        label: name,
        kind: 'name',
        span: cursor.span,
        text: write(name, list),
        ...about(words),
      }),
    ),
  ];
}

interface Name {
  readonly name: string;
  readonly words?: string;
}

const NAMES: Readonly<Record<NonNullable<ReturnType<typeof namedAt>>, (names: KnownNames) => readonly Name[]>> = {
  profile: ({ profiles }) => profiles.map((name) => ({ name })),
  group: ({ groups }) => groups.map((name) => ({ name })),
  preset: ({ presets }) => presets.map((name) => ({ name })),
  rule: () => RULE_INFOS.map(({ id, what }) => ({ name: id, words: what })),
  setting: () => settingRows().map(({ id, title }) => ({ name: id, words: title })),
  os: () => [],
};

function osTitle(word: string): string | undefined {
  return OS_INFO[osIdOf(word as OsId)]?.title;
}

function about(words: string | undefined): { readonly about?: string } {
  return words === undefined ? {} : { about: words };
}
