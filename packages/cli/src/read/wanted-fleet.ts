import { compileFleet, type Delivery, type Location, type Outcome, type ResolvedFleet } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { everyPolicyIn, type FoundPolicy } from '@mdav/import';
import type { WantedFleet, WantedGroup, WantedLine, WantedSetting } from '@mdav/review';
import { FLEET_TARGETS, TARGETS } from '../targets/targets.ts';

/** A fleet as an estate is held against it, and the names of the policies that a build makes of it. */
export interface ReadWanted {
  readonly wanted: WantedFleet;
  /** The group by the name of a policy, in lower case. */
  readonly names: ReadonlyMap<string, string>;
}

/** Reads from the files that a fleet would make which of them carries what, so that both sides are read by one reader. */
export function readWanted(fleet: ResolvedFleet, date: string): Outcome<ReadWanted> {
  const compiled = compileFleet(fleet, [], { targets: TARGETS, fleetTargets: FLEET_TARGETS, date });
  if (!compiled.ok) return fail(compiled.diagnostics);
  const policies = everyPolicyIn({ root: '', files: compiled.value.files }).policies.filter(
    ({ kind }) => kind.deliver !== undefined,
  );
  const groups = fleet.groups.map((group): WantedGroup => {
    const own = policies.filter(({ set }) => set.own?.group === group.name);
    const written = group.assignments.map(
      ({ setting, value, origin }): WantedSetting => ({
        setting,
        value,
        at: origin.at,
        ways: waysOf(setting, own),
        ...(origin.kind === 'mode' ? { because: origin.because } : {}),
      }),
    );
    const known = new Set(written.map(({ setting }) => setting));
    return {
      group: group.name,
      os: group.os.map(({ id }) => id),
      settings: [
        ...written,
        ...settingsOfRaw(own, known, group.raw?.registry[0]?.at ?? group.raw?.oma[0]?.at ?? group.at),
      ],
      residue: linesOf(own),
    };
  });
  const names = policies.flatMap(({ name, set: { own } }): [string, string][] =>
    name === undefined || own === undefined ? [] : [[name.trim().toLowerCase(), own.group]],
  );
  return succeed({ wanted: { fleet: fleet.name, groups }, names: new Map(names) });
}

/** Raw entries that say what a setting stands for count as that setting. */
function settingsOfRaw(
  policies: readonly FoundPolicy[],
  known: ReadonlySet<string>,
  at: Location,
): readonly WantedSetting[] {
  const found = new Map<string, WantedSetting>();
  for (const { settings } of policies)
    for (const [setting, value] of Object.entries(settings))
      if (!known.has(setting) && !found.has(setting))
        found.set(setting, { setting, value, at, ways: waysOf(setting, policies) });
  return [...found.values()];
}

function waysOf(setting: string, policies: readonly FoundPolicy[]): readonly Delivery[] {
  const ways = policies.flatMap(({ settings, kind: { deliver } }) =>
    deliver !== undefined && Object.hasOwn(settings, setting) ? [deliver] : [],
  );
  return [...new Set(ways)];
}

/** What no setting stands for, each line once with the ways that carry it. */
function linesOf(policies: readonly FoundPolicy[]): readonly WantedLine[] {
  const lines = new Map<string, WantedLine>();
  for (const {
    residue,
    kind: { deliver },
  } of policies)
    for (const { place, says } of residue) {
      const id = `${place.toLowerCase()}\0${says}`;
      const ways = new Set([...(lines.get(id)?.ways ?? []), ...(deliver === undefined ? [] : [deliver])]);
      lines.set(id, { place, says, ways: [...ways] });
    }
  return [...lines.values()];
}
