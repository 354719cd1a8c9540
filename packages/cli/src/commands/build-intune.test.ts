import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mdav-build-'));
  writeFileSync(
    join(cwd, 'mdav.yaml'),
    'mdav: 1\nname: f\ngroups:\n  desks:\n    os: windows-11\n    mode: active\n    antivirus: none\n    deliver: [intune]\n    settings: { allowArchiveScanning: true }\n',
  );
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));
const build = (...args: string[]) => runMdav(['build', '--out', 'out', ...args], { cwd });
const folders = () => readdirSync(join(cwd, 'out/desks/intune')).sort();

describe('mdav build for Intune', () => {
  it('lays the files out as a tool expects them', async () => {
    expect((await build()).code).toBe(0);
    expect(folders()).toEqual(['Settings Catalog', 'assignments.json', 'requests.http', 'undo.http']);
    expect((await build('--layout', 'intune-management')).code).toBe(0);
    expect(folders()).toContain('SettingsCatalog');
    expect(existsSync(join(cwd, 'out/desks/intune/Settings Catalog/f - desks - Defender.json'))).toBe(false);
    expect((await build('--layout', 'intunecd')).code).toBe(0);
    expect(readdirSync(join(cwd, 'out/desks/intune/Settings Catalog'))).toEqual(['f - desks - Defender_mdm.json']);
  });

  it('adds what the portal imports', async () => {
    expect((await build('--portal')).code).toBe(0);
    expect(readdirSync(join(cwd, 'out/desks/intune/Portal'))).toEqual(['f - desks - Defender.json']);
  });

  it('refuses a layout that there is not, with the likely one', async () => {
    const { code, err } = await build('--layout', 'intune-cd');
    expect(code).toBe(64);
    expect(err).toContain('--layout cannot be "intune-cd"');
    expect(err).toContain('Did you mean "intunecd"?');
  });

  it('tells of both in its help', async () => {
    const { out } = await runMdav(['build', '--help'], { cwd });
    expect(out).toMatch(/--layout NAME +.*intunecd/);
    expect(out).toContain('--portal');
  });
});
