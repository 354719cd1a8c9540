import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useScratch } from '../__tests__/scratch.ts';
import { MOST_FINDINGS } from './check-options.ts';

const { folder, write, mdav } = useScratch();

/** Clients of which each has the same five findings, from the defaults and from its own lines. */
const many = (groups: number) => `mdav: 1
name: demo
defaults:
  os: windows-11
  mode: passive
  licence: p2
  onboarding: { state: onboarded }
  antivirus: { product: Other, registered: true, exclusionsForDefender: true }
  settings: { allowRealtimeMonitoring: false }
groups:
${Array.from({ length: groups }, (_, index) => `  g${index}: { deliver: [intune], settings: { forceDefenderPassiveMode: true } }\n`).join('')}`;
/** Groups that share no finding, since each names its own operating system and folder. */
const apart = (groups: number) =>
  `mdav: 1\nname: demo\ndefaults: { os: windows-11, mode: active, antivirus: none, deliver: [intune] }\ngroups:\n${Array.from(
    { length: groups },
    (_, index) => `  g${index}: { settings: { excludedPaths: ['d${index}'] } }\n`,
  ).join('')}`;

const findingsIn = async (file: string) =>
  (JSON.parse((await mdav('check', file, '--format', 'json')).out) as { findings: { rule: string; group: string }[] })
    .findings;

describe('what many groups have in common', () => {
  it.each([1, 2, 40])('is told once, however many there are: %i', async (groups) => {
    write('mdav.yaml', many(groups));
    const { out } = await mdav('check');
    const all = await findingsIn('mdav.yaml');
    const rules = new Set(all.map(({ rule }) => rule));
    expect(all.filter(({ rule }) => rule === 'force-passive-on-client')).toHaveLength(groups);
    for (const rule of rules) expect(out.split(rule), rule).toHaveLength(2);
    expect(out).toMatch(/protection-turned-off-in-passive · g0/);
    if (groups === 40) {
      expect(out).toContain('mdav.yaml:9:15  protection-turned-off-in-passive · g0, g1, g10, g11, g12 and 35 more');
      expect(out).toMatch(/and g1 \(12:40\), g2 \(13:40\).* and 34 more/);
      expect(out).toMatch(/✗ 40 errors, 40 warnings/);
    }
  });

  it('is in every report for programs as often as it is found', async () => {
    write('mdav.yaml', many(40));
    const { findings } = { findings: await findingsIn('mdav.yaml') };
    const args = ['--output', 'sarif=s', '--output', 'junit=j', '--output', 'json=o', '--max-findings', '1'];
    await mdav('check', ...args);
    const text = (file: string) => readFileSync(join(folder(), file), 'utf8');
    expect(JSON.parse(text('s')).runs[0].results).toHaveLength(findings.length);
    expect(text('j').match(/<testcase /g)?.length).toBe(findings.length);
    expect(JSON.parse(text('o')).findings).toHaveLength(findings.length);
  });
});

describe('--max-findings', () => {
  it.each<[string[], number, boolean]>([
    [[], MOST_FINDINGS, true],
    [['--max-findings', 'all'], 150, false],
    [['--max-findings', '1000'], 150, false],
    [['--max-findings', '3'], 3, true],
    [['--max-findings', '0'], 0, true],
  ])('%j shows %i', async (args, shown, isCut) => {
    write('mdav.yaml', apart(150));
    const found = (await findingsIn('mdav.yaml')).filter(({ rule }) => rule === 'exclusion-path-not-absolute').length;
    expect(found).toBe(150);
    const { out } = await mdav('check', ...args);
    const pretty = out.match(/^ {2}mdav\.yaml:\d+:\d+ {2}/gm)?.length ?? 0;
    expect(pretty === shown || (shown === 150 && pretty >= shown), `${pretty}`).toBe(true);
    expect(/^… and \d+ .*; --max-findings all shows them$/m.test(out)).toBe(isCut);
    const { out: markdown } = await mdav('check', '--format', 'markdown', ...args);
    expect(/^… and \d+ .*\.$/m.test(markdown)).toBe(isCut);
  });

  it.each(['x', '-1', '1.5', ''])('is refused as "%s"', async (value) => {
    write('mdav.yaml', apart(1));
    const { code, err } = await mdav('check', `--max-findings=${value}`);
    expect([code, err]).toEqual([64, expect.stringContaining('Write a whole number, such as 20, or all.')]);
  });
});

describe('how much --fix may mend', () => {
  it.each<[string, string, number, number?]>([
    ['nothing', apart(2), 0],
    ['one in each of three groups, and one in what they share', many(3), 6],
    [
      'none that somebody answers for',
      `${many(1).replace('allowRealtimeMonitoring: false', '')}waivers:\n${['force-passive-on-client', 'passive-scan-exceptions-open'].map((rule) => `  - { rule: ${rule}, group: g0, reason: r, owner: o, expires: 2099-01-01 }\n`).join('')}`,
      0,
    ],
    [
      'what --fix does not reach behind an alias',
      `mdav: 1\nname: x\ngroups:\n  a: &a { os: windows-11, mode: passive, onboarding: { state: onboarded }, antivirus: { product: O, registered: true }, deliver: [gpo], settings: { disableAntiSpyware: true } }\n  b: *a\n`,
      2,
      0,
    ],
  ])('is what it tries: %s', async (_, text, number, reached = number) => {
    write('mdav.yaml', text);
    const { out } = await mdav('check');
    const told = Number(/`mdav check --fix` may mend (\d+) of them/.exec(out)?.[1] ?? 0);
    const { err } = await mdav('check', '--fix');
    const mended = Number(/^Mended (\d+) finding/.exec(err)?.[1] ?? 0);
    expect([told, mended]).toEqual([number, reached]);
    if (reached === number) expect((await mdav('check')).out).not.toContain('--fix');
  });

  it.each([
    ['code', 'fleet.mjs'],
    ['standard input', '-'],
  ])('is not told of %s, which is not edited', async (_, file) => {
    write(
      'fleet.mjs',
      `export default ${JSON.stringify({ mdav: 1, name: 'x', groups: { a: { os: 'windows-11', mode: 'passive', onboarding: { state: 'onboarded' }, antivirus: { product: 'O' }, deliver: ['intune'], settings: { forceDefenderPassiveMode: true } } } })};\n`,
    );
    const { out } = await mdav('check', file);
    expect(out).not.toContain('--fix');
  });
});
