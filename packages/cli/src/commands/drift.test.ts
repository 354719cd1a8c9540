import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';
import { FLEET } from '../__tests__/scratch.ts';
import { DEFENDER, dword, pol, useDrift } from './__tests__/drift.ts';

const { folder, write, mdav, drift, edit } = useDrift();

describe('Markdown that has to fit', () => {
  it('tells what is weaker before what is not, and counts what is left out', async () => {
    for (let index = 0; index < 40; index += 1)
      write(`exports/p${index}.pol`, pol(dword(DEFENDER, 'PUAProtection', 1)));
    write('exports/zz.pol', pol(dword(`${DEFENDER}\\Real-Time Protection`, 'DisableRealtimeMonitoring', 1)));
    const args = ['--actual', 'exports', '--format', 'markdown'];
    const whole = (await drift(...args)).out;
    expect(whole).toContain('### ');
    expect((await drift(...args, '--max-characters', String(whole.length))).out).toBe(whole);
    const { out } = await drift(...args, '--max-characters', '1500');
    expect(out.length).toBeLessThanOrEqual(1500);
    const rows = out.split('\n').filter((line) => /^\| [^ |]/.test(line));
    expect(rows[1]).toMatch(/^\| ▼ weaker .*zz\.pol/);
    if (!out.includes('stronger')) expect(out).toMatch(/Left out: /);
  });
});

describe('what a build wrote', () => {
  it('is no drift', async () => {
    expect(await drift()).toEqual({ code: 0, out: 'demo against dist: no drift\n', err: '' });
  });

  const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));
  it.each(readdirSync(examples))('is no drift of the example %s', async (name) => {
    const cwd = join(examples, name);
    const out = join(folder(), name);
    expect((await runMdav(['build', '--out', out], { cwd })).code).toBe(0);
    const { code, out: told, err } = await runMdav(['drift', '--actual', out], { cwd });
    expect({ code, told, err }).toEqual({
      code: 0,
      told: expect.stringMatching(/: no drift\n$/),
      err: '',
    });
  });

  it('is no drift under other names and in other folders, and what was not given is told', async () => {
    renameSync(join(folder(), 'dist/servers/gpo'), join(folder(), 'export'));
    const { code, out } = await mdav('drift', 'mdav.yaml', '--actual', 'export');
    expect({ code, out }).toEqual({
      code: 0,
      out: 'demo against export: no drift\n  Nothing of Intune was given, so that what goes that way was not compared: desks (5 settings).\n',
    });
  });
});

describe('whose a policy is', () => {
  beforeEach(() => {
    write('old/registry.pol', pol(dword(`${DEFENDER}\\Scan`, 'DisableCatchupQuickScan', 0)));
    write('older/registry.pol', pol(dword(`${DEFENDER}\\Scan`, 'DisableCatchupQuickScan', 1)));
  });
  const json = async (...args: string[]) => JSON.parse((await mdav('drift', ...args, '--format', 'json')).out);

  it('is what --group says, and only that group is looked at', async () => {
    const told = await json('--actual', 'old', '--group', 'servers');
    expect(told.groups.map(({ group }: { group: string }) => group)).toEqual(['servers']);
    expect(told.groups[0].policies).toMatchObject([{ words: 'registry.pol old/registry.pol', by: 'given' }]);
    expect(told.strays).toEqual([]);
  });

  it('decides nothing about who wins without an order of links, and the order decides', async () => {
    const both = ['--actual', 'old', '--actual', 'older', '--group', 'servers=old', '--group', 'servers=older'];
    const find = (told: { groups: { settings: { setting: string }[] }[] }) =>
      told.groups.flatMap(({ settings }) => settings).find(({ setting }) => setting === 'disableCatchupQuickScan');
    expect(find(await json(...both))).not.toHaveProperty('actual');
    expect(find(await json(...both, '--precedence', 'older', '--precedence', 'old'))).toMatchObject({
      kind: 'contested',
      actual: true,
    });
    expect(find(await json(...both, '--precedence', 'old', '--precedence', 'older'))).toMatchObject({
      kind: 'contested',
      actual: false,
    });
  });

  it('is passed over with --ignore', async () => {
    const { code, out } = await drift('--actual', 'old', '--ignore', 'old');
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 policy or device was passed over as asked.'),
    });
  });
});

