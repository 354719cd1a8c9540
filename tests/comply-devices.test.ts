import { readFileSync } from 'node:fs';
import { parseFleet, resolveFleet } from '@mdav/core';
import { FRAMEWORKS } from '@mdav/core/framework-data';
import { findFrameworks, presetSettings } from '@mdav/core/frameworks';
import { type ComplyDevice, complyDevices, complyFleet, type RuleStanding } from '@mdav/review';
import { expectedGroup, stateOf, verifier } from '@mdav/verify';
import { describe, expect, it } from 'vitest';
import { type MadeDevice, rightDevice } from '../packages/verify/src/__tests__/right-device.ts';

const DATE = '2026-11-29';
const STIG = findFrameworks(FRAMEWORKS, 'disa-defender-antivirus@V2R8');
const POLICIES = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
const example = readFileSync(new URL('../examples/hardened-baselines/mdav.yaml', import.meta.url), 'utf8');

function fleetOf(text: string) {
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  const presets = FRAMEWORKS.filter(({ preset }) => preset === true);
  const layers = new Map(presets.map((one) => [`${one.id}@${one.version}`, { settings: presetSettings(one) }]));
  const resolved = resolveFleet({ ...parsed.value, layers });
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value;
}

const fleet = fleetOf(example);
const servers = fleet.groups.find(({ name }) => name === 'stig-servers');
if (servers === undefined) throw new Error('the example has servers');
const expected = expectedGroup(servers);

/** A device as it is once the policy works, changed, and as it was read. */
function device(change: (made: MadeDevice) => void = () => {}): ComplyDevice {
  const made = rightDevice(expected, 'windows-server-2022', 'policy');
  change(made);
  const state = stateOf(JSON.parse(JSON.stringify(made)));
  if (!state.ok) throw new Error(JSON.stringify(state.diagnostics));
  const verdict = verifier(fleet.groups.map(expectedGroup)).verify(state.value);
  if (verdict.kind !== 'decided') throw new Error(verdict.cause);
  return {
    state: state.value,
    group: verdict.group,
    reported: verdict.facts.reported,
    at: { file: 'states.ndjson', line: 1 },
  };
}

function standings(one: ComplyDevice, of = fleet): ReadonlyMap<string, RuleStanding> {
  const { frameworks, judged } = complyDevices(of, [one], { frameworks: STIG, date: DATE });
  expect(judged).toBe('devices');
  const [subject] = frameworks[0]?.groups ?? [];
  expect([subject?.device, subject?.group.name]).toEqual(['stig-servers-1', 'stig-servers']);
  return new Map(subject?.rules.map((rule) => [rule.rule.id, rule]));
}

describe('a device that is held to a framework', () => {
  it('stands as its policy does once the policy works', () => {
    const [policy] =
      complyFleet(fleet, { frameworks: STIG, date: DATE, group: 'stig-servers' }).frameworks[0]?.groups ?? [];
    const told = standings(device());
    const differ = (policy?.rules ?? []).flatMap(({ rule, standing }) => {
      const shown = told.get(rule.id)?.standing;
      return shown === standing ? [] : [[rule.id, rule.ask.kind, standing, shown]];
    });
    // The collector asks for what the fleet sets: of exclusions that nobody sets a device tells nothing.
    expect(differ).toEqual([
      ['V-213429', 'absent', 'meets', 'not-told'],
      ['V-213430', 'absent', 'meets', 'not-told'],
    ]);
  });

  it.each<[string, (made: MadeDevice) => void, string, Partial<RuleStanding>]>([
    [
      'another value',
      ({ registry }) => {
        (registry[POLICIES] as Record<string, number>)['PUAProtection'] = 2;
      },
      'V-213426',
      { standing: 'violates', says: 'audit' },
    ],
    [
      'no value',
      ({ registry }) => {
        (registry[POLICIES] as Record<string, null>)['PUAProtection'] = null;
      },
      'V-213426',
      { standing: 'not-managed' },
    ],
    [
      'a value that was not looked at',
      ({ registry }) => {
        delete registry[POLICIES]?.['PUAProtection'];
      },
      'V-213426',
      { standing: 'not-told' },
    ],
    [
      'another word for one rule of many',
      ({ registry }) => {
        const rules = registry[`${POLICIES}\\Windows Defender Exploit Guard\\ASR\\Rules`] as Record<string, string>;
        const guid = Object.keys(rules).find((name) => name.toLowerCase() === 'e6db77e5-3df2-4cf1-b95a-636979351e5b');
        rules[guid ?? ''] = '1';
      },
      'V-278652',
      { standing: 'violates', says: 'block' },
    ],
    [
      'passive mode',
      ({ status }) => {
        status['AMRunningMode'] = 'Passive Mode';
      },
      'V-213445',
      { standing: 'no-effect', why: 'in passive mode: blocks nothing; keep it on anyway' },
    ],
    [
      'a service that does not run',
      ({ status }) => {
        status['AMRunningMode'] = 'Not running';
      },
      'V-213445',
      { standing: 'no-effect', why: 'Defender Antivirus does not run on the device' },
    ],
  ])('with %s turns one row', (_, change, id, expectedStanding) => {
    expect(standings(device(change)).get(id)).toMatchObject({
      ...expectedStanding,
      at: { file: 'states.ndjson', line: 1 },
    });
  });

  it('that told no registry tells nothing, and does not comply', () => {
    const silent = device((made) => {
      (made as { registry?: object }).registry = undefined as never;
    });
    const told = standings(silent);
    expect([...told.values()].every(({ standing }) => standing === 'not-told')).toBe(true);
  });

  it('is waived by a waiver of its group', () => {
    const waived = fleetOf(
      example.replace(
        'waivers:\n',
        "waivers:\n  - { rule: 'disa-defender-antivirus:V-213426', group: stig-servers, reason: r, owner: o, expires: 2099-01-01 }\n",
      ),
    );
    const audit = device(({ registry }) => {
      (registry[POLICIES] as Record<string, number>)['PUAProtection'] = 2;
    });
    expect(standings(audit, waived).get('V-213426')).toMatchObject({ standing: 'waived', waiver: { owner: 'o' } });
  });
});
