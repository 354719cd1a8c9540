import { spawnSync } from 'node:child_process';
import { groupWith } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
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
const STATUS = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status';
const value = (key: string, name: string, data: string): Row => ({
  path: `${key}\\${name}`,
  key,
  name,
  type: 'REG_DWORD',
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

/** The queries of the pack that give a row, run by SQLite, which osquery is built on. */
function told(device: Device, mode: 'active' | 'passive', os: string): readonly string[] {
  const pack = osqueryPack(groupWith({}, { mode, os: [os] as never, onboarding: { state: 'onboarded' } }));
  const { queries } = JSON.parse(pack) as { queries: Record<string, { query: string }> };
  const script = `
import json, sqlite3, sys
given = json.load(sys.stdin)
db = sqlite3.connect(':memory:')
for table, columns in given['columns'].items():
    db.execute('CREATE TABLE %s (%s)' % (table, ', '.join(columns)))
    for row in given['device'][table]:
        db.execute('INSERT INTO %s VALUES (%s)' % (table, ', '.join('?' for _ in columns)), [row.get(c) for c in columns])
print(json.dumps([name for name, sql in given['queries'].items() if db.execute(sql).fetchall()]))
`;
  const input = JSON.stringify({
    columns: COLUMNS,
    device,
    queries: Object.fromEntries(Object.entries(queries).map(([name, { query }]) => [name, query])),
  });
  const { stdout, stderr, status } = spawnSync('python3', ['-c', script], { input, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout) as string[];
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

  it('knows a client without another antivirus, and the key of the guides', () => {
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
});
