import { FLOORS, type ResolvedGroup } from '@mdav/core';
import { wantedTamper } from '@mdav/core/decision';
import { byKind } from '@mdav/core/format';
import { fill, joinCode, type Kql, kql, kqlText } from '@mdav/quote';
import { factsOfKind, type OsFacts } from '../facts/group-facts.ts';
import { PLATFORM_WORDS } from '../state/os-of.ts';
import { SEVERAL } from '../state/several.ts';
import { DEVICES } from './embedded.generated.ts';

/** What `OSPlatform` says on systems that count as this in a group. */
function platformsOf(group: ResolvedGroup, fact: OsFacts['os']): Kql {
  const { planOf } = factsOfKind(group);
  return list(PLATFORM_WORDS.filter(([, os]) => planOf(os).os === fact).map(([word]) => word));
}

/** The groups with what the query has to know of each: rows of a table. */
export function kqlGroups(groups: readonly ResolvedGroup[]): readonly Kql[] {
  return groups.map((group) => kql`${kqlText(group.name)}, ${knownOf(group)},`);
}

/** What all groups of a kind have alike: the row without the name. */
const knownOf = byKind((group) => {
  const byPolicy = group.osModes.some(({ blockMode }) => blockMode === 'policy') ? kql`true` : kql`false`;
  // Of configuration protection no page says what the assessment of tamper protection then shows.
  const tamper = wantedTamper(group);
  const wish = kqlText(tamper === 'on' || tamper === 'off' ? tamper : '');
  const keeps = (setting: string) =>
    group.assignments.some((assignment) => assignment.setting === setting && assignment.value === false)
      ? kql`false`
      : kql`true`;
  const protection = kql`${keeps('allowRealtimeMonitoring')}, ${keeps('allowBehaviorMonitoring')}`;
  const onboarding = kqlText(factsOfKind(group).onboarding);
  return kql`${kqlText(group.mode)}, ${onboarding}, ${wish}, ${protection}, ${kqlText(platformFloor(group))}, ${byPolicy}, dynamic([${platformsOf(group, 'unsupported')}]), dynamic([${platformsOf(group, 'unknown')}])`;
});

function platformFloor(group: ResolvedGroup): string {
  const byPolicy = group.osModes.some(({ blockMode }) => blockMode === 'policy');
  return byPolicy ? FLOORS.blockModeByPolicy : FLOORS.blockModePlatform;
}

/**
 * The table `Devices`: the devices of the fleet with their group, which is the device group of the portal by name, else
 * a device tag, else a name pattern. Devices that several groups claim get the group `(several)`, others none. The only
 * group of a fleet has every device, unless it says which.
 */
export function kqlDevices(groups: readonly ResolvedGroup[], isAlone: boolean): Kql {
  const [only] = groups;
  if (isAlone && only !== undefined && only.devices === undefined)
    return fill(DEVICES.devices, { groupOf: fill(DEVICES.all, { name: kqlText(only.name) }) });
  // A line for each group: a fleet may have hundreds, and what is reviewed of one is its own.
  const columns = groups.map(({ name }) => kql`MachineGroup =~ ${kqlText(name)}, ${kqlText(name)},`);
  const groupOf = fill(DEVICES.claimed, {
    several: kqlText(SEVERAL),
    column: joinCode(columns, '\n'),
    tag: claims(groups, tagCondition),
    pattern: claims(groups, nameCondition),
  });
  return fill(DEVICES.devices, { groupOf });
}

/** The names of the groups whose condition holds. */
function claims(groups: readonly ResolvedGroup[], condition: (group: ResolvedGroup) => readonly Kql[]): Kql {
  const each = groups.flatMap((group) => {
    const when = condition(group);
    return when.length === 0 ? [] : [kql`iff(${joinCode(when, ' or ')}, ${kqlText(group.name)}, "")`];
  });
  if (each.length === 0) return kql`dynamic([])`;
  return kql`set_difference(pack_array(\n    ${joinCode(each, ',\n    ')}), dynamic([""]))`;
}

function tagCondition({ devices }: ResolvedGroup): readonly Kql[] {
  // Tags of the portal are a JSON array in a text: the quotes make the comparison exact.
  return (devices?.tags ?? []).map((tag) => {
    const quoted = kqlText(JSON.stringify(tag));
    return kql`RegistryDeviceTag =~ ${kqlText(tag)} or DeviceManualTags contains ${quoted} or DeviceDynamicTags contains ${quoted}`;
  });
}

function nameCondition({ devices }: ResolvedGroup): readonly Kql[] {
  const names = devices?.names ?? [];
  const isPattern = (name: string) => /[*?]/.test(name);
  const exact = names.filter((name) => !isPattern(name));
  const patterns = names.filter(isPattern).map((name) => kqlText(patternRegex(name)));
  return [
    ...(exact.length === 0 ? [] : [kql`Host in~ (${list(exact)}) or DeviceName in~ (${list(exact)})`]),
    ...patterns.map((regex) => kql`Host matches regex ${regex} or DeviceName matches regex ${regex}`),
  ];
}

const list = (texts: readonly string[]) =>
  joinCode(
    texts.map((text) => kqlText(text)),
    ', ',
  );

/** `FS-*` as an expression of the query engine, which runs in linear time whatever the pattern is. */
function patternRegex(pattern: string): string {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return `(?i)^${escaped.replace(/\*/g, '.*').replace(/\?/g, '.')}$`;
}
