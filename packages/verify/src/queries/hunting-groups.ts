import { type ResolvedGroup, settleMode } from '@mdav/core';
import { PLATFORM_WORDS } from '../state/os-of.ts';
import { kqlText } from './kql.ts';

/** What `OSPlatform` says on systems that cannot have the mode of the group with its agent. */
function unsupportedPlatforms({ agent, mode, baseline }: ResolvedGroup): readonly string[] {
  return Object.entries(PLATFORM_WORDS)
    .filter(([, os]) => settleMode(os, agent, mode, baseline).refusedBy.length > 0)
    .map(([word]) => word);
}

/** The groups with what the query has to know of each. */
export function kqlGroups(
  groups: readonly ResolvedGroup[],
  floorOf: (group: ResolvedGroup) => string,
): readonly string[] {
  return [
    'let Groups = datatable(Group: string, Wanted: string, PlatformFloor: string, BlockByPolicy: bool, Unsupported: dynamic) [',
    ...groups.map((group) => {
      const byPolicy = group.plans.some(({ blockMode }) => blockMode === 'policy');
      const unsupported = unsupportedPlatforms(group).map(kqlText).join(', ');
      return `    ${kqlText(group.name)}, ${kqlText(group.mode)}, ${kqlText(floorOf(group))}, ${byPolicy}, dynamic([${unsupported}]),`;
    }),
    '];',
  ];
}

/**
 * The lines that find the group of a device: its device group of the portal by name, else a device tag, else a name
 * pattern. Devices that several groups claim get the group `(several)`, others none. The only group of a fleet has
 * every device, unless it says which.
 */
export function kqlGroupOf(groups: readonly ResolvedGroup[], isAlone: boolean): readonly string[] {
  const [only] = groups;
  if (isAlone && only !== undefined && only.devices === undefined) return [`| extend Group = ${kqlText(only.name)}`];
  return [
    '| extend Host = tostring(split(DeviceName, ".")[0])',
    `| extend ByColumn = case(${groups.map(({ name }) => `MachineGroup =~ ${kqlText(name)}, ${kqlText(name)}`).join(', ')}, "")`,
    `| extend ByTag = ${claims(groups, tagCondition)}`,
    `| extend ByName = ${claims(groups, nameCondition)}`,
    '| extend Claims = case(isnotempty(ByColumn), pack_array(ByColumn), array_length(ByTag) > 0, ByTag, ByName)',
    '| extend Group = case(array_length(Claims) == 1, tostring(Claims[0]), array_length(Claims) > 1, "(several)", "")',
  ];
}

/** The names of the groups whose condition holds. */
function claims(groups: readonly ResolvedGroup[], condition: (group: ResolvedGroup) => string | undefined): string {
  const each = groups.flatMap((group) => {
    const when = condition(group);
    return when === undefined ? [] : [`iff(${when}, ${kqlText(group.name)}, "")`];
  });
  if (each.length === 0) return 'dynamic([])';
  return `set_difference(pack_array(${each.join(', ')}), dynamic([""]))`;
}

function tagCondition({ devices }: ResolvedGroup): string | undefined {
  const tags = devices?.tags ?? [];
  if (tags.length === 0) return undefined;
  // Tags of the portal are a JSON array in a text: the quotes make the comparison exact.
  return tags
    .map((tag) => {
      const quoted = kqlText(JSON.stringify(tag));
      return `RegistryDeviceTag =~ ${kqlText(tag)} or DeviceManualTags contains ${quoted} or DeviceDynamicTags contains ${quoted}`;
    })
    .join(' or ');
}

function nameCondition({ devices }: ResolvedGroup): string | undefined {
  const names = devices?.names ?? [];
  if (names.length === 0) return undefined;
  const isPattern = (name: string) => /[*?]/.test(name);
  const exact = names.filter((name) => !isPattern(name)).map(kqlText);
  const patterns = names.filter(isPattern).map((name) => kqlText(patternRegex(name)));
  return [
    ...(exact.length === 0 ? [] : [`Host in~ (${exact.join(', ')}) or DeviceName in~ (${exact.join(', ')})`]),
    ...patterns.map((regex) => `Host matches regex ${regex} or DeviceName matches regex ${regex}`),
  ].join(' or ');
}

/** `FS-*` as an expression of the query engine, which runs in linear time whatever the pattern is. */
function patternRegex(pattern: string): string {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return `(?i)^${escaped.replace(/\*/g, '.*').replace(/\?/g, '.')}$`;
}
