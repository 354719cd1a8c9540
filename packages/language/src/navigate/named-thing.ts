import { findSetting } from '@mdav/core';
import type { Path } from '@mdav/core/format';
import type { Cursor, Span } from '../cursor/cursor.ts';
import { isSettings, namedAt } from '../schema/words.ts';
import { everyNode, nodeAt, type OutlineNode } from '../structure/outline.ts';

/** What a cursor is on that has places elsewhere. */
export type NamedThing =
  | { readonly kind: 'group' | 'profile' | 'setting' | 'rule' | 'preset'; readonly name: string }
  /** A file that the fleet is made of, as the fleet names it. */
  | { readonly kind: 'file'; readonly name: string };

/** What the word at a cursor names; nothing where it names nothing. */
export function namedThingAt(cursor: Cursor): NamedThing | undefined {
  const { path, role, word } = cursor;
  if (role === 'key') {
    if (path.length === 1 && path[0] === 'groups') return { kind: 'group', name: word };
    if (path.length === 1 && path[0] === 'profiles') return { kind: 'profile', name: word };
    if (path.length === 1 && path[0] === 'rules') return { kind: 'rule', name: word };
    return isSettings(path) && isSetting(word) ? { kind: 'setting', name: word } : undefined;
  }
  if (isFile(path) && /^\.{1,2}[\\/]/.test(word)) return { kind: 'file', name: word };
  const kind = namedAt(path);
  return kind === 'group' || kind === 'profile' || kind === 'setting' || kind === 'rule' || kind === 'preset'
    ? { kind, name: word }
    : undefined;
}

function isSetting(word: string): boolean {
  return findSetting(word) !== undefined;
}

function isFile(path: Path): boolean {
  return namedAt(path) === 'preset' || (path.length === 2 && path[0] === 'ruleFiles');
}

/** A place that names something; `defines` where it is the key under which the thing stands. */
export interface Mention {
  readonly span: Span;
  readonly path: Path;
  readonly defines: boolean;
}

/** Every place of a file that names the thing. */
export function mentionsOf(
  outline: readonly OutlineNode[],
  text: string,
  { kind, name }: NamedThing,
): readonly Mention[] {
  return everyNode(outline).flatMap((node): readonly Mention[] => {
    const parent = node.path.slice(0, -1);
    const isKey = typeof node.path.at(-1) === 'string';
    if (isKey && node.name === name && definedIn(kind, parent))
      return [{ span: node.key, path: node.path, defines: kind !== 'setting' && kind !== 'rule' }];
    if (node.scalar !== name || namedAt(node.path) !== kind) return [];
    const end = node.value + (/^["']/.test(text[node.value] ?? '') ? name.length + 2 : name.length);
    return [{ span: { start: node.value, end }, path: node.path, defines: false }];
  });
}

function definedIn(kind: NamedThing['kind'], parent: Path): boolean {
  if (kind === 'setting') return isSettings(parent);
  const [top] = parent;
  return (
    parent.length === 1 &&
    ((kind === 'group' && top === 'groups') ||
      (kind === 'profile' && top === 'profiles') ||
      (kind === 'rule' && top === 'rules'))
  );
}

/** The layers that a group takes its facts from, the strongest first, as far as the file holds them. */
export function layersOf(outline: readonly OutlineNode[], group: string): readonly OutlineNode[] {
  const own = nodeAt(outline, ['groups', group]);
  const profiles = own?.children.find(({ name }) => name === 'profiles')?.children ?? [];
  const named = profiles.map(({ scalar }) => nodeAt(outline, ['profiles', String(scalar)]));
  return [own, ...named.reverse(), nodeAt(outline, ['defaults'])].flatMap((node) => (node === undefined ? [] : [node]));
}
