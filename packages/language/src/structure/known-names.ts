import type { KnownNames } from '../complete/complete.ts';
import { keysOf, rootOf, sourceOf, unquoted } from '../cursor/tokens.ts';

/**
 * The groups and profiles of a file that may be half written: what stands one level below their key. Presets are those that
 * the caller knows.
 */
export function knownNames(text: string, isJson: boolean, presets: readonly string[]): KnownNames {
  const below = isJson ? belowInJson(text) : (key: string) => belowInBlocks(text, key);
  return { groups: below('groups'), profiles: below('profiles'), presets };
}

function belowInBlocks(text: string, key: string): readonly string[] {
  const section =
    new RegExp(
      `^(?:${key}|"${key}"|'${key}')\\s*:[^\\S\\n]*(?:#[^\\n]*)?\\r?\\n((?:[ #][^\\n]*\\n?|\\r?\\n)*)`,
      'm',
    ).exec(text)?.[1] ?? '';
  const indent = /^( +)[^\s#]/m.exec(section)?.[1];
  if (indent === undefined) return [];
  const names = section.matchAll(new RegExp(`^${indent}(?:"([^"\\n]*)"|'([^'\\n]*)'|([\\w.-]+))\\s*:(?:\\s|$)`, 'gm'));
  return [...names].map(([, double, single, plain]) => double ?? single ?? plain ?? '');
}

function belowInJson(text: string): (key: string) => readonly string[] {
  // A tab is white space here, which YAML minds.
  const root = rootOf(text.replaceAll('\t', ' '));
  const entries = root?.type === 'flow-collection' ? root.items : [];
  return (key) => {
    const below = entries.find((one) => one.key != null && unquoted(sourceOf(one.key)) === key)?.value;
    return below?.type === 'flow-collection' ? keysOf(below.items) : [];
  };
}
