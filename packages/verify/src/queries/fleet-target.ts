import type { BuiltGroup, FleetTarget } from '@mdav/core/format';
import { utf8 } from '@mdav/core/format';
import { VERIFY_ID } from '../verify-id.ts';
import { cmpivotQueries } from './cmpivot.ts';
import { huntingQueries } from './hunting.ts';
import { osqueryPack } from './osquery.ts';

/** Queries that ask the whole estate at once. They are made with all groups at hand: a device belongs to one of them. */
export const queriesTarget: FleetTarget = {
  id: VERIFY_ID,
  title: 'Queries for the whole estate',
  advice:
    'asks advanced hunting for every device: wanted and reported mode, cause, changes, silence. Each group has its own in its folder `verify`, with an osquery pack; groups that Configuration Manager reaches have CMPivot queries.',
  produce: (built) => {
    // By name: the order of the fleet file is no part of what it says.
    const groups = built.map(({ group }) => group).sort((a, b) => (a.name < b.name ? -1 : 1));
    if (groups.length === 0) return new Map();
    return new Map([
      ['verify/hunting.kql', utf8(huntingQueries(groups))],
      ...built.flatMap((one) => filesOf(one, built)),
    ]);
  },
};

function filesOf({ group }: BuiltGroup, built: readonly BuiltGroup[]): readonly (readonly [string, Uint8Array])[] {
  const folder = `${group.name}/verify`;
  const groups = built.map((one) => one.group);
  return [
    [`${folder}/hunting.kql`, utf8(huntingQueries(groups, group))],
    [`${folder}/osquery.conf.json`, utf8(osqueryPack(group))],
    ...(group.deliver.includes('configmgr') ? [[`${folder}/cmpivot.txt`, utf8(cmpivotQueries(group))] as const] : []),
  ];
}
