import { describe, expect, it } from 'vitest';
import type { OutsideLayer } from '../model/parsed-fleet.ts';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import type { Target } from '../target/target.ts';
import { buildFleet } from './build-fleet.ts';

const target: Target = {
  id: 'list',
  title: 'A list of what is set',
  serves: ['registry'],
  produce: (group, { epochSeconds }) => ({
    files: new Map([
      [
        'list.txt',
        new TextEncoder().encode(`${epochSeconds} ${group.assignments.map(({ setting }) => setting).join(' ')}`),
      ],
    ]),
    emissions: group.assignments.map(({ setting }) =>
      setting === 'puaProtection'
        ? { kind: 'manual', setting, why: 'Because.', step: 'Do it.' }
        : { kind: 'emitted', setting },
    ),
    diagnostics: [],
  }),
};

function resolve(groups: string, layers?: ReadonlyMap<string, OutsideLayer>) {
  const parsed = parseFleet({ text: `mdav: 1\nname: f\ngroups:\n${groups}` });
  const resolved = parsed.ok ? resolveFleet({ ...parsed.value, ...(layers && { layers }) }) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value;
}

function build(groups: string, layers?: ReadonlyMap<string, OutsideLayer>) {
  const result = buildFleet(resolve(groups, layers), { targets: [target], date: '2026-11-21' });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  const text = (path: string) => new TextDecoder().decode(result.built.files.get(path));
  return { ...result.built, text };
}

const PASSIVE =
  "  a: { os: windows-server-2022, mode: passive, onboarding: { state: planned }, antivirus: { product: 'X<b>|`y', exclusionsForDefender: true }, deliver: [registry], settings: { puaProtection: block } }\n";

describe('buildFleet', () => {
  it('says in its summary which layer a value comes from, and where a group departs from its preset', () => {
    const layers = new Map([['house@1', { settings: { puaProtection: 'block', cloudBlockLevel: 'high' } as const }]]);
    const group = (settings: string) =>
      `  a: { os: windows-11, mode: active, antivirus: none, extends: [house@1], settings: { ${settings} } }\n`;
    const departing = build(group('puaProtection: audit, allowEmailScanning: true'), layers).text('SUMMARY.md');
    expect(departing).toContain('| `puaProtection` | `audit` | no change | the group |');
    expect(departing).toContain('| `cloudBlockLevel` | `high` | stronger than default | preset house@1 |');
    expect(departing).toContain('| `puaProtection` | house@1 | `block` | `audit` | weaker |');
    expect(departing).not.toContain('| `allowEmailScanning` | house@1 |');
    expect(build(group('puaProtection: block'), layers).text('SUMMARY.md')).not.toContain('Departs');
  });

  it('marks in its summary what changes nothing on Windows, what weakens it and what strengthens it', () => {
    const of = (settings: string) =>
      build(`  a: { os: windows-11, mode: active, antivirus: none, settings: { ${settings} } }\n`).text('SUMMARY.md');
    const marked = of(
      'allowRealtimeMonitoring: true, allowBehaviorMonitoring: false, cloudBlockLevel: high, allowCloudProtection: true, excludedPaths: [C:\\a]',
    );
    expect(marked).toContain('| Setting | Value | Against the default of Windows | From |');
    expect(marked).toContain('| `allowRealtimeMonitoring` | `true` | no change |');
    expect(marked).toContain('| `allowBehaviorMonitoring` | `false` | weaker than true |');
    expect(marked).toContain('| `cloudBlockLevel` | `high` | stronger than default |');
    expect(marked).toContain('| `excludedPaths` | `C:\\a` | weaker than none |');
    expect(marked).toContain('| `allowCloudProtection` | `true` |  |');
    expect(of('allowCloudProtection: true')).not.toContain('Against the default');
  });

  it('writes what each target makes, the runbook, the summary and the manifest', () => {
    const { files, text } = build(PASSIVE);
    expect([...files.keys()]).toEqual(['SUMMARY.md', 'a/RUNBOOK.md', 'a/list.txt', 'manifest.json']);
    expect(text('a/list.txt')).toBe('315532800 forceDefenderPassiveMode puaProtection');
    expect(Object.keys(JSON.parse(text('manifest.json')).files)).toEqual(['SUMMARY.md', 'a/RUNBOOK.md', 'a/list.txt']);
  });

  it('tells in the summary why settings and single rules have their values', () => {
    const summary = build(`  a:
    os: windows-11
    mode: active
    deliver: [registry]
    settings:
      puaProtection: { value: audit, reason: an installer, owner: desks, expires: 2027-03-01, ticket: CHG-1 }
      attackSurfaceReductionRules: { block-webshell-creation: { value: audit, reason: a portal } }
`).text('SUMMARY.md');
    expect(summary).toContain('Reasons:');
    expect(summary).toMatch(/\| `puaProtection` +\| `audit` +\| an installer +\| desks +\| 2027-03-01 +\| CHG-1 +\|/);
    expect(summary).toMatch(/\| `attackSurfaceReductionRules` +\| `block-webshell-creation` +\| a portal /);
    expect(build(PASSIVE).text('SUMMARY.md')).not.toContain('Reasons:');
  });

  it('runs only the targets that the delivery of a group asks for', () => {
    expect([
      ...build('  a: { os: windows-11, mode: active, antivirus: none, deliver: [intune] }\n').files.keys(),
    ]).not.toContain('a/list.txt');
  });

  it('orders the steps, puts settings by hand at the end, and lets no name break out', () => {
    const runbook = build(PASSIVE).text('a/RUNBOOK.md');
    const titles = [...runbook.matchAll(/^#{2,3} (.+)$/gm)].map(([, title]) => title);
    expect(titles).toEqual([
      'Prepare',
      '1. Exclude the two products from each other',
      '2. See that the other antivirus is installed and runs',
      'Deploy',
      '3. Import the registry file',
      'Onboard',
      '4. Onboard the devices to Defender for Endpoint',
      'Switch',
      '5. Restart the servers',
      'Confirm',
      '6. Confirm the mode on the devices',
      'Settings that need a hand',
    ]);
    expect(runbook).not.toContain('<b>');
    expect(runbook).toContain('`Passive` or `Passive Mode`');
  });

  it('builds nothing when an error is unanswered', () => {
    const result = buildFleet(resolve('  a: { os: windows-server-2016, mode: passive, deliver: [registry] }\n'), {
      targets: [target],
      date: '2026-11-21',
    });
    expect(result.ok).toBe(false);
  });
});
