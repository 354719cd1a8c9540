import { mdCode, type PowerShell, ps, psTyped } from '@mdav/quote';
import { assignedTo, isTenantId } from '../model/assigned-to.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { AssignAll } from '../model/vocabulary.ts';

/** What the words of `assign` are called in Intune. */
const EVERYBODY: Readonly<Record<AssignAll, string>> = {
  'all-devices': 'every managed device of the tenant ("All devices")',
  'all-users': 'every licensed user of the tenant ("All users")',
};

/** The one role scope tag whose id every tenant has alike. */
const TAG_OF_ALL = 'Default';

/**
 * How the script of Intune is run with what only the tenant knows: the ids of groups, of a filter and of role scope tags
 * that the fleet has by name. All of them, since one that is missing leaves the objects unassigned, or stops the script.
 */
export function runWithIds(group: ResolvedGroup): string {
  const { intune } = group;
  const { all, groups } = assignedTo(group);
  const whom = all.map((word) => EVERYBODY[word]).join(' and ');
  const everybody = all.length === 0 ? '' : ` It assigns the objects to ${whom}.`;
  const filter = intune?.management === 'mde' ? undefined : intune?.filter?.name;
  const named = (names: readonly string[]) => [...new Set(names)].filter((name) => !isTenantId(name));
  const given = [
    ...idsOf(ps`GroupId`, named([...groups, ...(intune?.exclude ?? [])])),
    ...idsOf(ps`FilterId`, named(filter === undefined ? [] : [filter])),
  ];
  const tags = idsOf(
    ps`ScopeTagId`,
    (intune?.scopeTags ?? []).filter((name) => name !== TAG_OF_ALL),
  );
  const stops = tags.length === 0 ? '' : ' Without the id of a role scope tag it stops.';
  const parameters = [...given, ...tags];
  const [first, ...more] = parameters;
  const how =
    first === undefined
      ? 'Run it without `-WhatIf`: it needs no ids.'
      : `Run it without \`-WhatIf\`, with the ids of what \`intune/assignments.json\` names: ${mdCode(more.reduce((one, other) => ps`${one} ${other}`, first))}.`;
  const without =
    given.length === 0
      ? ' With `-NoAssignment` it creates the objects and assigns nothing.'
      : ` Without ids${tags.length === 0 ? '' : ' of groups and filters'} it creates the objects and assigns nothing.`;
  return `${how}${everybody}${without}${stops}`;
}

/** A parameter of the script that takes ids by name; none where nothing has a name. */
function idsOf(parameter: PowerShell, names: readonly string[]): readonly PowerShell[] {
  const [first, ...more] = names.map((name) => ps`${psTyped(name)} = '…'`);
  if (first === undefined) return [];
  return [ps`-${parameter} @{ ${more.reduce((one, other) => ps`${one}; ${other}`, first)} }`];
}
