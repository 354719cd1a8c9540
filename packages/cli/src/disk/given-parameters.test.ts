// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of a fleet file look like that
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';

const FLEET = `mdav: 1
name: contoso
parameters:
  level: { type: string, default: high }
  isOn: { type: boolean, default: true }
  wait: { type: integer }
groups:
  desks:
    os: windows-11
    mode: active
    antivirus: none
    deliver: [intune]
    settings:
      allowRealtimeMonitoring: \${isOn}
      cloudBlockLevel: \${level}
      cloudExtendedTimeout: { seconds: '\${wait}' }
`;

describe('parameters on the command line', () => {
  let cwd = '';
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', ...args], { cwd });
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'mdav-parameters-'));
    writeFileSync(join(cwd, 'mdav.yaml'), FLEET);
    writeFileSync(join(cwd, 'prod.yaml'), 'level: high-plus\nwait: 20\n');
    writeFileSync(join(cwd, 'late.json'), '{ "wait": 30 }');
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'First');
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));
  const mdav = (...args: readonly string[]) => runMdav([...args], { cwd });

  it('are taken by every verb that reads a fleet, the last one counts, and those written out count most', async () => {
    expect((await mdav('show', 'mdav.yaml', '--env', 'prod.yaml')).out).toContain('cloudExtendedTimeout = 20 seconds');
    const several = ['--env', 'prod.yaml', '--env', 'late.json', '--param', 'level=high'];
    const { out } = await mdav('show', 'mdav.yaml', ...several);
    expect(out).toContain('cloudBlockLevel = high\n');
    expect(out).toContain('cloudExtendedTimeout = 30 seconds');
    for (const verb of [
      ['check'],
      ['build', '--out', 'dist'],
      ['comply'],
      ['report', '--html', 'page.html'],
      ['explain', '--effective', 'desks.cloudBlockLevel'],
    ])
      expect((await mdav(...verb, ...several)).code, verb[0]).toBe(0);
    expect((await mdav('build', '--check', '--out', 'dist', '--env', 'prod.yaml')).code).toBe(1);
    expect((await mdav('diff', 'mdav.yaml', 'dist', ...several)).out).toContain('agree on 3 settings');
  });

  it('that are missing or wrong are told with their places', async () => {
    expect(await mdav('check')).toMatchObject({
      code: 65,
      out: expect.stringContaining('The parameter wait has no value.'),
    });
    const told = await mdav('check', '--env', 'prod.yaml', '--param', 'wait=soon', '--param', 'colour=red');
    expect(told.out).toContain('--param wait  fleet-parameter-value');
    expect(told.out).toContain('The fleet has no parameter "colour".');
    expect((await mdav('check', '--env', 'none.yaml')).out).toContain('There is no file none.yaml.');
    expect((await mdav('check', '--env', '.')).out).toContain('. is a folder, a pipe or a device, and no file.');
    expect(await mdav('check', '--param', 'wait')).toMatchObject({
      code: 64,
      err: expect.stringContaining('NAME=VALUE'),
    });
  });

  it('are refused where the fleet does not have them, or passed over where they are for several fleets', async () => {
    const several = ['--env', 'prod.yaml', '--param', 'colour=red'];
    expect(await mdav('check', ...several)).toMatchObject({ code: 65 });
    const shown = await mdav('show', 'mdav.yaml', ...several, '--ignore-unknown-parameters');
    expect(shown).toMatchObject({ code: 0, out: expect.stringContaining('cloudExtendedTimeout = 20 seconds') });
    const wrong = await mdav('check', ...several, '--ignore-unknown-parameters', '--param', 'wait=soon');
    expect(wrong.out).toContain('--param wait  fleet-parameter-value');
    expect(wrong.out).not.toContain('colour');
  });

  it('are never written over', async () => {
    const open = await mdav('check', '--env', 'prod.yaml', '--param', 'isOn=false');
    expect(open.out).toContain('protection-off-while-active');
    const { out, err } = await mdav('check', '--env', 'prod.yaml', '--param', 'isOn=false', '--fix', '--dry-run');
    expect(out).toBe('');
    expect(err).toContain('Nothing to mend');
  });

  it('make a plan against the files of a commit', async () => {
    writeFileSync(join(cwd, 'prod.yaml'), 'level: zero-tolerance\nwait: 20\nnext: 1\n');
    writeFileSync(
      join(cwd, 'mdav.yaml'),
      FLEET.replace('groups:', '  next: { type: integer, default: 2 }\ngroups:').replace(
        'mode: active',
        "mode: active\n    description: 'ring ${next}'",
      ),
    );
    const { out, code } = await mdav('plan', '--against', 'HEAD', '--env', 'prod.yaml');
    expect(code).toBe(0);
    expect(out).toContain('cloudBlockLevel: high-plus → zero-tolerance');
    expect(out).not.toContain('cloudExtendedTimeout');
  });
});
