import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useScratch } from '../__tests__/scratch.ts';

const { folder, write, mdav } = useScratch();

const BASELINE = `mdav: 1
name: contoso
extends: [microsoft-windows-11@25H2]
groups:
  desks:
    os: windows-11
    mode: active
    deliver: [gpo]
    onboarding: { state: onboarded, via: gpo }
`;

describe('a fleet that extends a preset', () => {
  it('of nine lines builds the baseline: all 39 entries', async () => {
    write('mdav.yaml', BASELINE);
    expect((await mdav('build', '--out', 'dist')).err).not.toContain('error');
    const text = readFileSync(join(folder(), 'dist/desks/gpo/registry.pol.txt'), 'utf8');
    expect(text.match(/^Computer$/gm)).toHaveLength(39);
    expect(await mdav('comply', '--require', 'microsoft-windows-11@25H2')).toMatchObject({
      code: 0,
      out: expect.stringContaining('39 of 39 met'),
    });
  });

  it('says which layer a value comes from, and what departs', async () => {
    write('mdav.yaml', `${BASELINE}    settings: { puaProtection: audit }\n`);
    const { out } = await mdav('explain', '--effective', 'desks.puaProtection');
    expect(out).toMatch(/the group +sets audit/);
    expect(out).toMatch(/preset microsoft-windows-11@25H2 +sets block +mdav\.yaml:3:11/);
    const comply = await mdav('comply', '--require', 'microsoft-windows-11@25H2');
    expect([comply.code, comply.out]).toEqual([1, expect.stringContaining('38 of 39 met')]);
  });

  it('may be extended by the defaults, over the fleet and below the group', async () => {
    write('house.yaml', 'settings: { cloudBlockLevel: high-plus, puaProtection: audit, archiveMaxDepth: 5 }\n');
    write('own.yaml', 'settings: { archiveMaxDepth: 9 }\n');
    const text = BASELINE.replace(
      'groups:',
      'defaults:\n  extends: [./house.yaml]\n  settings: { cloudBlockLevel: high }\ngroups:',
    );
    write('mdav.yaml', `${text}    extends: [./own.yaml]\n`);
    const { out } = await mdav('explain', '--effective', 'desks.puaProtection');
    expect(out).toMatch(/file \.\/house\.yaml +sets audit +house\.yaml:1:/);
    expect(out).toMatch(/preset microsoft-windows-11@25H2 +sets block +mdav\.yaml:3:11 +overridden/);
    expect((await mdav('explain', '--effective', 'desks.cloudBlockLevel')).out).toMatch(/the defaults +sets high /);
    expect((await mdav('explain', '--effective', 'desks.archiveMaxDepth')).out).toMatch(/Value +9\n/);
    write('mdav.yaml', text.replace('./house.yaml', './none.yaml'));
    expect((await mdav('check')).out).toContain('mdav.yaml:5:13');
  });

  it('is told what is wrong there together with what is wrong in itself', async () => {
    write('house.yaml', 'settings: { puaProtection: blok }\n');
    const wrong = BASELINE.replace('25H2]', '23H9, /etc/hosts, ./house.yaml, 7]').replace('mode: active', 'mode: on');
    write('mdav.yaml', `${wrong}    extends: [./none.yaml]\n`);
    const { out } = await mdav('check');
    const places = [...out.matchAll(/^ {2}(\S+:\d+:\d+) {2}/gm)].map(([, place]) => place);
    expect(places.sort()).toEqual([
      'house.yaml:1:28',
      'mdav.yaml:10:15',
      'mdav.yaml:3:11',
      'mdav.yaml:3:38',
      'mdav.yaml:3:64',
      'mdav.yaml:7:11',
    ]);
  });

  it('follows no link out of the repository', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'mdav-elsewhere-'));
    writeFileSync(join(elsewhere, 'house.yaml'), 'settings: { puaProtection: audit }\n');
    write('own/house.yaml', 'settings: { puaProtection: audit }\n');
    write('mdav.yaml', BASELINE.replace('[microsoft-windows-11@25H2]', '[./linked.yaml]'));
    const told = async (target: string) => {
      rmSync(join(folder(), 'linked.yaml'), { force: true });
      symlinkSync(target, join(folder(), 'linked.yaml'));
      return (await mdav('check')).out;
    };
    expect(await told(join(elsewhere, 'house.yaml'))).toContain('./linked.yaml lies outside of the repository.');
    expect(await told(join(folder(), 'own/house.yaml'))).not.toContain('outside');
    rmSync(elsewhere, { recursive: true });
  });

  it('is not shown for what is wrong with what it extends', async () => {
    write('house.yaml', 'settings:\n  cloudBlockLevl: high\n');
    write('mdav.yaml', BASELINE.replace('[microsoft-windows-11@25H2]', '[./house.yaml]'));
    for (const args of [
      ['build', '--out', 'dist'],
      ['explain', '--effective', 'desks.puaProtection'],
    ]) {
      const { out, err } = await mdav(...args);
      expect(`${out}${err}`).toContain('house.yaml:2:3');
      expect(`${out}${err}`).not.toContain('name: contoso');
    }
    write('house.yaml', 'settings: {}\n');
    write('mdav.yaml', `${BASELINE}    settings: { puaProtection: perhaps }\n`);
    expect((await mdav('build', '--out', 'dist')).out).toContain('│     settings: { puaProtection: perhaps }');
  });

  it('is merged into with what it extends at hand', async () => {
    write('mdav.yaml', BASELINE);
    write(
      'old.reg',
      'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\MpEngine]\r\n"MpCloudBlockLevel"=dword:00000002\r\n',
    );
    const { code, err } = await mdav(
      'import',
      'old.reg',
      '--into',
      'mdav.yaml',
      '--group',
      'kiosks',
      '--os',
      'windows-11',
    );
    expect(code, err).toBe(0);
    expect(err).toMatch(
      /The fleet gives kiosks what its policy did not say, from preset microsoft-windows-11@25H2: .* more\./,
    );
    expect((await mdav('explain', '--effective', 'kiosks.puaProtection')).out).toContain(
      'preset microsoft-windows-11@25H2',
    );
    expect((await mdav('explain', '--effective', 'kiosks.cloudBlockLevel')).out).toMatch(/From +the group\n/);
  });

  it('tells what another version of it changes as a plan', async () => {
    write('old.yaml', BASELINE.replace('25H2', '24H2'));
    write('mdav.yaml', BASELINE);
    const { out } = await mdav('plan', '--against', 'old.yaml');
    expect(out).toContain('block-psexec-wmi-process-creation');
  });

  it('takes files of its own, with the places of their mistakes', async () => {
    const own = BASELINE.replace('[microsoft-windows-11@25H2]', "[microsoft-windows-11@25H2, './own/house.yaml']");
    write('mdav.yaml', own);
    write('own/house.yaml', 'settings:\n  cloudBlockLevel: high-plus\n');
    const { out } = await mdav('explain', '--effective', 'desks.cloudBlockLevel');
    expect(out).toMatch(/file \.\/own\/house\.yaml +sets high-plus +own\/house\.yaml:2:3/);
    write('own/house.yaml', Buffer.from('\uFEFFsettings:\n  cloudBlockLevel: zero-tolerance\n', 'utf16le'));
    expect((await mdav('explain', '--effective', 'desks.cloudBlockLevel')).out).toContain('zero-tolerance');
    write('own/house.yaml', 'settings:\n  cloudBlockLevel: highest\n');
    const wrong = await mdav('check');
    expect([wrong.code, wrong.out + wrong.err]).toEqual([65, expect.stringContaining('house.yaml:2:20')]);
  });

  it.each([
    ['microsoft-windows-11@26H2', 'Did you mean microsoft-windows-11@24H2 or microsoft-windows-11@25H2?'],
    ['microsoft-window-11@25H2', 'Did you mean microsoft-windows-11@25H2?'],
    ['cis-windows-11@3.0.0', 'There is no preset "cis-windows-11@3.0.0".'],
    ['microsoft-windows-11', 'The preset "microsoft-windows-11" is named without its version.'],
    ['microsoft-windows-11', 'Write microsoft-windows-11@24H2 or microsoft-windows-11@25H2'],
    ['house', 'There is no preset "house".'],
    ['house.yaml', 'a path that begins with ./'],
    ['./none.yaml', 'There is no file ./none.yaml.'],
    ['../../outside.yaml', 'lies outside of the repository'],
  ])('refuses %s', async (name, words) => {
    write('mdav.yaml', BASELINE.replace('microsoft-windows-11@25H2', `'${name}'`));
    const { code, out, err } = await mdav('check');
    expect([code, out + err]).toEqual([65, expect.stringContaining(words)]);
  });

  it('is mended with what it extends at hand', async () => {
    write('mdav.yaml', `${BASELINE}    settings: { excludedPaths: ['C:\\'] }\n`);
    const { out, err } = await mdav('check', '--fix', '--dry-run');
    expect(out + err).not.toContain('fleet-unknown-preset');
  });
});
