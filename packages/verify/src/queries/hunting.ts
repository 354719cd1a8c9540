import { FLOORS, type Mode, type ResolvedGroup } from '@mdav/core';
import {
  CAUSES,
  type CauseId,
  type CauseInfo,
  DECISION_TABLE,
  type DecisionRow,
  specialise,
} from '@mdav/core/decision';
import { byKind } from '@mdav/core/format';
import { codeFiles, fill, joinCode, type Kql, kql, kqlComment, kqlInComment, kqlName, kqlText } from '@mdav/quote';
import { belowHive } from '../facts/places.ts';
import { AV_MODE_CODES } from '../facts/running-mode.ts';
import { SEVERAL } from '../state/several.ts';
import { OUTSIDE_CAUSES } from '../verdict/outside-causes.ts';
import { HUNTING } from './embedded.generated.ts';
import { HUNTING_KNOWS, MODE_VALUE_NAMES, WATCHED_VALUES } from './hunting-facts.ts';
import { kqlDevices, kqlGroups } from './hunting-groups.ts';
import { HUNTING_TABLES } from './hunting-schema.ts';
import { kqlDecision } from './kql-decision.ts';

/**
 * `hunting.kql`: queries for advanced hunting in the Defender portal and for Azure Data Explorer over the same tables.
 * Blank lines separate the queries, as both editors take them. With `of` the devices that one group claims: whether
 * another group claims them too is for the query of the fleet to say.
 */
export function huntingQueries(groups: readonly ResolvedGroup[], of?: ResolvedGroup): Kql {
  return fill(HUNTING, { ...sameOf(looked(groups, of)), ...ownOf(groups, of) });
}

/** The same as a file, in pieces. */
export function huntingFile(groups: readonly ResolvedGroup[], of?: ResolvedGroup): readonly Uint8Array[] {
  return fileOf(of === undefined ? sameOf(groups) : sameOfGroup(of), ownOf(groups, of));
}

const fileOf = codeFiles(HUNTING, ['of', 'groups', 'devices']);

function looked(groups: readonly ResolvedGroup[], of: ResolvedGroup | undefined): readonly ResolvedGroup[] {
  return of === undefined ? groups : [of];
}

function ownOf(groups: readonly ResolvedGroup[], of: ResolvedGroup | undefined) {
  const fleet = groups[0]?.fleet ?? '';
  return {
    of: kqlInComment(of === undefined ? `the fleet ${fleet}` : `${of.name} in the fleet ${fleet}`),
    groups: lines(kqlGroups(looked(groups, of))),
    devices: kqlDevices(looked(groups, of), groups.length === 1),
  };
}

const sameOfGroup = byKind((group) => sameOf([group]));

function sameOf(groups: readonly ResolvedGroup[]) {
  const table = huntingTable(groups.map(({ mode }) => mode));
  // What several groups claim has no wanted mode, and must not go missing for that.
  const isShared = groups.length > 1;
  const infos = causesOf(table).map((id): readonly [string, CauseInfo] => [id, CAUSES[id]]);
  const ambiguous: readonly (readonly [string, CauseInfo])[] = isShared
    ? [['ambiguous-group', OUTSIDE_CAUSES['ambiguous-group']]]
    : [];
  return {
    undocumented: lines(UNDOCUMENTED.map(kqlComment)),
    causes: lines(
      [...infos, ...ambiguous].map(
        ([id, { title, next }]) => kql`${kqlText(id)}, ${kqlText(title)}, ${kqlText(next)},`,
      ),
    ),
    ...WATCHED,
    reported: kqlReported(kqlText('unknown')),
    reportedOrCode: kqlReported(kql`strcat("code ", AvMode)`),
    turnOffMeansPassive: kqlText(FLOORS.turnOffMeansPassive),
    blockModeEngine: kqlText(FLOORS.blockModeEngine),
    outcome: kqlDecision(table),
    shared: isShared
      ? kql`| extend Outcome = iff(Group == ${kqlText(SEVERAL)}, ${kqlText(AMBIGUOUS)}, Outcome)`
      : kql``,
    modeNames: list(MODE_VALUE_NAMES),
  };
}

/** The decision table as far as the tables of advanced hunting can tell, for these wanted modes. */
export function huntingTable(modes: readonly Mode[]): readonly DecisionRow[] {
  const blocks = modes.some((mode) => mode.endsWith('+edr-block'));
  return specialise(DECISION_TABLE, {
    ...HUNTING_KNOWS,
    wanted: [...new Set(modes)],
    ...(blocks ? {} : { floor: ['met'] }),
  });
}

/** The outcome of a device that several groups claim. */
const AMBIGUOUS = `unknown/${'ambiguous-group' satisfies keyof typeof OUTSIDE_CAUSES}`;

const lines = (pieces: readonly Kql[]) => joinCode(pieces, '\n');
const list = (texts: readonly string[]) =>
  joinCode(
    texts.map((text) => kqlText(text)),
    ', ',
  );

const UNDOCUMENTED: readonly string[] = Object.entries(HUNTING_TABLES).flatMap(([table, info]) =>
  'undocumented' in info
    ? Object.entries(info.undocumented).map(([field, says]) => `  ${table}: ${field}: ${says}`)
    : [],
);

/** The values whose events tell a fact: the last of each is the column `…Data` of that fact. */
const WATCHED = {
  watched: joinCode(
    Object.entries(WATCHED_VALUES).map(([fact, { key, name }]) => {
      const isValue = kql`(Name =~ ${kqlText(name)} and Key endswith ${kqlText(belowHive(key))})`;
      const isKey = kql`(ActionType == "RegistryKeyDeleted" and ${kqlCovers(key)})`;
      return kql`iff(${isValue} or ${isKey}, ${kqlText(fact)}, "")`;
    }),
    ', ',
  ),
  deletedKeys: joinCode([...new Set(Object.values(WATCHED_VALUES).map(({ key }) => key))].map(kqlCovers), ' or '),
  data: joinCode(
    Object.keys(WATCHED_VALUES).map(
      (fact) => kql`${kqlName(`${fact}Data`)} = take_anyif(Data, Fact == ${kqlText(fact)})`,
    ),
    ', ',
  ),
};

/** The key of an event is this one or one above it, in the words of the tables. */
function kqlCovers(key: string): Kql {
  return kql`${kqlText(`HKEY_LOCAL_MACHINE\\${belowHive(key)}\\`)} startswith strcat(Key, "\\\\")`;
}

/** The reported mode of the code in `AvMode`. */
function kqlReported(otherwise: Kql): Kql {
  const codes = Object.entries(AV_MODE_CODES).map(
    ([code, mode]) => kql`AvMode == ${kqlText(code)}, ${kqlText(mode)}, `,
  );
  return kql`case(${joinCode(codes)}${otherwise})`;
}

function causesOf(table: readonly DecisionRow[]): readonly CauseId[] {
  return [...new Set(table.map(({ cause }) => cause))];
}
