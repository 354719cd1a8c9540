import {
  type Diagnostic,
  type Fleet,
  type FleetText,
  layerWords,
  type Outcome,
  parseFleet,
  type ResolvedFleet,
  resolveFleet,
} from '@mdav/core';
import { succeed } from '@mdav/core/format';
import { type DraftGroup, groupOf } from '../draft/draft.ts';
import { assignmentsAround, withoutImplied } from '../draft/implied.ts';
import type { ImportConflict } from '../merge/conflict.ts';
import { headingOf } from '../write/write-fleet.ts';
import { groupNode } from '../write/write-group.ts';
import { type Addition, addToDocument } from './add-to-document.ts';
import { extendGroup } from './extend-group.ts';

/** A fleet file that is there already. */
export interface ExistingFleet {
  readonly source: FleetText;
  readonly fleet: Fleet;
  readonly resolved: ResolvedFleet;
}

/** The fleet file with more in it. */
export interface MergedFleet {
  readonly text: string;
  readonly notes: readonly Diagnostic[];
  readonly conflicts: readonly ImportConflict[];
}

/** Reads the fleet to merge into; the errors are those of reading and resolving. */
export function readExisting(source: FleetText): Outcome<ExistingFleet> {
  const parsed = parseFleet(source);
  if (!parsed.ok) return parsed;
  const resolved = resolveFleet(parsed.value);
  return resolved.ok ? succeed({ source, fleet: parsed.value.fleet, resolved: resolved.value }) : resolved;
}

/**
 * Adds drafts to a fleet file: new groups behind the others, and what is new to a group at its end. Nothing that the file
 * says is changed; where an import says otherwise, the conflict tells.
 *
 * Errors: `import-into-layout` for a file that is written in a way that no program should edit.
 */
export function mergeInto(
  { source, fleet, resolved }: ExistingFleet,
  drafts: readonly DraftGroup[],
): Outcome<MergedFleet> {
  const additions: Addition[] = [];
  const notes: Diagnostic[] = [];
  const conflicts: ImportConflict[] = [];
  for (const draft of drafts) {
    const group = resolved.groups.find(({ name }) => name === draft.name);
    const written = Object.hasOwn(fleet.groups, draft.name) ? fleet.groups[draft.name] : undefined;
    if (group === undefined || written === undefined) {
      const settled = withoutImplied(draft, fleet, source.layers);
      additions.push(newGroup(settled.draft));
      for (const one of [...settled.notes, ...inheritedNote(draft, fleet, source.layers)]) notes.push(one);
    } else {
      const extended = extendGroup(group, written, draft);
      for (const one of extended.additions) additions.push(one);
      for (const one of extended.notes) notes.push(one);
      for (const one of extended.conflicts) conflicts.push(one);
    }
  }
  const added = addToDocument(source, additions);
  if (!added.ok) return added;
  return succeed({ text: added.value, notes: [...notes, ...added.diagnostics], conflicts });
}

function newGroup(draft: DraftGroup): Addition {
  return {
    kind: 'entry',
    path: ['groups'],
    key: draft.name,
    value: groupOf(draft),
    heading: headingOf(draft),
    apart: true,
    node: (indent) => groupNode(draft, indent),
  };
}

/** Defaults, and what they and the fleet extend, hold for a new group too, which its policy did not know. */
function inheritedNote(draft: DraftGroup, fleet: Fleet, layers: FleetText['layers']): readonly Diagnostic[] {
  const own = new Set(draft.settings.map(({ id }) => id));
  const inherited = assignmentsAround(draft, fleet, layers).filter(
    ({ setting, origin }) => origin.kind === 'written' && !own.has(setting),
  );
  if (inherited.length === 0) return [];
  const names = inherited.map(({ setting }) => setting);
  const listed =
    names.length <= MOST_NAMES
      ? names.join(', ')
      : `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;
  const from = [
    ...new Set(inherited.flatMap(({ origin }) => (origin.kind === 'written' ? [layerWords(origin.layer)] : []))),
  ];
  return [
    {
      code: 'import-defaults-apply',
      severity: 'info',
      message: `The fleet gives ${draft.name} what its policy did not say, from ${from.join(' and ')}: ${listed}.`,
      at: { path: `groups.${draft.name}` },
      hint: 'Check that this is wanted for these devices.',
    },
  ];
}

/** A preset sets more than anybody reads in a line. */
const MOST_NAMES = 12;
