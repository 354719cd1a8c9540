import type { ResolvedGroup } from '@mdav/core';
import type { BuiltGroup, FileContent, FleetTarget } from '@mdav/core/format';
import { byKind, fileTree, utf8 } from '@mdav/core/format';
import { VERIFY_ID } from '../verify-id.ts';
import { cmpivotQueries } from './cmpivot.ts';
import { huntingFile } from './hunting.ts';
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
    return fileTree(
      new Map([['verify/hunting.kql', huntingFile(groups)], ...built.flatMap((one) => filesOf(one, groups))]),
    );
  },
};

const packFile = byKind((group) => utf8(osqueryPack(group)));

function filesOf({ group }: BuiltGroup, groups: readonly ResolvedGroup[]): readonly (readonly [string, FileContent])[] {
  const folder = `${group.name}/verify`;
  return [
    [`${folder}/hunting.kql`, huntingFile(groups, group)],
    [`${folder}/osquery.conf.json`, packFile(group)],
    ...(group.deliver.includes('configmgr') ? [[`${folder}/cmpivot.txt`, utf8(cmpivotQueries(group))] as const] : []),
  ];
}
