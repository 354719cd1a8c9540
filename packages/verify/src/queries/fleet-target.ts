import type { ResolvedGroup } from '@mdav/core';
import type { FileContent, FleetTarget } from '@mdav/core/format';
import { byKind, fileTree, utf8 } from '@mdav/core/format';
import { VERIFY_ID } from '../verify-id.ts';
import { cmpivotQueries } from './cmpivot.ts';
import { huntingFile, huntingFileOf } from './hunting.ts';
import { osqueryPack } from './osquery.ts';

/** Queries that ask the whole estate at once. A device belongs to one of the groups. */
export const queriesTarget: FleetTarget = {
  id: VERIFY_ID,
  title: 'Queries for the whole estate',
  advice:
    'asks advanced hunting for every device: wanted and reported mode, cause, changes, silence. Each group has its own in its folder `verify`, with an osquery pack; groups that Configuration Manager reaches have CMPivot queries.',
  produce: (built) =>
    built.length === 0
      ? new Map()
      : fileTree(new Map([['verify/hunting.kql', huntingFile(byName(built.map(({ group }) => group)))]])),
  produceWithin: (group, groups) => fileTree(new Map(filesOf(group, groups === 1))),
};

/** The order of the fleet file is no part of what it says. */
const byName = (groups: readonly ResolvedGroup[]) => groups.toSorted((a, b) => (a.name < b.name ? -1 : 1));

const packFile = byKind((group) => utf8(osqueryPack(group)));

function filesOf(group: ResolvedGroup, isAlone: boolean): readonly (readonly [string, FileContent])[] {
  return [
    ['verify/hunting.kql', huntingFileOf(group, isAlone)],
    ['verify/osquery.conf.json', packFile(group)],
    ...(group.deliver.includes('configmgr') ? [['verify/cmpivot.txt', utf8(cmpivotQueries(group))] as const] : []),
  ];
}