describe('every form', () => {
  it('tells the same drift, and can be written to files', async () => {
    edit((text) => text.replace('puaprotection_1', 'puaprotection_0'));
    const { code } = await drift('--output', 'drift.md', '--output', 'drift.json', '--output', 'github=notes.txt');
    expect(code).toBe(1);
    const read = (name: string) => readFileSync(join(folder(), name), 'utf8');
    expect(read('drift.md')).toContain('| ▼ weaker | `puaProtection` | `block → off` | fleet: mdav.yaml:');
    expect(read('notes.txt')).toMatch(
      /^::error file=mdav\.yaml,line=\d+,col=\d+,title=drift · desks::puaProtection \(weaker\)/,
    );
    expect(JSON.parse(read('drift.json'))).toMatchObject({
      formatVersion: 1,
      drifted: true,
      weaker: true,
      totals: { weaker: 1 },
    });
  });

  it('gives a build agent no command, whatever a policy is called', async () => {
    const evil = '##[error]x ::error::y\u202e</td><script>';
    edit((text) =>
      text.replace('"demo - desks - Defender"', JSON.stringify(evil)).replace('puaprotection_1', 'puaprotection_0'),
    );
    for (const format of ['pretty', 'markdown', 'json', 'github']) {
      const { out } = await drift('--format', format);
      expect(out).toContain('error');
      expect(out).not.toMatch(/##\[|\u202e/);
      if (format !== 'github') expect(out).not.toMatch(/^\s*::/m);
      if (format === 'markdown') expect(out).not.toContain('<script>');
    }
  });
});

describe('several exports', () => {
  const one =
    'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender]\r\n';
  it('stand behind one --actual, as a shell writes a pattern, with the fleet before or after them', async () => {
    write('x/a.reg', `${one}"PUAProtection"=dword:00000000\r\n`);
    write('x/b.reg', `${one}"ServiceKeepAlive"=dword:00000001\r\n`);
    const group = ['--group', 'servers'];
    const asked = await mdav('drift', 'mdav.yaml', '--actual', 'x/a.reg', '--actual', 'x/b.reg', ...group);
    expect(asked).toMatchObject({ code: 1, out: expect.stringContaining('against x/a.reg, x/b.reg: ') });
    expect(await mdav('drift', '--actual', 'x/a.reg', 'x/b.reg', ...group)).toEqual(asked);
    expect(await mdav('drift', '--actual', 'x/a.reg', 'x/b.reg', 'mdav.yaml', ...group)).toEqual(asked);
    expect(await mdav('drift', 'mdav.yaml', '--actual', 'x/a.reg', 'x/b.reg', ...group)).toEqual(asked);
    write('mdav.yaml', FLEET.replace(/deliver: \[gpo[^\]]*\]/, 'deliver: [registry]'));
    expect((await mdav('build', '--out', 'own')).code).toBe(0);
    const own = ['own/servers/registry/servers.reg', 'own/servers/registry/servers.undo.reg'];
    expect(await mdav('drift', '--actual', ...own)).toMatchObject({
      code: 0,
      out: expect.stringContaining('no drift'),
    });
    const folders = await mdav('drift', '--actual', 'x', 'dist');
    expect(folders.out).toContain('against x, dist: ');
  });
});

describe('what cannot be done', () => {
  it.each<[string, readonly string[], number, RegExp]>([
    ['without exports', [], 64, /needs what was exported/],
    [
      'with a group that the fleet has not',
      ['--actual', 'dist', '--group', 'desk'],
      64,
      /no group "desk"[\s\S]*Did you mean "desks"\?/,
    ],
    [
      'with a policy that was not given',
      ['--actual', 'dist', '--group', 'desks=Nobody'],
      64,
      /--group: nothing that was given is called "Nobody"/,
    ],
    ['with an order of what was not given', ['--actual', 'dist', '--precedence', 'Nobody'], 64, /--precedence/],
    ['with errors to adopt and nothing adopted', ['--actual', 'dist', '--adopt-errors'], 64, /Add --adopt/],
    ['with a group of nothing', ['--actual', 'dist', '--group', 'desks='], 64, /names no policy/],
    ['with a file that is not there', ['--actual', 'nowhere'], 65, /artifact-not-found/],
    ['with a folder without policy', ['--actual', 'empty'], 65, /holds no policy that mdav reads/],
    ['with a fleet in place of exports', ['--actual', 'mdav.yaml'], 65, /is a fleet.*\n.*\n.*plan --against/],
    ['with a file that is broken', ['--actual', 'broken.reg'], 65, /broken\.reg/],
  ])('is told: %s', async (_, args, code, message) => {
    write('empty/readme.txt', 'nothing');
    write(
      'broken.reg',
      'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\x]\r\n"a"=dword:xyz\r\n',
    );
    const ran = await mdav('drift', ...args);
    expect({ code: ran.code, err: ran.err }).toEqual({ code, err: expect.stringMatching(message) });
  });
});
