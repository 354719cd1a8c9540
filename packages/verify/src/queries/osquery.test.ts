import { spawnSync } from 'node:child_process';
import type { ResolvedGroup } from '@mdav/core';
import { groupWith } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedGroup } from '../expected/expected-group.ts';
import { factsOf } from '../facts/facts-of.ts';
import { groupFacts } from '../facts/group-facts.ts';
import { FORCING, ONBOARDING, TURN_OFF } from '../facts/places.ts';
import { stateOf } from '../state/state-of.ts';
import { osqueryPack } from './osquery.ts';

/** A device as osquery would show it: rows per table, columns as its documentation has them. */
type Device = Readonly<Record<'registry' | 'services' | 'windows_security_products' | 'os_version', readonly Row[]>>;
type Row = Readonly<Record<string, string>>;

const COLUMNS = {
  registry: ['path', 'key', 'name', 'type', 'data'],
  services: ['name', 'status'],
  windows_security_products: ['type', 'name', 'state'],
  os_version: ['name'],
} as const;

const ATP = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection';
const POLICY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
const STATUS = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status';
const value = (key: string, name: string, data: string, type = 'REG_DWORD'): Row => ({
  path: `${key}\\${name}`,
  key,
  name,
  type,
  data,
});

const goodServer: Device = {
  registry: [value(ATP, 'ForceDefenderPassiveMode', '1'), value(STATUS, 'OnboardingState', '1')],
  services: [
    { name: 'WinDefend', status: 'RUNNING' },
    { name: 'Sense', status: 'RUNNING' },
  ],
  windows_security_products: [],
  os_version: [{ name: 'Microsoft Windows Server 2019 Standard' }],
};
const goodClient: Device = {
  ...goodServer,
  registry: [value(STATUS, 'OnboardingState', '1')],
  windows_security_products: [
    { type: 'Antivirus', name: 'Microsoft Defender Antivirus', state: 'Off' },
    { type: 'Antivirus', name: 'Contoso Protect', state: 'On' },
  ],
  os_version: [{ name: 'Microsoft Windows 11 Enterprise' }],
};

const python = spawnSync('python3', ['-c', 'import sqlite3']).status === 0;

