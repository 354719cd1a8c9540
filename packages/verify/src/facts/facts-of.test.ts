import { AGENTS, isServer, MODES, type Mode, OS_IDS, type OsId, settleMode } from '@mdav/core';
import type { ExpectedState, Facts } from '@mdav/core/decision';
import { describe, expect, it } from 'vitest';
import { groupsOf } from '../__tests__/examples.ts';
import { type MadeDevice, putValue, rightDevice } from '../__tests__/right-device.ts';
import { expectedGroup } from '../expected/expected-group.ts';
import { stateOf } from '../state/state-of.ts';
import { factsOf } from './facts-of.ts';
import { groupFacts } from './group-facts.ts';
import { BLOCK_MODE, CLOUD, FORCING, ONBOARDING, TURN_OFF, WRONG_FORCING } from './places.ts';
import { avModeOf, runningModeOf } from './running-mode.ts';
import { isAtLeast } from './version.ts';

function expectedOf(os: OsId, mode: Mode, more = ''): ExpectedState {
  const [group] = groupsOf(`mdav: 1\nname: f\ngroups:\n  a: { os: ${os}, mode: ${mode}, deliver: [gpo]${more} }\n`);
  if (group === undefined) throw new Error('no group');
  return expectedGroup(group);
}

function factsFor(document: unknown, expected: ExpectedState): Facts {
  const read = stateOf(document);
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return factsOf(read.value, groupFacts(expected));
}

const SERVER = expectedOf('windows-server-2022', 'passive+edr-block');
const CLIENT = expectedOf('windows-11', 'passive+edr-block');

type Change = (device: MadeDevice, put: (place: { key: string; name: string }, data: never) => void) => void;

function changed(expected: ExpectedState, change: Change): Facts {
  const device = rightDevice(expected, expected.devices[0]?.os ?? 'windows-11', 'policy');
  const put = (place: { key: string; name: string }, data: never) => {
    putValue(device, place, data);
  };
  change(device, put);
  return factsFor(device, expected);
}

