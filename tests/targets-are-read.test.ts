import { FURTHER_TARGETS, TARGETS } from '@mdav/cli';
import {
  acceptFleet,
  compileFleet,
  type Fleet,
  type ResolvedFleet,
  resolveFleet,
  type SettingValue,
  settingRows,
} from '@mdav/core';
import { isSameValue, type Target } from '@mdav/core/format';
import { everyPolicyIn } from '@mdav/import';
import { boundaryValues } from '@mdav/testkit';
import { verifyTarget } from '@mdav/verify';
import { describe, expect, it } from 'vitest';

const DATE = '2026-11-21';

/** Every target that says policy; the others judge devices or bring templates. */
const targets = [...TARGETS, ...FURTHER_TARGETS].filter(({ id }) => id !== 'verify' && id !== 'policy-definitions');

/** A fleet with one group that is delivered as the target serves first. */
function fleetFor({ serves }: Target, settings: Readonly<Record<string, SettingValue>>): ResolvedFleet {
  const [way] = serves;
  const os = way === 'intune' ? 'windows-11' : 'windows-server-2025';
  const fleet = { mdav: 1, name: 'shop', groups: { devices: { os, mode: 'active', deliver: [way], settings } } };
  const accepted = acceptFleet(fleet as Fleet);
  const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value;
}

/** What the files of a build with this target alone say, and what the target says that it carries. */
function carriedAndRead(target: Target, settings: Readonly<Record<string, SettingValue>>) {
  const fleet = fleetFor(target, settings);
  const [group] = fleet.groups;
  if (group === undefined) throw new Error('a group');
  const compiled = compileFleet(fleet, [], { targets: [target, verifyTarget], fleetTargets: [], date: DATE });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const { policies, problems } = everyPolicyIn({ root: '', files: compiled.value.files });
  expect(problems).toEqual([]);
  const about = { epochSeconds: 315_532_800, toolVersion: '0.0.0' };
  const { emissions } = target.produce(group, about);
  const carried = new Set(emissions.flatMap((one) => (one.kind === 'emitted' ? [one.setting] : [])));
  const read = new Map(policies.flatMap((policy) => Object.entries(policy.settings)));
  return { group, carried, read, policies };
}

describe.each(targets.map((target) => [target.id, target] as const))('what the target %s writes', (_, target) => {
  it('is read back, every setting with the value that it has', () => {
    let compared = 0;
    // A value of each setting in every round, so that a round is a group that says everything.
    for (let round = 1; round <= 3; round++) {
      const settings = Object.fromEntries(
        settingRows().map((row) => {
          const values = boundaryValues(row);
          return [row.id, values[Math.min(round, values.length - 1)] as SettingValue];
        }),
      );
      const { group, carried, read } = carriedAndRead(target, settings);
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

  it('is told to be that of the group, once', () => {
    const { policies } = carriedAndRead(target, { puaProtection: 'block' });
    expect(policies.map(({ settings, set }) => [settings, set.own?.group])).toEqual([
      [{ puaProtection: 'block' }, 'devices'],
    ]);
  });
});
