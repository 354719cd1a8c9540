import { FLEET_TARGETS, TARGETS } from '@mdav/cli';
import {
  acceptFleet,
  compileFleet,
  DELIVERIES,
  type Delivery,
  type Fleet,
  type ResolvedFleet,
  resolveFleet,
  type SettingValue,
  settingRows,
} from '@mdav/core';
import { isSameValue } from '@mdav/core/format';
import { everyPolicyIn } from '@mdav/import';
import { boundaryValues } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';

const DATE = '2026-11-21';
/** What only people can set. */
const BY_HAND: readonly Delivery[] = ['portal'];
const ways = DELIVERIES.filter((way) => !BY_HAND.includes(way));

/** A fleet with one group that is delivered one way. */
function fleetBy(way: Delivery, settings: Readonly<Record<string, SettingValue>>): ResolvedFleet {
  const os = way === 'intune' ? 'windows-11' : 'windows-server-2025';
  const fleet = { mdav: 1, name: 'shop', groups: { devices: { os, mode: 'active', deliver: [way], settings } } };
  const accepted = acceptFleet(fleet as Fleet);
  const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value;
}

/** What the files of a fleet say, and what the targets say that they carry. */
function carriedAndRead(fleet: ResolvedFleet) {
  const [group] = fleet.groups;
  if (group === undefined) throw new Error('a group');
  const compiled = compileFleet(fleet, [], { targets: TARGETS, fleetTargets: FLEET_TARGETS, date: DATE });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const policies = everyPolicyIn({ root: '', files: compiled.value.files }).policies.filter(
    ({ kind }) => kind.deliver !== undefined,
  );
  const about = { epochSeconds: 315_532_800, toolVersion: '0.0.0' };
  const serving = TARGETS.filter(
    ({ id, serves }) => id !== 'verify' && serves.some((way) => group.deliver.includes(way)),
  );
  const carried = serving.flatMap((target) =>
    target.produce(group, about).emissions.flatMap((one) => (one.kind === 'emitted' ? [one.setting] : [])),
  );
  const read = new Map(policies.flatMap(({ settings }) => Object.entries(settings)));
  return { group, carried: new Set(carried), read, policies };
}

describe.each(ways)('what is delivered by %s alone', (way) => {
  it('is read back from the files of a build, every setting with the value that it has', () => {
    let compared = 0;
    // A value of each setting in every round, so that a round is a group that says everything.
    for (let round = 1; round <= 3; round++) {
      const settings = Object.fromEntries(
        settingRows.map((row) => {
          const values = boundaryValues(row);
          return [row.id, values[Math.min(round, values.length - 1)] as SettingValue];
        }),
      );
      const { group, carried, read } = carriedAndRead(fleetBy(way, settings));
      for (const { setting, value } of group.assignments) {
        if (!carried.has(setting)) continue;
        const found = read.get(setting);
        if (found === undefined || !isSameValue(setting, value, found))
          expect([setting, found]).toEqual([setting, value]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(150);
  });

  it('is told to be that of the group', () => {
    const { policies } = carriedAndRead(fleetBy(way, { puaProtection: 'block' }));
    expect(policies.length).toBeGreaterThan(0);
    for (const { set } of policies) expect(set.own).toMatchObject({ fleet: 'shop', group: 'devices' });
  });
});
