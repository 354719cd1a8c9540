import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';
import { useScratch } from '../__tests__/scratch.ts';

const { folder, write, mdav } = useScratch();
const example = readFileSync(
  fileURLToPath(new URL('../../../../examples/hardened-baselines/mdav.yaml', import.meta.url)),
  'utf8',
);
const STIG = 'disa-defender-antivirus';

describe('mdav comply', () => {
  it('holds the example to its STIG: 66 of 66 on clients, 67 of 67 on servers', async () => {
    write('mdav.yaml', example);
    const of = async (group: string) => mdav('comply', '--require', STIG, '--group', group);
    expect(await of('stig-clients')).toMatchObject({
      code: 0,
      out: expect.stringContaining('66 of 66 met, 1 not applicable'),
    });
    expect(await of('stig-servers')).toMatchObject({ code: 0, out: expect.stringContaining('67 of 67 met\n') });
    expect((await of('baseline-clients')).code).toBe(1);
    expect((await mdav('comply', '--framework', STIG, '--group', 'baseline-clients')).code).toBe(0);
  });

  it('takes everything that is for some group when nobody names a framework, and no older version', async () => {
    write('mdav.yaml', example);
    const { out } = await mdav('comply', '--format', 'json');
    const names = JSON.parse(out).frameworks.map(({ framework }: { framework: string }) => framework);
    expect(names).toContain('microsoft-windows-11@25H2');
    expect(names).not.toContain('microsoft-windows-11@24H2');
    expect(names).not.toContain('microsoft-windows-10@22H2');
  });

  it('shows the figures of many frameworks, and the rules of the one that is named', async () => {
    write('mdav.yaml', example);
    const { out } = await mdav('comply');
    expect(out).toContain('The rules of one: `mdav comply --framework ID`.');
    expect(out).not.toContain('V-213431');
    expect((await mdav('comply', '--framework', STIG)).out).toMatch(/^ {4}\S V-213431 /m);
  });

  it('names files in SARIF from the root of the repository', async () => {
    write('my team/mdav.yaml', example);
    const args = ['comply', 'mdav.yaml', '--framework', STIG, '--format', 'sarif'];
    const { out } = await runMdav(args, { cwd: join(folder(), 'my team'), env: { GITHUB_WORKSPACE: folder() } });
    expect([...new Set(out.match(/"uri": ".*"/g))]).toEqual(['"uri": "my%20team/mdav.yaml"']);
  });

  it('writes a checklist per group, and a page', async () => {
    write('mdav.yaml', example);
    const lists = ['--checklist', 'cklb=lists', '--checklist', 'xccdf=lists'];
    expect((await mdav('comply', '--framework', STIG, ...lists, '--output', 'page.html')).code).toBe(0);
    const files = readdirSync(join(folder(), 'lists')).sort();
    expect(files).toEqual(
      ['baseline-clients', 'hardened-clients', 'stig-clients', 'stig-servers'].flatMap((group) => [
        `${group}.cklb`,
        `${group}.disa-defender-antivirus_V2R8.xccdf.xml`,
      ]),
    );
    expect(readFileSync(join(folder(), 'page.html'), 'utf8')).toContain('<h1>hardened: compliance</h1>');
    const none = await mdav('comply', '--framework', 'cis-windows-11', '--checklist', 'cklb=none');
    expect([none.code, none.err]).toEqual([64, expect.stringContaining('There is nothing to write as cklb.')]);
  });

  it('writes nothing when something of it is refused', async () => {
    write('mdav.yaml', example);
    const none = ['--framework', 'cis-windows-11', '--output', 'page.html'];
    const lists = ['--checklist', 'xccdf=lists', '--checklist', 'cklb=lists'];
    const { code, out } = await mdav('comply', ...none, ...lists);
    expect([code, out, readdirSync(folder())]).toEqual([64, '', ['mdav.yaml']]);
    const required = ['--require', 'nsa-windows-secure-host-baseline', '--output', 'page.html'];
    expect((await mdav('comply', ...required)).code).toBe(64);
    expect(readdirSync(folder())).toEqual(['mdav.yaml']);
  });

  it('tells a waiver of a framework that there is not', async () => {
    const waiver =
      "  - { rule: 'dsia-defender-antivirus:V-213426', group: stig-servers, reason: r, owner: o, expires: 2099-01-01 }\n";
    write('mdav.yaml', example.replace('waivers:\n', `waivers:\n${waiver}`));
    const { out } = await mdav('comply', '--framework', STIG);
    expect(out).toContain('answers for nothing: no framework goes by that name. Did you mean disa-defender-antivirus?');
  });

  it('holds to a framework of the house, and names mistakes in it with their places', async () => {
    write('mdav.yaml', example);
    const house = (value: string) =>
      `framework: house\nversion: '1'\ntitle: House\npublisher: Contoso\nsource: {}\nrules:\n  H-1: { setting: puaProtection, is: ${value} }\n`;
    write('house.yaml', house('block'));
    expect((await mdav('comply', '--require', 'house.yaml')).code).toBe(0);
    write('house.yaml', house('audit'));
    expect(await mdav('comply', '--require', 'house.yaml')).toMatchObject({
      code: 1,
      out: expect.stringContaining('H-1'),
    });
    write('house.yaml', house('maybe'));
    expect(await mdav('comply', '--require', 'house.yaml')).toMatchObject({
      code: 65,
      err: expect.stringContaining('house.yaml:7:38'),
    });
  });

  it.each([
    [['--framework', 'disa-defender-antivrus'], 'Did you mean disa-defender-antivirus?'],
    [['--framework', 'none.yaml'], 'There is no file none.yaml.'],
    [['--group', 'nobody'], 'The fleet has no group "nobody".'],
    [['--require', 'nsa-windows-secure-host-baseline'], 'it is for no group of this fleet'],
    [['--checklist', 'cklb'], 'Write FORMAT=FOLDER'],
    [['--checklist', 'ckl=a'], 'Did you mean "cklb"?'],
    [['--output', 'mdav.yaml'], 'does not say which format'],
    [['--format', 'htm'], 'Did you mean "html"?'],
  ])('refuses %j', async (args, words) => {
    write('mdav.yaml', example);
    const { code, err } = await mdav('comply', ...args);
    expect([code, err]).toEqual([64, expect.stringContaining(words)]);
  });
});
