import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingRows } from '@mdav/core';
import { admxFor, decodeAdmx } from '@mdav/gpo';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mdav-admx-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));
const mdav = (...args: string[]) => runMdav(args, { cwd });
const policies = (folder: string) => {
  const read = decodeAdmx(readFileSync(join(cwd, folder, 'mdav.admx')));
  return read.ok ? read.value.policies.map(({ name }) => name) : [];
};

describe('folders to write to', () => {
  it.each([
    ['admx', '--out', '/'],
    ['build', 'mdav.yaml', '--out', '/'],
    ['comply', 'mdav.yaml', '--checklist', 'cklb=/'],
  ])('are not the root of the disk: mdav %s', async (...line) => {
    const { code, err } = await mdav(...line);
    expect(code).toBe(64);
    expect(err).toContain('/ is the root of the disk. command-usage');
  });

  it('are told where a file is in the way, in words', async () => {
    writeFileSync(join(cwd, 'taken'), '');
    const { code, err } = await mdav('admx', '--out', 'taken');
    expect(code).toBe(65);
    expect(err).toContain(`A file stands where a folder is needed: ${join(cwd, 'taken')} (E`);
    expect(err).toContain('→ Name another path, or move the file away');
  });
});

describe('mdav admx', () => {
  it('writes the template with its languages, and the linter finds no fault in it', async () => {
    const { code, out } = await mdav('admx', '--out', 'defs');
    expect(code).toBe(0);
    expect(out).toBe('defs/mdav.admx\ndefs/en-US/mdav.adml\ndefs/de-DE/mdav.adml\n');
    expect(policies('defs')).toEqual(['ForceDefenderPassiveMode']);
    expect(await mdav('lint-admx', 'defs', '--max-warnings', '0')).toEqual({
      code: 0,
      out: '✓ no findings\n',
      err: '',
    });
  });

  it('adds the policies of settings, once each, and writes over its own earlier files', async () => {
    await mdav('admx', '--out', 'defs');
    const line = ['admx', '--out', 'defs', '--settings', 'cloudBlockLevel,forceDefenderPassiveMode'];
    expect((await mdav(...line, '--settings', 'cloudBlockLevel,puaProtection')).code).toBe(0);
    expect(policies('defs')).toEqual(['ForceDefenderPassiveMode', 'CloudBlockLevel', 'PuaProtection']);
    await mdav('admx', '--out', 'defs', '--settings', 'all');
    const { template, skipped } = admxFor(settingRows());
    expect(policies('defs').sort()).toEqual(template.admx.policies.map(({ name }) => name).sort());
    expect(policies('defs').length + skipped.length).toBe(settingRows().length);
    expect((await mdav('lint-admx', 'defs')).code).toBe(0);
  });

  it('leaves alone what it did not write', async () => {
    mkdirSync(join(cwd, 'de-DE'));
    writeFileSync(join(cwd, 'de-DE/mdav.adml'), 'mine');
    const { code, err } = await mdav('admx', '--out', '.');
    expect([code, readdirSync(cwd)]).toEqual([64, ['de-DE']]);
    expect(err).toContain('de-DE/mdav.adml, which mdav did not write');
  });

  it.each([
    [[], 'needs a folder', '--out'],
    [['--out', 'x', '--settings', 'cloudBlokLevel'], 'no setting "cloudBlokLevel"', 'Did you mean "cloudBlockLevel"?'],
    [['--out', 'x', '--settings', 'tamperProtection'], 'No template can say tamperProtection: ', 'Leave it out'],
    [['--out', 'x', 'cloudBlockLevel'], 'takes no "cloudBlockLevel"', '--settings'],
    [['--uot', 'x'], 'no option --uot', '--out'],
  ])('refuses `mdav admx %s`', async (args, message, hint) => {
    const { code, out, err } = await mdav('admx', ...args);
    expect([code, out, readdirSync(cwd)]).toEqual([64, '', []]);
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });
});
