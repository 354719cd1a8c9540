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
    expect(out).toMatch(
      /✗ D-2 \(desks\): 0 of 1 met, 1 violates\n[\s\S]* in D-2 \(desks\)\n.*says audit, wants block {2}states\.ndjson:2/,
    );
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

  describe('by verdicts that mdav verify wrote', () => {
    const BIG = `mdav: 1
name: demo
groups:
  desks:
    os: windows-11
    mode: active
    antivirus: none
    deliver: [gpo]
    extends: [microsoft-windows-11@25H2]
    settings: { puaProtection: block, excludedPaths: ['C:\\A'] }
`;
    const RULES = `${DEFENDER}\\Windows Defender Exploit Guard\\ASR`;
    const PSEXEC = 'd1e49aac-8f56-4280-b9ba-993a6d77406c';
    const rules = (action: string) => ({
      registry: {
        [DEFENDER]: { PUAProtection: 1 },
        [RULES]: { ExploitGuard_ASR_Rules: 1 },
        [`${RULES}\\Rules`]: { [PSEXEC]: action },
        [`${DEFENDER}\\Exclusions`]: { Exclusions_Paths: 1 },
        [`${DEFENDER}\\Exclusions\\Paths`]: { 'C:\\A': '0' },
        [MANAGED]: { PUAProtection: null },
      },
    });
    const states = [
      state('D-1', 1),
      state('D-2', 2),
      state('D-3', null),
      state('D-4', 1, rules('1')),
      state('D-5', 1, rules('2')),
      state('D-6', 1, { status: { AMRunningMode: 'Passive Mode', AMServiceEnabled: true } }),
      state('D-7', 1, {
        status: { AMRunningMode: 'Normal', AMServiceEnabled: true, RealTimeProtectionEnabled: false },
      }),
      state('D-8', 1, { status: { AMRunningMode: 'Not running', AMServiceEnabled: false } }),
      state('D-9', 1, { status: {} }),
    ].join('\n');
    const NAMED = ['microsoft-windows-11@25H2', 'disa-defender-antivirus', 'disa-windows-antivirus'];
    const standings = async (named: string) => {
      const frameworks = NAMED.flatMap((name) => ['--framework', name]);
      const { out, err } = await mdav('comply', ...frameworks, '--state', named, '--format', 'json');
      const told = JSON.parse(out).frameworks.flatMap(({ groups }: { groups: { device: string; rules: Rule[] }[] }) =>
        groups.flatMap(({ device, rules: judged }) =>
          judged.map(({ rule, standing, says }) => `${device} ${rule}: ${standing} ${says ?? ''}`),
        ),
      ) as readonly string[];
      return { told, err };
    };
    interface Rule {
      readonly rule: string;
      readonly standing: string;
      readonly says?: string;
    }
    const verify = (...args: string[]) => mdav('verify', '--state', 'states.ndjson', ...args);

    it.each(['json', 'ndjson'])('judges alike, in %s', async (format) => {
      write('mdav.yaml', BIG);
      write('states.ndjson', `${states}\n`);
      await verify('--all', '--output', `${format}=verdicts.${format}`);
      const byStates = await standings('states.ndjson');
      const byVerdicts = await standings(`verdicts.${format}`);
      expect(byVerdicts.told).toEqual(byStates.told);
      expect(byVerdicts.err).toBe('');
      for (const standing of ['meets', 'violates', 'not-told', 'no-effect', 'not-managed'])
        expect(
          byStates.told.some((line) => line.includes(`: ${standing} `)),
          standing,
        ).toBe(true);
    });

    it('tells how many devices a run left out', async () => {
      write('mdav.yaml', BIG);
      write('states.ndjson', `${states}\n`);
      await verify('--output', 'verdicts.json', '--limit', '1');
      const { err } = await standings('verdicts.json');
      expect(err).toContain('state-left-out');
    });

    it('takes what was right for not told once the fleet says otherwise, and what was wrong as it is', async () => {
      write('mdav.yaml', FLEET);
      write('house.yaml', house);
      write('states.ndjson', `${state('D-1', 1)}\n${state('D-2', 2)}\n`);
      await verify('--all', '--output', 'verdicts.json');
      write('mdav.yaml', FLEET.replace('puaProtection: block', 'puaProtection: audit'));
      const { out, err } = await mdav('comply', '--framework', 'house.yaml', '--state', 'verdicts.json');
      expect(out).toContain('D-1 (desks): 0 of 1 met, 1 not told');
      expect(out).toMatch(/D-2 \(desks\).*1 violates\n[\s\S]* in D-2 \(desks\)\n.*says audit, wants block/);
      expect(err).toContain('state-other-fleet');
    });
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
