import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
});