describe('facts', () => {
  it('of a right server', () => {
    expect(changed(SERVER, () => undefined)).toEqual({
      wanted: 'passive+edr-block',
      os: 'server',
      defender: 'installed',
      reported: 'edr-block',
      troubleshooting: 'off',
      onboarding: 'none',
      onboarded: 'yes',
      sensor: 'running',
      securityCenter: 'unknown',
      antivirus: 'unknown',
      force: 'passive',
      turnOff: 'absent',
      tamper: 'free',
      tamperWish: 'unknown',
      protection: 'on',
      signatures: 'current',
      asr: 'unknown',
      exclusions: 'narrow',
      versions: 'unknown',
      floor: 'met',
      cloud: 'unknown',
      blockPolicy: 'set',
      conflict: 'no',
      change: 'settled',
    });
  });

  it.each<[string, ExpectedState, Change, Partial<Facts>]>([
    [
      'no service',
      SERVER,
      ({ services }) => void Object.assign(services, { WinDefend: null }),
      { defender: 'missing' },
    ],
    [
      'a stopped service',
      SERVER,
      ({ services }) => void Object.assign(services, { WinDefend: 'Stopped' }),
      { reported: 'not-running' },
    ],
    [
      'a service that is off',
      SERVER,
      ({ status }) => void Object.assign(status, { AMServiceEnabled: false }),
      { reported: 'not-running' },
    ],
    ['no word of the service', SERVER, ({ services }) => void delete services['WinDefend'], { defender: 'unknown' }],
    ['no sensor', SERVER, ({ services }) => void Object.assign(services, { Sense: null }), { sensor: 'stopped' }],
    [
      'a stopped wscsvc on a server',
      SERVER,
      ({ services }) => void Object.assign(services, { wscsvc: 'Stopped' }),
      { securityCenter: 'unknown' },
    ],
    [
      'a stopped wscsvc',
      CLIENT,
      ({ services }) => void Object.assign(services, { wscsvc: 'Stopped' }),
      { securityCenter: 'stopped' },
    ],
    [
      'Defender alone',
      CLIENT,
      (device) => void Object.assign(device, { antivirus: [{ name: 'Microsoft Defender Antivirus' }] }),
      { antivirus: 'none' },
    ],
    [
      'another antivirus',
      CLIENT,
      (device) => void Object.assign(device, { antivirus: [{ name: 'Defender of Contoso' }] }),
      { antivirus: 'registered' },
    ],
    [
      'another antivirus that is off',
      CLIENT,
      (device) => void Object.assign(device, { antivirus: [{ name: 'X', state: 0x040000 }] }),
      { antivirus: 'idle' },
    ],
    [
      'another antivirus that is off beside one that is on',
      CLIENT,
      (device) =>
        void Object.assign(device, {
          antivirus: [
            { name: 'X', state: 0x040000 },
            { name: 'Y', state: 0x041000 },
          ],
        }),
      { antivirus: 'registered' },
    ],
    [
      'no Security Center',
      CLIENT,
      (device) => void Object.assign(device, { antivirus: null }),
      { antivirus: 'unknown' },
    ],
    [
      'another antivirus on a server',
      SERVER,
      (device) => void Object.assign(device, { antivirus: [{ name: 'X' }] }),
      { antivirus: 'unknown' },
    ],
    ['the forcing value 0', SERVER, (_, put) => put(FORCING, 0 as never), { force: 'active' }],
    ['the forcing value as text', SERVER, (_, put) => put(FORCING, '1' as never), { force: 'wrong-data' }],
    ['the forcing value 2', SERVER, (_, put) => put(FORCING, 2 as never), { force: 'wrong-data' }],
    ['the forcing value as an empty list', SERVER, (_, put) => put(FORCING, [] as never), { force: 'wrong-data' }],
    [
      'the forcing value as a QWORD',
      SERVER,
      (device) => {
        device.qwords = [`P:Windows Advanced Threat Protection\\${FORCING.name}`];
      },
      { force: 'wrong-data' },
    ],
    ...(
      [
        ['the turn-off policy', TURN_OFF, { turnOff: 'unknown' }],
        ['block mode by policy', BLOCK_MODE.policy, { blockPolicy: 'unknown', conflict: 'no' }],
        ['cloud protection', CLOUD.policy, { cloud: 'unknown' }],
      ] as const
    ).map(([what, place, facts]): [string, ExpectedState, Change, Partial<Facts>] => [
      `${what} as a QWORD`,
      SERVER,
      (device, put) => {
        put(place, 1 as never);
        device.qwords = [`${place.key}\\${place.name}`.toUpperCase()];
      },
      facts,
    ]),
    ['no forcing value', SERVER, (_, put) => put(FORCING, null as never), { force: 'absent' }],
    ...[
      ...WRONG_FORCING,
      { key: 'HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection', name: 'ForceDefenderPassiveMode' },
    ].map(({ key, name }): [string, ExpectedState, Change, Partial<Facts>] => [
      `${name} under ${key}`,
      SERVER,
      (_, put) => {
        put(FORCING, null as never);
        put({ key, name }, 1 as never);
      },
      { force: 'wrong-key' },
    ]),
    ['two forcing values', SERVER, (_, put) => put(WRONG_FORCING[0] ?? FORCING, 1 as never), { force: 'passive' }],
    ['the turn-off policy', SERVER, (_, put) => put(TURN_OFF, 1 as never), { turnOff: 'enabled' }],
    ['the turn-off policy disabled', SERVER, (_, put) => put(TURN_OFF, 0 as never), { turnOff: 'disabled' }],
    ['no onboarding', SERVER, (_, put) => put(ONBOARDING, 0 as never), { onboarded: 'no' }],
    [
      'no key of onboarding',
      SERVER,
      ({ registry }) => void Object.assign(registry, { [ONBOARDING.key]: null }),
      { onboarded: 'no' },
    ],
    ['no word of onboarding', SERVER, ({ registry }) => void delete registry[ONBOARDING.key], { onboarded: 'unknown' }],
    [
      'tamper protection',
      SERVER,
      ({ status }) => void Object.assign(status, { IsTamperProtected: true }),
      { tamper: 'holds-active' },
    ],
    [
      'tamper protection on an old platform',
      SERVER,
      ({ status }) => void Object.assign(status, { IsTamperProtected: true, AMProductVersion: '4.18.2207.7' }),
      { tamper: 'free' },
    ],
    [
      'tamper protection on a platform that is not told',
      SERVER,
      ({ status }) => void Object.assign(status, { IsTamperProtected: true, AMProductVersion: 'new' }),
      { tamper: 'unknown', floor: 'unknown' },
    ],
    [
      'an old platform',
      SERVER,
      ({ status }) => void Object.assign(status, { AMProductVersion: '4.18.2201.11' }),
      { floor: 'platform-below' },
    ],
    [
      'an old engine',
      SERVER,
      ({ status }) => void Object.assign(status, { AMEngineVersion: '1.1.16700.1' }),
      { floor: 'engine-below' },
    ],
    ['no engine', SERVER, ({ status }) => void Object.assign(status, { AMEngineVersion: null }), { floor: 'unknown' }],
    ['cloud protection off by policy', SERVER, (_, put) => put(CLOUD.policy, 0 as never), { cloud: 'off' }],
    ['basic membership', SERVER, (_, put) => put(CLOUD.policy, 1 as never), { cloud: 'on' }],
    ['cloud protection off by MDM', SERVER, (_, put) => put(CLOUD.mdm, 0 as never), { cloud: 'off' }],
    [
      'cloud protection both ways',
      SERVER,
      (_, put) => {
        put(CLOUD.policy, 2 as never);
        put(CLOUD.mdm, 0 as never);
      },
      { cloud: 'on' },
    ],
    ['no block mode', SERVER, (_, put) => put(BLOCK_MODE.policy, 0 as never), { blockPolicy: 'missing' }],
    ...[-1, 2 ** 53 + 2, 2 ** 63, '1'].map((data): [string, ExpectedState, Change, Partial<Facts>] => [
      `block mode by a policy that no number says: ${data}`,
      SERVER,
      (_, put) => {
        put(BLOCK_MODE.policy, data as never);
        put(BLOCK_MODE.mdm, 1 as never);
      },
      { blockPolicy: 'set', conflict: 'no' },
    ]),
    ['block mode by no policy', SERVER, (_, put) => put(BLOCK_MODE.policy, null as never), { blockPolicy: 'missing' }],
    [
      'block mode by MDM',
      SERVER,
      (_, put) => {
        put(BLOCK_MODE.policy, null as never);
        put(BLOCK_MODE.mdm, 3 as never);
      },
      { blockPolicy: 'set', conflict: 'no' },
    ],
    [
      'block mode both ways',
      SERVER,
      (_, put) => put(BLOCK_MODE.mdm, 0 as never),
      { blockPolicy: 'set', conflict: 'yes' },
    ],
    [
      'a change since the start',
      SERVER,
      (device) => void Object.assign(device, { modeChangedAt: '2026-11-20T06:00:01Z' }),
      { change: 'since-boot' },
    ],
    [
      'a change before the start',
      SERVER,
      (device) => void Object.assign(device, { modeChangedAt: '2026-11-20T05:59:59Z' }),
      { change: 'settled' },
    ],
    [
      'another form of time',
      SERVER,
      (device) => void Object.assign(device, { modeChangedAt: '2026-11-20T08:00:00+01:00' }),
      { change: 'since-boot' },
    ],
    ['no time', SERVER, (device) => void Object.assign(device, { modeChangedAt: 'lately' }), { change: 'unknown' }],
    [
      'another operating system',
      SERVER,
      (device) => void Object.assign(device, { os: { build: 19045, productType: 1 } }),
      { os: 'client' },
    ],
    [
      'one that cannot have the mode',
      SERVER,
      (device) => void Object.assign(device, { os: { build: 7601, productType: 1 } }),
      { os: 'unsupported' },
    ],
    [
      'one that can have it with an agent that nobody told',
      SERVER,
      (device) => void Object.assign(device, { os: { build: 14393, productType: 3 } }),
      { os: 'unknown' },
    ],
    [
      'an unknown one',
      SERVER,
      (device) => void Object.assign(device, { os: { build: 1, productType: 3 } }),
      { os: 'unknown', securityCenter: 'unknown' },
    ],
    [
      'no registry',
      SERVER,
      (device) => void delete (device as { registry?: unknown }).registry,
      {
        force: 'unknown',
        turnOff: 'unknown',
        onboarded: 'unknown',
        blockPolicy: 'unknown',
        conflict: 'no',
        cloud: 'unknown',
      },
    ],
  ])('%s', (_, expected, change, facts) => {
    expect(changed(expected, change)).toMatchObject(facts);
  });

  it('say portal where the fleet means the switch of the portal', () => {
    const portal = expectedOf('windows-11', 'active+edr-block', ', baseline: 2021-07');
    expect(changed(portal, () => undefined).blockPolicy).toBe('portal');
  });

  it('take the agent of the group for operating systems that it does not list', () => {
    const unified = expectedOf('windows-server-2019', 'passive', ', agent: unified');
    const mma = expectedOf('windows-server-2019', 'passive', ', agent: mma');
    const on2016 = { mdav: 1, device: 'x', os: { build: 14393, productType: 3 } };
    expect([factsFor(on2016, unified).os, factsFor(on2016, mma).os]).toEqual(['server', 'unsupported']);
    expect(groupFacts(unified).planOf('windows-server-2016').isListed).toBe(false);
  });

  it.each(MODES)('do not say of a system that %s cannot be there where an agent that nobody told brings it', (mode) => {
    for (const os of OS_IDS) {
      const { planOf } = groupFacts({ mode, baseline: 'current', devices: [] });
      const fit = [undefined, ...AGENTS].filter(
        (agent) => settleMode(os, agent, mode, 'current').refusedBy.length === 0,
      );
      const said = fit.includes(undefined)
        ? isServer(os)
          ? 'server'
          : 'client'
        : fit.length > 0
          ? 'unknown'
          : 'unsupported';
      expect([os, planOf(os).os]).toEqual([os, said]);
      // What the note says of such a system.
      if (said === 'unknown') expect(fit).toEqual(['unified']);
    }
  });

  it('come from an export', () => {
    const row = { DeviceName: 'x', OSPlatform: 'WindowsServer2022', AvMode: '1', OnboardingStatus: 'Can be onboarded' };
    expect(factsFor(row, SERVER)).toMatchObject({
      os: 'server',
      reported: 'passive',
      onboarded: 'no',
      force: 'unknown',
    });
    expect(factsFor({ ...row, OnboardingStatus: 'Insufficient info' }, SERVER).onboarded).toBe('unknown');
  });
});

