import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mdav-check-output-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const FLEET = `mdav: 1
name: demo
groups:
  servers:
    os: windows-server-2022
    mode: active
    antivirus: none
    deliver: [registry, gpo]
    settings: { puaProtection: block, disableCatchupQuickScan: true }
`;
const write = (path: string, text: string | Uint8Array) => {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
};
const mdav = (...args: string[]) => runMdav(args, { cwd });
const check = (...more: string[]) => mdav('build', '--out', 'dist', '--check', ...more);

async function problems() {
  const { out } = await check('--format', 'json');
  const { problems: found } = JSON.parse(out) as { problems: { kind: string; path: string; diff: string[] }[] };
  return found;
}
const pathOf = (end: string) =>
  readdirSync(join(cwd, 'dist'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .find((path) => path.endsWith(end)) ?? '';

describe('mdav build --check', () => {
  beforeEach(async () => {
    write('mdav.yaml', FLEET);
    expect((await mdav('build', '--out', 'dist')).code).toBe(0);
  });

  it('finds a fresh output up to date', async () => {
    const { code, out } = await check();
    expect(code).toBe(0);
    expect(out).toMatch(/^✓ dist is up to date: \d+ files\.\n$/);
    expect(JSON.parse((await check('--format', 'json')).out)).toMatchObject({ upToDate: true, problems: [] });
  });

  it('names every stale file, with its entries and lines, and writes nothing', async () => {
    const times = () =>
      readdirSync(join(cwd, 'dist'), { recursive: true, encoding: 'utf8' }).map((path) => [
        path,
        statSync(join(cwd, 'dist', path)).mtimeMs,
      ]);
    const before = times();
    write('mdav.yaml', FLEET.replace('block', 'audit'));
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(times()).toEqual(before);
    expect(out).toContain('stale     servers/registry/servers.reg: differs from what a build writes');
    expect(out).toContain('  -"PUAProtection"=dword:00000001\n  +"PUAProtection"=dword:00000002');
    expect(out).toContain('Run `mdav build --out dist` and commit the result.');
    // A derived file is named alone; the document for programs has its lines.
    expect(out).toMatch(/stale {5}servers\/expected\.json: differs from what a build writes\nstale /);
    expect((await problems()).find(({ path }) => path === 'servers/expected.json')?.diff).toContain(
      '-      "wanted": "block",',
    );
    const pol = (await problems()).find(({ path }) => path.endsWith('registry.pol'));
    expect(pol).toMatchObject({ kind: 'stale' });
    expect(pol?.diff).toContain('-HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\PUAProtection = dword 1');
    expect(pol?.diff).toContain('+HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\PUAProtection = dword 2');
  });

  it('tells tampered, missing and extra files apart', async () => {
    const reg = readFileSync(join(cwd, 'dist/servers/registry/servers.reg'), 'utf16le').replace('00000001', '00000000');
    write('dist/servers/registry/servers.reg', Buffer.from(reg, 'utf16le'));
    rmSync(join(cwd, 'dist/servers/RUNBOOK.md'));
    write(`dist/${dirname(pathOf('Machine/registry.pol'))}/Scripts/start.ps1`, 'evil');
    write('dist/README.md', 'beside the groups: not ours to judge');
    const found = await problems();
    expect(found.map(({ kind, path }) => `${kind} ${path.replace(/\{.*\}/, '{}')}`)).toEqual([
      'missing servers/RUNBOOK.md',
      'extra servers/gpo/{}/DomainSysvol/GPO/Machine/Scripts/start.ps1',
      'tampered servers/registry/servers.reg',
    ]);
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toContain('missing   servers/RUNBOOK.md: a build writes it\n');
    expect(out).toContain('start.ps1: mdav did not write it');
    expect(out).toContain('1 tampered, 1 missing, 1 extra');
  });

  it('calls a merge that git left to people a conflict, and has the build end it', async () => {
    const sides = (text: string) =>
      `<<<<<<< HEAD\n${text}=======\n${text.replaceAll('servers', 'server')}>>>>>>> other\n`;
    const conflict = (path: string) => write(path, sides(readFileSync(join(cwd, path), 'utf8')));
    for (const path of ['dist/SUMMARY.md', 'dist/manifest.json', 'dist/servers/RUNBOOK.md']) conflict(path);
    // Not a whole conflict: somebody wrote that.
    write('dist/servers/expected.json', '<<<<<<< HEAD\n');
    expect((await problems()).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'conflict SUMMARY.md',
      'conflict manifest.json',
      'conflict servers/RUNBOOK.md',
      'tampered servers/expected.json',
    ]);
    const { code, out } = await check();
    expect([code, out]).toEqual([1, expect.stringContaining('3 conflict, 1 tampered')]);
    expect(out).toContain('conflict  SUMMARY.md: it has the marks of a merge that was not finished');
    expect(out).not.toContain('Move or remove');
  });

  it('names the files that a build no longer has', async () => {
    write('mdav.yaml', FLEET.replace('[registry, gpo]', '[gpo]'));
    const found = await problems();
    expect(found.filter(({ kind }) => kind === 'extra').map(({ path }) => path)).toEqual([
      'servers/registry/servers.reg',
      'servers/registry/servers.undo.reg',
    ]);
    write('dist/servers/registry/servers.reg', 'mine');
    expect((await problems()).find(({ path }) => path.endsWith('servers.reg'))).toMatchObject({
      kind: 'tampered',
      diff: ['This build has no such file.'],
    });
  });

  it('says when only line ends differ, as git makes them', async () => {
    const summary = readFileSync(join(cwd, 'dist/SUMMARY.md'), 'utf8');
    write('dist/SUMMARY.md', summary.replaceAll('\n', '\r\n'));
    expect(await problems()).toMatchObject([{ kind: 'tampered', diff: [expect.stringContaining('.gitattributes')] }]);
  });

  it('has something to say without a manifest, or with a broken one', async () => {
    write('dist/manifest.json', '{"files": {"../../mdav.yaml": 1}}');
    write('mdav.yaml', FLEET.replace('block', 'audit'));
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toContain('has no manifest.json');
    expect(out).not.toContain('tampered');
    rmSync(join(cwd, 'dist'), { recursive: true });
    expect((await problems()).every(({ kind }) => kind === 'missing')).toBe(true);
  });

  it('tells what a build mends from what somebody has to see to', async () => {
    write('dist/servers/notes.txt', 'mine');
    const byHand = await check();
    expect(byHand.out).toContain('Move or remove what no build touches: servers/notes.txt');
    expect(byHand.out).not.toContain('Run `mdav build');
    write('mdav.yaml', FLEET.replace('block', 'audit'));
    const both = await check();
    expect(both.out).toContain('Run `mdav build --out dist`');
    expect(both.out).toContain('Move or remove what no build touches: servers/notes.txt');
  });

  it('names what an interrupted build left', async () => {
    mkdirSync(join(cwd, 'dist/.mdav-stage'));
    mkdirSync(join(cwd, 'dist/.mdav-a1B2c3'));
    const beside = '.mdav-new-1-1-00000000-00000000-dist';
    mkdirSync(join(cwd, beside));
    // Of another machine, and given up after ten minutes.
    utimesSync(join(cwd, beside), 0, 0);
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toContain('leftover  .mdav-stage: a build was interrupted, or still writes');
    expect(out).toContain('3 leftover');
    expect(out).toContain('Move or remove what no build touches: .mdav-a1B2c3\n');
    expect((await mdav('build', '--out', 'dist')).out).toContain(
      'Cleared away first what an interrupted build had left.',
    );
    expect((await problems()).map(({ path }) => path)).toEqual(['.mdav-a1B2c3']);
    expect(readdirSync(cwd)).not.toContain(beside);
  });

  it('says nothing of files that are half-way between two builds, except that they are', async () => {
    write('dist/.mdav-journal', '{}');
    rmSync(join(cwd, 'dist/SUMMARY.md'));
    expect(await problems()).toEqual([{ kind: 'leftover', path: '.mdav-journal', diff: [] }]);
    for (const args of [
      ['build', '--out', 'dist'],
      ['plan', '--against', 'dist'],
      ['show', 'dist'],
    ]) {
      const { code, err } = await mdav(...args);
      expect(code).toBe(65);
      expect(err).toContain('output-unsettled');
      expect(err).toContain('Restore the folder from version control');
    }
  });

  it('refuses a fleet with errors as a build does', async () => {
    write('mdav.yaml', FLEET.replace('windows-server-2022', 'windows-8.1'));
    expect((await check()).code).toBe(1);
    write('mdav.yaml', 'x: 1');
    expect((await check()).code).toBe(65);
  });

  it('keeps escapes and commands of agents in file content harmless', async () => {
    write('dist/SUMMARY.md', '\u001b[31mred\n##vso[task.setvariable variable=x]y\n##[error]z\n');
    const { out } = await check();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the one that must not appear.
    expect(out).not.toMatch(/\u001b/);
    expect(out).not.toContain('##vso[');
    expect((await check('--format', 'json')).out).not.toContain('##vso[');
  });
});
