import { compileFleet, DELIVERIES, type ResolvedFleet, type ResolvedGroup } from '@mdav/core';
import { estateOf, everyPolicyIn } from '@mdav/import';
import { driftFleet, isDrifted } from '@mdav/review';
import { anyGroup, groupWith } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeSha256 } from '../disk/hash.ts';
import { chooseTargets } from '../targets/choose-targets.ts';
import { FURTHER_TARGETS, TARGETS } from '../targets/targets.ts';
import { readWanted } from './wanted-fleet.ts';

const DATE = '2026-11-21';
const IDS = [...TARGETS, ...FURTHER_TARGETS].map(({ id }) => id);

/** What drifted of a fleet of one group against its own build; nothing where a target cannot say what the group says. */
function driftOfOwn(group: ResolvedGroup, ids: readonly string[]) {
  const { fleet: name } = group;
  const fleet = {
    name,
    written: { mdav: 1, name, groups: {} },
    groups: [group],
    waivers: [],
    ruleLevels: [],
    ruleFiles: [],
  } as unknown as ResolvedFleet;
  const compiled = compileFleet(fleet, [], { ...chooseTargets(ids), date: DATE, sha256: nodeSha256 });
  const wanted = readWanted(fleet, DATE);
  if (!compiled.ok || !wanted.ok) return undefined;
  const { policies } = everyPolicyIn({ root: 'dist', files: compiled.value.files });
  const estate = estateOf(policies, {
    fleet: name,
    groups: [{ fleet: name, group: group.name }],
    names: wanted.value.names,
    given: [],
    precedence: [],
    ignored: [],
  });
  const drift = driftFleet(wanted.value.wanted, estate);
  const told = drift.groups.flatMap(({ settings, residue }) => [
    ...settings.map(({ setting, kind }) => `${kind} ${setting}`),
    ...residue.map(({ place, wanted, actual }) => `${place}: ${wanted} → ${actual}`),
  ]);
  expect(isDrifted(drift)).toBe(told.length + drift.strays.length > 0);
  return { told, strays: drift.strays.map(({ policy }) => policy.path), compared: drift.totals.compared };
}

describe('a build held against its own fleet', () => {
  it.each([
    [['registry', 'configmgr']],
    [['configmgr']],
    [['gpo', 'registry', 'configmgr', 'dsc', 'ansible', 'osconfig', 'intune']],
  ] as const)('has not drifted where it is delivered by %s', (deliver) => {
    const group = groupWith({ puaProtection: 'block', enableNetworkProtection: 'block' }, { deliver: [...deliver] });
    expect(driftOfOwn(group, [])).toEqual({ told: [], strays: [], compared: 2 });
  });

  it('has not drifted where a script package says it, too', () => {
    const group = groupWith({ forceDefenderPassiveMode: true }, { deliver: ['gpo', 'intune'] });
    expect(driftOfOwn(group, [])).toEqual({ told: [], strays: [], compared: 1 });
  });

  it('has not drifted, whatever it says and whichever targets wrote it besides', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        fc
          .uniqueArray(fc.constantFrom(...DELIVERIES), { minLength: 1, maxLength: 7 })
          .chain((deliver) => anyGroup({ deliver })),
        fc.uniqueArray(fc.constantFrom(...IDS), { maxLength: 6 }),
        (group, ids) => {
          const own = driftOfOwn(group, ['default', ...ids]);
          if (own === undefined) return;
          expect({ told: own.told, strays: own.strays }).toEqual({ told: [], strays: [] });
          compared += own.compared;
        },
      ),
      { numRuns: 100 },
    );
    expect(compared).toBeGreaterThan(50);
  });
});