describe('words of the running mode', () => {
  it.each([
    ['Normal', 'active'],
    ['NORMAL', 'active'],
    ['Passive', 'passive'],
    ['Passive mode', 'passive'],
    ['passive  MODE', 'passive'],
    ['SxS Passive Mode', 'sxs-passive'],
    ['EDR Block Mode', 'edr-block'],
    ['EDR block mode', 'edr-block'],
    ['Not running', 'not-running'],
    ['Hybrid', 'unknown'],
    ['0', 'unknown'],
    ['x'.repeat(100), 'unknown'],
  ])('%s is %s', (word, mode) => {
    expect(runningModeOf(word)).toBe(mode);
  });
  it.each([
    ['0', 'active'],
    ['1', 'passive'],
    ['2', 'not-running'],
    ['3', 'unknown'],
    ['4', 'edr-block'],
    ['5', 'unknown'],
    ['Active', 'active'],
    ['EDRBlocked', 'edr-block'],
    ['Other', 'unknown'],
    ['PassiveAudit', 'unknown'],
    ['not-running', 'not-running'],
    ['6', 'unknown'],
    ['__proto__', 'unknown'],
  ])('%s of an export is %s', (word, mode) => {
    expect(avModeOf(word)).toBe(mode);
  });
});

describe('a version', () => {
  it.each<[string, string, boolean | undefined]>([
    ['4.18.2208.0', '4.18.2208.0', true],
    ['4.18.2208', '4.18.2208.0', true],
    ['4.18.2208', '4.18.2208.1', false],
    ['4.18.24090.11', '4.18.2208.0', true],
    ['4.9.9999.9', '4.18.2208.0', false],
    ['5.0', '4.18.2208.0', true],
    ['4', '4.18', undefined],
    ['', '4.18', undefined],
    ['4..1', '4.18', undefined],
    ['4.18.x', '4.18', undefined],
    ['4.18.1.2.3', '4.18', undefined],
    ['4.18.9999999999', '4.18', undefined],
    ['4.18.1 ', '4.18', undefined],
  ])('%s against %s: %s', (version, floor, answer) => {
    expect(isAtLeast(version, floor)).toBe(answer);
  });
});
