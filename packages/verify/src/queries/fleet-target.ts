import type { ResolvedGroup } from '@mdav/core';
import type { FileContent, FleetTarget } from '@mdav/core/format';
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
  produce: (built) =>
    built.length === 0
      ? new Map()
      : fileTree(new Map([['verify/hunting.kql', huntingFile(byName(built.map(({ group }) => group)))]])),
  produceWithin: (group, groups) => fileTree(new Map(filesOf(group, groups))),
};

/** The order of the fleet file is no part of what it says. */
const byName = (groups: readonly ResolvedGroup[]) => groups.toSorted((a, b) => (a.name < b.name ? -1 : 1));

const packFile = byKind((group) => utf8(osqueryPack(group)));

function filesOf(group: ResolvedGroup, groups: readonly ResolvedGroup[]): readonly (readonly [string, FileContent])[] {
  return [
    ['verify/hunting.kql', huntingFile(groups, group)],
    ['verify/osquery.conf.json', packFile(group)],
    ...(group.deliver.includes('configmgr') ? [['verify/cmpivot.txt', utf8(cmpivotQueries(group))] as const] : []),
  ];
}
