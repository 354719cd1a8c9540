import type { Assignment, ResolvedFleet, ResolvedGroup } from '@mdav/core';
import { contributors, layerWords } from '@mdav/core';
import { nodeAt, type OutlineNode } from '../structure/outline.ts';

/** What a line means beyond what it says, shown behind it. */
export interface Inlay {
  readonly offset: number;
  readonly text: string;
  /** More of it, in Markdown. */
  readonly about?: string;
}

/** What a group is and where that comes from, behind its key, and behind its settings what they override or add to. */
export function inlaysOf(outline: readonly OutlineNode[], fleet: ResolvedFleet, text: string): readonly Inlay[] {
  return fleet.groups.flatMap((group) => {
    const node = nodeAt(outline, ['groups', group.name]);
    return node === undefined ? [] : [...groupInlays(node, group, text), ...settingInlays(node, group, text)];
  });
}

function groupInlays(node: OutlineNode, group: ResolvedGroup, text: string): readonly Inlay[] {
  const own = new Set(node.children.map(({ name }) => name));
  const facts = [
    ...(own.has('os') ? [] : [group.os.map(({ id }) => id).join(', ')]),
    ...(own.has('mode') ? [] : [group.mode]),
  ];
  return facts.length === 0 ? [] : [{ offset: lineEnd(text, node.key.end), text: facts.join(', ') }];
}

function settingInlays(node: OutlineNode, group: ResolvedGroup, text: string): readonly Inlay[] {
  const written = node.children.find(({ name }) => name === 'settings')?.children ?? [];
  return written.flatMap(({ name, key, span }) => {
    const assignment = group.assignments.find(({ setting }) => setting === name);
    const words = assignment === undefined ? undefined : overrides(assignment);
    return words === undefined
      ? []
      : [{ offset: lineEnd(text, Math.min(span.end, lineEnd(text, key.end))), text: words }];
  });
}

/** What the layers below said; nothing where the group is the only one. */
function overrides(assignment: Assignment): string | undefined {
  const { history = [] } = assignment;
  if (history.length < 2) return undefined;
  const counting = contributors(assignment);
  const below = history.slice(0, -1).map(({ layer }) => layerWords(layer));
  return `${counting.length > 1 ? 'adds to' : 'overrides'} ${[...new Set(below)].join(', ')}`;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const at = end === -1 ? text.length : end;
  return text[at - 1] === '\r' ? at - 1 : at;
}

/** What a group comes to, above its key. */
export interface Lens {
  readonly group: string;
  readonly offset: number;
  readonly title: string;
}

/** A line for each group: how many settings it has in force, from how many layers, and how they are delivered. */
export function lensesOf(outline: readonly OutlineNode[], fleet: ResolvedFleet): readonly Lens[] {
  return fleet.groups.flatMap((group) => {
    const node = nodeAt(outline, ['groups', group.name]);
    if (node === undefined) return [];
    const { assignments, deliver } = group;
    const count = `${assignments.length} setting${assignments.length === 1 ? '' : 's'}`;
    return [{ group: group.name, offset: node.key.start, title: `${count} by ${deliver.join(', ')}` }];
  });
}
