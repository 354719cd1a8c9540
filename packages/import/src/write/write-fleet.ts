import type { RuleLevel } from '@mdav/core';
import { Document, type Node, type Scalar, type YAMLMap } from 'yaml';
import type { DraftGroup } from '../draft/draft.ts';
import { commentAbove, commentText, documentText, mapNode, yamlNode } from '../yaml/yaml-nodes.ts';
import { groupNode } from './write-group.ts';

/** Tells editors where the schema is when the packages are installed beside the fleet file. */
const SCHEMA_LINE = 'yaml-language-server: $schema=./node_modules/@mdav/core/fleet.schema.json';

/** The comment above a group. */
export function headingOf(draft: DraftGroup | undefined): readonly string[] {
  return draft === undefined ? [] : [...draft.from, ...draft.leftOut];
}

/** What a fleet says beside its groups. */
export interface FleetHead {
  readonly rules?: Readonly<Record<string, RuleLevel>>;
  /** The presets that it starts from. */
  readonly extends?: readonly string[];
}

/** A fleet file of drafts, as a person would lay it out. */
export function writeFleet(
  name: string,
  drafts: readonly DraftGroup[],
  { rules = {}, extends: extended = [] }: FleetHead = {},
): string {
  const groups = mapNode(drafts.map((draft) => [draft.name, groupNode(draft, 4)]));
  groups.items.forEach(({ key }, index) => {
    commentAbove(key, headingOf(drafts[index]));
    if (index > 0) key.spaceBefore = true;
  });
  const waivers = drafts.flatMap((draft) => draft.waivers);
  const isTold = drafts.every(({ isWhole }) => isWhole);
  const about = [
    'Imported by mdav. Comments say what was inferred and from what; they are yours to remove.',
    ...(isTold
      ? []
      : ['Policies do not tell about onboarding, licence, another antivirus or versions: add what you know.']),
  ];
  const more = {
    ...(Object.keys(rules).length === 0 ? {} : { rules: yamlNode(rules, 2) }),
    ...(waivers.length === 0 ? {} : { waivers: yamlNode(waivers, 2) }),
  };
  return fleetFile(name, groups, about, more, extended);
}

/** A fleet file of its groups, with the line for editors and what the file is above them. */
export function fleetFile(
  name: string,
  groups: YAMLMap<Scalar, Node>,
  about: readonly string[],
  more: Readonly<Record<string, Node>> = {},
  extended: readonly string[] = [],
): string {
  const apart = { groups, ...more };
  const below = extended.length === 0 ? [] : [['extends', yamlNode(extended, 9)] as const];
  const root = mapNode([['mdav', yamlNode(1, 0)], ['name', yamlNode(name, 0)], ...below, ...Object.entries(apart)]);
  for (const { key } of root.items) if (Object.hasOwn(apart, String(key.value))) key.spaceBefore = true;
  const document = new Document(null, { version: '1.2' });
  document.contents = root as unknown as Document['contents'];
  const head = commentText([SCHEMA_LINE, '', ...about]).split('\n');
  return `${head.map((line) => `#${line}`).join('\n')}\n${documentText(document)}`;
}