/** The queries of the pack that give a row, for each device, run by SQLite, which osquery is built on. */
function toldOf(devices: readonly Device[], group: ResolvedGroup): readonly (readonly string[])[] {
  const { queries } = JSON.parse(osqueryPack(group)) as { queries: Record<string, { query: string }> };
  const script = `
import json, sqlite3, sys
given = json.load(sys.stdin)
told = []
for device in given['devices']:
    db = sqlite3.connect(':memory:')
    for table, columns in given['columns'].items():
        db.execute('CREATE TABLE %s (%s)' % (table, ', '.join(columns)))
        for row in device[table]:
            db.execute('INSERT INTO %s VALUES (%s)' % (table, ', '.join('?' for _ in columns)), [row.get(c) for c in columns])
    told.append([name for name, sql in given['queries'].items() if db.execute(sql).fetchall()])
print(json.dumps(told))
`;
  const input = JSON.stringify({
    columns: COLUMNS,
    devices,
    queries: Object.fromEntries(Object.entries(queries).map(([name, { query }]) => [name, query])),
  });
  const { stdout, stderr, status } = spawnSync('python3', ['-c', script], { input, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout) as string[][];
}

function told(device: Device, mode: 'active' | 'passive', os: string): readonly string[] {
  const group = groupWith({}, { mode, os: [os] as never, onboarding: { state: 'onboarded' } });
  return toldOf([device], group)[0] ?? [];
}

describe.skipIf(!python)(`osquery pack, run by SQLite${python ? '' : ' (skipped: no python3)'}`, () => {
  it('says nothing of devices that are as the group wants them', () => {
    expect(told(goodServer, 'passive', 'windows-server-2019')).toEqual([]);
    expect(told(goodClient, 'passive', 'windows-11')).toEqual([]);
    expect(told({ ...goodClient, windows_security_products: [] }, 'active', 'windows-11')).toEqual([]);
  });

  it('names what is missing on a server', () => {
    const bare: Device = { ...goodServer, registry: [], services: [] };
    expect(told(bare, 'passive', 'windows-server-2019')).toEqual([
      'forcing_value_missing',
      'not_onboarded',
      'sensor_not_running',
      'antivirus_removed',
    ]);
  });

  it('knows a value that forces the other mode', () => {
    expect(told(goodServer, 'active', 'windows-server-2019')).toEqual(['forced_passive']);
    const zero = {
      ...goodServer,
      registry: [value(ATP, 'ForceDefenderPassiveMode', '0'), value(STATUS, 'OnboardingState', '1')],
    };
    expect(told(zero, 'passive', 'windows-server-2019')).toEqual(['forcing_value_missing']);
  });

  it('knows a client without another antivirus, and a key of the guides', () => {
    const alone: Device = {
      ...goodClient,
      windows_security_products: goodClient.windows_security_products.slice(0, 1),
      registry: [
        ...goodClient.registry,
        value('HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', 'ForcePassiveMode', '1'),
      ],
    };
    expect(told(alone, 'passive', 'windows-11')).toEqual(['antivirus_not_registered', 'wrong_forcing_value']);
  });

  it('takes a value of another kind for another value', () => {
    const text = {
      ...goodServer,
      registry: [value(ATP, 'ForceDefenderPassiveMode', '1', 'REG_SZ'), value(STATUS, 'OnboardingState', '1')],
    };
    expect(told(text, 'passive', 'windows-server-2019')).toEqual(['forcing_value_missing']);
    expect(told(text, 'active', 'windows-server-2019')).toEqual([]);
  });

  it.each(['passive', 'active'] as const)(
    'finds what the library finds on devices of a group that is to be %s',
    (mode) => {
      const os = ['windows-server-2019', 'windows-11'] as const;
      const group = groupWith({}, { mode, os, onboarding: { state: 'onboarded' } });
      const data = fc.constantFrom('0', '1', '1', '2', undefined);
      const drawn = fc.sample(
        fc.record({
          isServer: fc.boolean(),
          force: data,
          isText: fc.boolean(),
          wrong: data,
          turnOff: data,
          onboarded: data,
          sense: fc.constantFrom('RUNNING', 'RUNNING', 'STOPPED', undefined),
          defender: fc.constantFrom('RUNNING', 'RUNNING', undefined),
          other: fc.boolean(),
        }),
        { numRuns: 300, seed: Number(process.env['MDAV_SEED'] ?? 1) },
      );
      const rows = (key: string, name: string, found: string | undefined, type?: string) =>
        found === undefined ? [] : [value(key, name, found, type)];
      const devices = drawn.map(
        (one): Device => ({
          registry: [
            ...rows(ATP, 'ForceDefenderPassiveMode', one.force, one.isText ? 'REG_SZ' : undefined),
            ...rows(POLICY, 'ForcePassiveMode', one.wrong),
            ...rows(POLICY, 'DisableAntiSpyware', one.turnOff),
            ...rows(STATUS, 'OnboardingState', one.onboarded),
          ],
          services: [
            ...(one.defender === undefined ? [] : [{ name: 'WinDefend', status: one.defender }]),
            ...(one.sense === undefined ? [] : [{ name: 'Sense', status: one.sense }]),
          ],
          windows_security_products:
            one.other && !one.isServer
              ? goodClient.windows_security_products
              : goodClient.windows_security_products.slice(0, 1),
          os_version: one.isServer ? goodServer.os_version : goodClient.os_version,
        }),
      );
      const facts = groupFacts(expectedGroup(group));
      const expected = drawn.map((one) => {
        const number = (text: string | undefined, isText = false) =>
          text === undefined ? null : isText ? text : Number(text);
        const collected = stateOf({
          mdav: 1,
          device: 'x',
          os: one.isServer ? { build: 17763, productType: 3 } : { build: 22631, productType: 1 },
          services: {
            WinDefend: one.defender === undefined ? null : 'Running',
            Sense: one.sense === 'RUNNING' ? 'Running' : one.sense === undefined ? null : 'Stopped',
            wscsvc: 'Running',
          },
          antivirus: one.isServer
            ? null
            : [
                { name: 'Microsoft Defender Antivirus' },
                ...(one.other ? [{ name: 'Bitdefender Endpoint Security Tools' }] : []),
              ],
          registry: {
            [FORCING.key]: { [FORCING.name]: number(one.force, one.isText) },
            [TURN_OFF.key]: { [TURN_OFF.name]: number(one.turnOff), ForcePassiveMode: number(one.wrong) },
            [ONBOARDING.key]: { [ONBOARDING.name]: number(one.onboarded) },
          },
        });
        if (!collected.ok) throw new Error(JSON.stringify(collected.diagnostics));
        const { force, os: kind, onboarded, sensor, antivirus, turnOff, defender } = factsOf(collected.value, facts);
        const isPassive = mode === 'passive';
        return [
          ...(isPassive && kind === 'server' && force !== 'passive' ? ['forcing_value_missing'] : []),
          ...(isPassive && onboarded === 'no' ? ['not_onboarded'] : []),
          ...(isPassive && sensor === 'stopped' ? ['sensor_not_running'] : []),
          ...(!isPassive && force === 'passive' ? ['forced_passive'] : []),
          ...(isPassive && kind === 'client' && antivirus === 'none' ? ['antivirus_not_registered'] : []),
          // A forcing value in the right place does not hide one in the wrong place.
          ...(one.wrong === undefined ? [] : ['wrong_forcing_value']),
          ...(turnOff === 'absent' ? [] : ['turn_off_policy']),
          ...(defender === 'missing' ? ['antivirus_removed'] : []),
        ].sort();
      });
      expect(toldOf(devices, group).map((names) => [...names].sort())).toEqual(expected);
    },
  );
});
