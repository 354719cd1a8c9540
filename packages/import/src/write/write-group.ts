import { type Node, type Pair, type Scalar, type YAMLMap, YAMLSeq } from 'yaml';
import type { DraftGroup } from '../draft/draft.ts';
import { groupOf, INFERRED_FACTS, type InferredFact } from '../draft/draft.ts';
import type { MergedRaw } from '../merge/merge-raw.ts';
import type { MergedSetting } from '../merge/merge-settings.ts';
import { FACT_KEYS } from '../policy/group-facts.ts';
import { breakLine, commentAbove, commentBehind, commentText, mapNode, yamlNode } from '../yaml/yaml-nodes.ts';

/** A draft as YAML: facts with what they were inferred from, settings, raw entries, and what could not come along. */
export function groupNode(draft: DraftGroup, indent: number): YAMLMap<Scalar, Node> {
  const group = groupOf(draft);
  const facts = FACT_KEYS.flatMap((fact): [string, Node][] => {
    if (group[fact] === undefined) return [];
    const node = yamlNode(group[fact], indent + fact.length + 2);
    const because = isInferred(fact) ? draft[fact]?.because : undefined;
    if (because) commentBehind(node, because);
    return [[fact, node]];
  });
  const map = mapNode([
    ...facts,
    ...(draft.settings.length === 0 ? [] : [['settings', settingsNode(draft.settings, indent + 2)] as const]),
    ...rawParts(draft.raw, indent),
  ]);
  if (draft.trailing.length > 0) map.comment = commentText(draft.trailing.flatMap(breakLine));
  return map;
}

function isInferred(fact: string): fact is InferredFact {
  return (INFERRED_FACTS as readonly string[]).includes(fact);
}

/** Settings with the notes that somebody should read, such as conflicts. */
export function settingsNode(settings: readonly MergedSetting[], indent: number): YAMLMap<Scalar, Node> {
  const map = mapNode(settings.map((setting) => [setting.id, settingNode(setting, indent)]));
  settings.forEach(({ note }, index) => {
    if (note !== undefined) commentEntry(map, index, note);
  });
  return map;
}

/** The value of a setting whose name begins at a column. A map with notes on its keys has a line for each. */
export function settingNode({ id, value, justified, keyNotes = {} }: MergedSetting, indent: number): Node {
  if (justified !== undefined) return yamlNode(justified, indent + id.length + 2);
  const keys = Object.keys(Object(value));
  if (!keys.some((key) => Object.hasOwn(keyNotes, key))) return yamlNode(value, indent + id.length + 2);
  const map = mapNode(Object.entries(value).map(([key, part]) => [key, yamlNode(part, indent + key.length + 4)]));
  keys.forEach((key, index) => {
    if (Object.hasOwn(keyNotes, key)) commentEntry(map, index, keyNotes[key] ?? '');
  });
  return map;
}

function rawParts(raw: DraftGroup['raw'], indent: number): readonly (readonly [string, Node])[] {
  const parts = (['registry', 'oma'] as const).flatMap((part): [string, Node][] =>
    raw[part].length === 0 ? [] : [[part, rawList(raw[part], indent + 4)]],
  );
  return parts.length === 0 ? [] : [['raw', mapNode(parts)]];
}

/** Raw entries with the reasons why they are no settings. */
export function rawList(entries: readonly MergedRaw<object>[], indent: number): YAMLSeq<Node> {
  const list = new YAMLSeq<Node>();
  list.items = entries.map(({ entry, note }) => {
    const node = yamlNode(entry, indent + 2);
    if (note !== undefined) commentAbove(node, note.split('\n').flatMap(breakLine));
    return node;
  });
  return list;
}

/** Puts a comment above an entry of a map. */
function commentEntry(map: YAMLMap<Scalar, Node>, index: number, note: string): void {
  const pair = map.items[index] as Pair<Scalar, Node> | undefined;
  if (pair !== undefined) commentAbove(pair.key, note.split('\n').flatMap(breakLine));
}
