import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mdav-by-name-'));
  writeFileSync(
    join(cwd, 'mdav.yaml'),
    'mdav: 1\nname: f\ngroups:\n  servers:\n    os: windows-server-2022\n    mode: active\n    antivirus: none\n    deliver: [registry]\n    settings: { allowArchiveScanning: true }\n',
  );
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));
const build = (...args: string[]) => runMdav(['build', '--out', 'out', ...args], { cwd });
const folders = () => readdirSync(join(cwd, 'out/servers')).sort();

describe('mdav build --target', () => {
  it('writes what nobody asked for only when it is named', async () => {
    expect((await build()).code).toBe(0);
    expect(folders()).toEqual(['RUNBOOK.md', 'expected.json', 'registry', 'verify']);
    expect((await build('--target', 'dsc')).code).toBe(0);
    expect(folders()).toEqual(['RUNBOOK.md', 'dsc', 'expected.json', 'verify']);
    expect(existsSync(join(cwd, 'out/servers/dsc/servers.undo.dsc.json'))).toBe(true);
  });

  it('adds to what is asked for by the word for that', async () => {
    expect((await build('--target', 'default,ansible')).code).toBe(0);
    expect(folders()).toEqual(['RUNBOOK.md', 'ansible', 'expected.json', 'registry', 'verify']);
  });

  it('writes for the groups alone that get their policy that way', async () => {
    expect((await build('--target', 'syncml,policy-rules')).code).toBe(0);
    expect(folders()).toEqual(['RUNBOOK.md', 'expected.json', 'verify']);
  });

  it('refuses a target that there is not, with the likely one', async () => {
    const { code, err } = await build('--target', 'ansibel');
    expect(code).toBe(64);
    expect(err).toContain('Did you mean "ansible"?');
  });

  it('says in every form what a target has no form for, and lists the rest of what has no setting', async () => {
    const raw = (name: string, more: string) =>
      `        - { key: 'HKLM\\SOFTWARE\\${name}', ${more}, reason: asked for }\n`;
    writeFileSync(
      join(cwd, 'mdav.yaml'),
      `mdav: 1\nname: f\ngroups:\n  servers:\n    os: windows-server-2022\n    mode: active\n    antivirus: none\n    deliver: [gpo]\n    gpo: { preferences: { values: outside-policies, securityGroup: A\\Pilots } }\n    settings: { signatureUpdateFileSharesSources: remove }\n    raw:\n      registry:\n${raw('X', 'name: v, type: sz, data: x')}${raw('Policies\\X', 'type: delete-values')}`,
    );
    const told =
      'JSON for `samba-tool gpo load` cannot say a registry preference, as the group asks for SOFTWARE\\X, v.';
    const { out, code } = await build('--target', 'default,samba');
    expect(code).toBe(0);
    expect(out).toContain(`                      ${told}`);
    const summary = readFileSync(join(cwd, 'out/SUMMARY.md'), 'utf8');
    expect(summary).toContain('- `samba`: JSON for `samba-tool gpo load` cannot say a registry preference');
    expect(summary).toContain(
      [
        '| Raw entry | What it does | By | Reason |',
        '| --- | --- | --- | --- |',
        '| `HKLM\\SOFTWARE\\X\\v` | `sz "x"` | gpo (preference for A&#92;Pilots only) | asked for |',
        '| `HKLM\\SOFTWARE\\Policies\\X` | `delete every value of the key` | gpo | asked for |',
      ].join('\n'),
    );
    const { warnings } = JSON.parse((await build('--target', 'default,samba', '--format', 'json')).out);
    expect(warnings).toEqual([
      { group: 'servers', target: 'samba', code: 'samba-cannot-say', message: told, hint: expect.any(String) },
    ]);
    expect(JSON.parse((await build('--format', 'json')).out).warnings).toEqual([]);
  });

  it('does not say of a group with raw values alone that there is nothing', async () => {
    writeFileSync(
      join(cwd, 'mdav.yaml'),
      "mdav: 1\nname: f\ngroups:\n  servers:\n    os: windows-server-2022\n    mode: active\n    antivirus: none\n    deliver: [registry]\n    raw: { registry: [{ key: 'HKLM\\SOFTWARE\\X', name: v, type: sz, data: x, reason: r }] }\n",
    );
    const { out } = await build();
    expect(out).toContain('  reg                 what has no setting');
    expect(out).toContain('1 Import the registry file');
  });
});
