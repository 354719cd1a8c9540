import type { Delivery, Location, Outcome, ResolvedFleet, ResolvedGroup } from '@mdav/core';
import { succeed } from '@mdav/core/format';
import { type CarriedLine, carriedLines, type OutputGroup } from '@mdav/import';
import { wantedAssignment, wantedCompliance } from '@mdav/intune';
import type { WantedFleet, WantedGroup, WantedLine, WantedSetting } from '@mdav/review';
import { chooseTargets } from '../targets/choose-targets.ts';
import { FURTHER_TARGETS, TARGETS } from '../targets/targets.ts';
import { builtOutput } from './built-output.ts';

/** A fleet as an estate is held against it, and the names of the policies that a build makes of it. */
export interface ReadWanted {
  readonly wanted: WantedFleet;
  /** The group by the name of a policy, in lower case. */
  readonly names: ReadonlyMap<string, string>;
}

/** What a build without a list of targets writes for groups, and everything that one could be asked for. */
const ASKED = { ...chooseTargets([]), fleetTargets: [] };
const EVERYTHING = { ...chooseTargets([...TARGETS, ...FURTHER_TARGETS].map(({ id }) => id)), fleetTargets: [] };

/** Reads from the files that a fleet would make which of them carries what, so that both sides are read by one reader. */
export function readWanted(fleet: ResolvedFleet, date: string): Outcome<ReadWanted> {
  const asked = builtOutput(fleet, [], { ...ASKED, date });
  if (!asked.ok) return asked;
  // A format that nobody asked for may be unable to say a value at all; no build fails for that.
  const everything = builtOutput(fleet, [], { ...EVERYTHING, date });
  const all = everything.ok ? everything : asked;
  const groups = fleet.groups.map((group) =>
    wantedGroup(group, carriedIn(asked.value.groups, group), carriedIn(all.value.groups, group)),
  );
  const names = asked.value.groups.flatMap(({ name: group, artifacts }) =>
    artifacts.flatMap(({ policies }) =>
      policies.flatMap(({ name }): readonly [string, string][] =>
        name === undefined ? [] : [[name.trim().toLowerCase(), group]],
      ),
    ),
  );
  const asking = fleet.groups.flatMap((group): readonly [string, string][] => {
    const compliance = wantedCompliance(group);
    return compliance === undefined ? [] : [[compliance.name.trim().toLowerCase(), group.name]];
  });
  return succeed({ wanted: { fleet: fleet.name, groups }, names: new Map([...names, ...asking]) });
}

/** What the files of a group say, each thing with the ways that carry it. */
interface Carried {
  readonly settings: OutputGroup['policy']['settings'];
  readonly waysOf: (setting: string) => readonly Delivery[];
  readonly filesOf: (setting: string) => Readonly<Record<string, number>>;
  readonly lines: readonly WantedLine[];
  /** The ways of all its files. */
  readonly ways: ReadonlySet<Delivery>;
}

function carriedIn(groups: readonly OutputGroup[], { name }: ResolvedGroup): Carried {
  const found = groups.find((group) => group.name === name);
  const ways = found?.policy.ways ?? {};
  return {
    settings: found?.policy.settings ?? {},
    waysOf: (setting) => ways[setting] ?? [],
    filesOf: (setting) => filesOf(found?.artifacts ?? [], setting),
    lines: found === undefined ? [] : carriedLines(found).map(wantedLine),
    ways: new Set(found?.artifacts.flatMap(({ source }) => source.policy.deliver ?? [])),
  };
}

/** How many policies of each kind say a setting. Registration files go by themselves and beside an antimalware policy. */
function filesOf(artifacts: OutputGroup['artifacts'], setting: string): Readonly<Record<string, number>> {
  const files: Record<string, number> = {};
  for (const { source, policies } of artifacts)
    for (const { settings } of policies)
      if (Object.hasOwn(settings, setting)) files[source.policy.word] = (files[source.policy.word] ?? 0) + 1;
  return files;
}

function wantedGroup(group: ResolvedGroup, carried: Carried, everything: Carried): WantedGroup {
  const isFurther = (way: Delivery) => !carried.ways.has(way);
  const waysOf = (setting: string) => ({
    ways: carried.waysOf(setting),
    further: everything.waysOf(setting).filter(isFurther),
    files: everything.filesOf(setting),
  });
  const written = group.assignments.map(
    ({ setting, value, origin }): WantedSetting => ({
      setting,
      value,
      at: origin.at,
      ...waysOf(setting),
      ...(origin.kind === 'mode' ? { because: origin.because } : {}),
    }),
  );
  const known = new Set(written.map(({ setting }) => setting));
  const at: Location = group.raw?.registry[0]?.at ?? group.raw?.oma[0]?.at ?? group.at;
  // Raw entries that say what a setting stands for count as that setting.
  const ofRaw = Object.entries(carried.settings).flatMap(([setting, value]): readonly WantedSetting[] =>
    known.has(setting) ? [] : [{ setting, value, at, ...waysOf(setting) }],
  );
  const lines = new Map(carried.lines.map((line) => [idOf(line), line]));
  for (const { place, says, ways } of everything.lines) {
    const own = lines.get(idOf({ place, says }));
    const further = ways.filter(isFurther);
    lines.set(idOf({ place, says }), { place, says, ways: own?.ways ?? [], further });
  }
  const assigned = wantedAssignment(group);
  const compliance = wantedCompliance(group);
  return {
    group: group.name,
    ...(assigned === undefined ? {} : { assigned }),
    ...(compliance === undefined || !carried.ways.has('intune') ? {} : { compliance: compliance.asks }),
    os: group.os.map(({ id }) => id),
    mode: group.mode,
    ...(group.antivirus === undefined ? {} : { antivirus: group.antivirus }),
    settings: [...written, ...ofRaw],
    residue: [...lines.values()],
  };
}

function idOf({ place, says }: Pick<WantedLine, 'place' | 'says'>): string {
  return `${place.toLowerCase()}\0${says}`;
}

function wantedLine({ place, says, ways }: CarriedLine): WantedLine {
  return { place, says, ways: [...new Set(ways.map(({ delivery }) => delivery))] };
}
