import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useScratch } from '../__tests__/scratch.ts';

const { folder, write, mdav } = useScratch();
const FLEET = `mdav: 1
name: demo
groups:
  desks:
    os: windows-11
    mode: active
    antivirus: none
    deliver: [gpo]
    settings: { puaProtection: block }
`;
const MANAGED = 'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\Defender';
const DEFENDER = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';

/** What the collector prints of a device, as far as it is looked at here. */
function state(device: string, puaProtection: number | null, more: object = {}): string {
  return JSON.stringify({
    mdav: 1,
    collectedAt: '2026-11-21T12:00:00Z',
    device,
    fleet: 'demo',
    group: 'desks',
    os: { caption: 'Microsoft Windows 11 Enterprise', version: '10.0.26100', build: 26100, productType: 1 },
    status: { AMRunningMode: 'Normal', AMServiceEnabled: true, RealTimeProtectionEnabled: true },
    services: {},
    antivirus: [{ name: 'Windows Defender' }],
    registry: { [DEFENDER]: { PUAProtection: puaProtection }, [MANAGED]: { PUAProtection: null } },
    ...more,
  });
}

const house =
  "framework: house\nversion: '1'\ntitle: House\npublisher: Contoso\nsource: {}\nrules:\n  H-1: { setting: puaProtection, is: block }\n";

describe('mdav comply --state', () => {
  const comply = (...args: string[]) => mdav('comply', '--require', 'house.yaml', '--state', 'states.ndjson', ...args);

  it('judges devices, one by one, and says so', async () => {
    write('mdav.yaml', FLEET);
    write('house.yaml', house);
    write('states.ndjson', `${state('D-1', 1)}\n${state('D-2', 2)}\n${state('D-3', null)}\n`);
    const { code, out } = await comply();
    expect(code).toBe(1);
    expect(out).toContain('✓ D-1 (desks): 1 of 1 met\n');
    expect(out).toMatch(/✗ D-2 \(desks\): 0 of 1 met, 1 violates\n.*says audit, wants block {2}states\.ndjson:2/);
    expect(out).toContain('✗ D-3 (desks): 0 of 1 met, 1 not told\n');
    expect(out).toContain('It judges what devices showed of themselves, not what the policy says.');
    write('states.ndjson', `${state('D-1', 1)}\n`);
    expect((await comply()).code).toBe(0);
  });

  it('takes the last record of a device', async () => {
    write('mdav.yaml', FLEET);
    write('house.yaml', house);
    const later = state('d-1', 1, { collectedAt: '2026-11-22T12:00:00Z' });
    write('states.ndjson', `${later}\n${state('D-1', 2)}\n`);
    const { code, out } = await comply('--format', 'json');
    expect(code).toBe(0);
    const { judged, frameworks, mends } = JSON.parse(out);
    expect([judged, mends, frameworks[0].groups.length]).toEqual(['devices', [], 1]);
    expect(frameworks[0].groups[0]).toMatchObject({ group: 'desks', device: 'd-1', rules: [{ standing: 'meets' }] });
  });

  it('writes a checklist for each device, and leaves out devices of no group', async () => {
    write('mdav.yaml', FLEET);
    write('states.ndjson', `${state('D-1', 1)}\n${state('X-1', 1, { group: 'others' })}\n`);
    const lists = ['--checklist', 'cklb=lists', '--checklist', 'xccdf=lists'];
    const { code, err } = await mdav(
      'comply',
      '--framework',
      'disa-defender-antivirus',
      '--state',
      'states.ndjson',
      ...lists,
    );
    expect(code).toBe(0);
    expect(err).toContain('1 device of no group that can be told is left out: X-1.');
    expect(readdirSync(join(folder(), 'lists'))).toEqual(['D-1.cklb', 'D-1.disa-defender-antivirus_V2R8.xccdf.xml']);
    const checklist = JSON.parse(readFileSync(join(folder(), 'lists', 'D-1.cklb'), 'utf8'));
    expect(checklist.target_data).toMatchObject({
      host_name: 'D-1',
      comments: expect.stringContaining('It judges what devices showed of themselves'),
    });
    const statuses = new Set(checklist.stigs[0].rules.map(({ status }: { status: string }) => status));
    expect([...statuses].sort()).toEqual(['not_a_finding', 'not_applicable', 'not_reviewed']);
  });

  it.each([
    ['', 'state-nobody-judged'],
    [state('X-1', 1, { group: 'others' }), 'state-no-group'],
    ['{', 'state-'],
  ])('tells nothing of no device: %j', async (states, told) => {
    write('mdav.yaml', FLEET);
    write('house.yaml', house);
    write('states.ndjson', states);
    const { code, out, err } = await comply();
    expect([code, out, err]).toEqual([65, '', expect.stringContaining(told)]);
  });
});
