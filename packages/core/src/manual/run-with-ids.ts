import { mdCode, ps, psTyped } from '@mdav/quote';
import { assignedTo, isTenantId } from '../model/assigned-to.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { AssignAll } from '../model/vocabulary.ts';

/** What the words of `assign` are called in Intune. */
const EVERYBODY: Readonly<Record<AssignAll, string>> = {
  'all-devices': 'every managed device of the tenant ("All devices")',
  'all-users': 'every licensed user of the tenant ("All users")',
};

/** How the script of Intune is run with what only the tenant knows: the ids of groups and of a filter that the fleet has by name. */
export function runWithIds(group: ResolvedGroup): string {
  const { intune } = group;
  const { all } = assignedTo(group);
  const whom = all.map((word) => EVERYBODY[word]).join(' and ');
  const everybody = all.length === 0 ? '' : ` It assigns the objects to ${whom}.`;
  const [first] = [...assignedTo(group).groups, ...(intune?.exclude ?? [])].filter((one) => !isTenantId(one));
  const filter = intune?.management === 'mde' ? undefined : intune?.filter?.name;
  const given = [
    ...(first === undefined ? [] : [ps`-GroupId @{ ${psTyped(first)} = '…' }`]),
    ...(filter === undefined || isTenantId(filter) ? [] : [ps`-FilterId @{ ${psTyped(filter)} = '…' }`]),
  ];
  if (given.length === 0)
    return `Run it without \`-WhatIf\`: it needs no ids.${everybody} With \`-NoAssignment\` it creates the objects and assigns nothing.`;
  return `Run it without \`-WhatIf\`, with the ids of what \`intune/assignments.json\` names: ${mdCode(given.reduce((one, other) => ps`${one} ${other}`))}.${everybody} Without ids it creates the objects and assigns nothing.`;
}
