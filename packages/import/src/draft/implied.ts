import { type Assignment, type Diagnostic, type Fleet, type ParsedFleet, resolveFleet } from '@mdav/core';
import { locateByPath } from '@mdav/core/format';
import type { MergedSetting } from '../merge/merge-settings.ts';
import { type DraftGroup, groupOf } from './draft.ts';

/** A fleet of no groups, for drafts that go into a file of their own. */
export const EMPTY_FLEET: Fleet = { mdav: 1, name: 'imported', groups: {} };

/** A draft without what its mode brings along, and what the mode brings along besides. */
export interface Settled {
  readonly draft: DraftGroup;
  readonly notes: readonly Diagnostic[];
}

/** Leaves out the settings that the mode of a draft brings along by itself, in the fleet that it goes into. */
export function withoutImplied(draft: DraftGroup, fleet: Fleet, layers?: ParsedFleet['layers']): Settled {
  const around = assignmentsAround(draft, fleet, layers).filter(({ origin }) => origin.kind === 'mode');
  const implied = new Map(around.map(({ setting, value }) => [setting, value]));
  const isImplied = ({ id, value, note, isWritten }: MergedSetting) =>
    note === undefined && isWritten !== true && JSON.stringify(implied.get(id)) === JSON.stringify(value);
  const settings = draft.settings.filter((setting) => !isImplied(setting));
  const said = new Set(draft.settings.map(({ id }) => id));
  const added = [...implied.keys()].filter((id) => !said.has(id));
  return { draft: { ...draft, settings }, notes: added.length === 0 ? [] : [modeAdds(draft, added)] };
}

function modeAdds({ name, mode }: DraftGroup, added: readonly string[]): Diagnostic {
  return {
    code: 'import-mode-adds',
    severity: 'warning',
    message: `The mode ${mode.value} of ${name} sets ${added.join(', ')}, which its policy did not.`,
    at: { path: `groups.${name}.mode` },
    hint: 'Choose the mode that is wanted; an older `baseline` sets less.',
  };
}

/** What a draft has in a fleet before its own settings: from the mode, from the defaults and from what these extend. */
export function assignmentsAround(
  draft: DraftGroup,
  fleet: Fleet,
  layers?: ParsedFleet['layers'],
): readonly Assignment[] {
  const resolved = resolveFleet({
    fleet: { ...fleet, groups: { [draft.name]: groupOf({ ...draft, settings: [] }) } },
    locate: locateByPath(),
    ...(layers === undefined ? {} : { layers }),
  });
  const [group] = resolved.ok ? resolved.value.groups : [];
  return group?.assignments ?? [];
}
