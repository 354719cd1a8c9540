import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gppCodec, preferencesFromPolicy } from '@mdav/gpo';
import { polCodec, type RegistryEntry } from '@mdav/registry';
import { beforeEach, describe, expect, it } from 'vitest';
import { FLEET, useScratch } from '../__tests__/scratch.ts';
import type { Io } from '../program/io.ts';
import { readArtifacts } from './read-artifacts.ts';

const { folder, write, mdav } = useScratch();
const io = (stdin = ''): Io => ({
  out: () => {},
  err: () => {},
  color: false,
  columns: undefined,
  env: {},
  cwd: folder(),
  today: () => '2026-11-21',
  stdin: () => new TextEncoder().encode(stdin),
});
const read = (...paths: string[]) => readArtifacts(paths, io());
async function readOne(path: string) {
  const outcome = await read(path);
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join('\n'));
  return outcome.value;
}
const DEFENDER = 'SOFTWARE\\Policies\\Microsoft\\Windows Defender';
const pua = (value: number): RegistryEntry => ({
  kind: 'set',
  key: DEFENDER,
  name: 'PUAProtection',
  data: { type: 'dword', value },
});
const pol = (...entries: RegistryEntry[]) => polCodec.encode({ hive: 'machine', entries });

describe('what an artifact says', () => {
  it('is settings in words, the way by which, and the rest as lines', async () => {
    const other: RegistryEntry = { kind: 'clear', key: 'SOFTWARE\\X' };
    write('x', pol(pua(1), other));
    const [artifact] = await readOne('x');
    expect(artifact).toMatchObject({
      kind: 'policy',
      source: { id: 'pol' },
      path: 'x',
      policies: [
        {
          settings: { puaProtection: 'block' },
          ways: { puaProtection: ['gpo'] },
          channels: ['registry'],
          residue: [{ place: 'HKLM\\SOFTWARE\\X\\*', says: 'delete all values of the key' }],
        },
      ],
    });
  });

  it('is nothing of the machine when a policy is the user’s', async () => {
    write('User/registry.pol', pol(pua(1)));
    const [artifact] = await readOne('User/registry.pol');
    expect(artifact?.policies).toMatchObject([
      { settings: {}, residue: [{ place: `HKCU\\${DEFENDER}\\PUAProtection`, says: 'dword 1' }] },
    ]);
  });

  it('is what preferences do without conditions', async () => {
    const entries = [pua(2)];
    const { preferences } = preferencesFromPolicy({ hive: 'machine', entries }, 'x', {
      epochSeconds: 0,
      toolVersion: '1',
    });
    write('Registry.xml', gppCodec.encode(preferences));
    const [artifact] = await readOne('Registry.xml');
    expect(artifact).toMatchObject({
      source: { id: 'gpo-preferences' },
      policies: [{ settings: { puaProtection: 'audit' }, residue: [] }],
    });
  });

  it('is, for a fleet, what its groups set, raw values that a setting stands for included', async () => {
    write(
      'mdav.yaml',
      FLEET.replace(
        '        - { key:',
        `        - { key: 'HKLM\\${DEFENDER}', name: PUAProtection, type: dword, data: 1, reason: r }\n        - { key:`,
      ),
    );
    const [artifact] = await readOne('.');
    expect(artifact).toMatchObject({ kind: 'fleet', path: '.' });
    expect(artifact?.policies.find(({ name }) => name === 'servers')).toMatchObject({
      settings: { puaProtection: 'block', forceDefenderPassiveMode: true, disableCatchupQuickScan: true },
      residue: [{ place: 'HKLM\\SOFTWARE\\Contoso\\Ring', says: 'dword 2' }],
    });
  });

  it('is read from standard input too', async () => {
    const outcome = await readArtifacts(['-'], io(FLEET));
    expect(outcome).toMatchObject({ ok: true, value: [{ kind: 'fleet', fleet: { name: 'demo' } }] });
    const reg = await readArtifacts(['-'], io('REGEDIT4\n'));
    expect(reg).toMatchObject({ ok: true, value: [{ source: { id: 'reg' }, path: 'standard input' }] });
  });
});

describe('a folder', () => {
  beforeEach(async () => {
    write('mdav.yaml', FLEET);
    expect((await mdav('build', '--out', 'dist')).code).toBe(0);
  });

  it('of output is one artifact with its groups', async () => {
    const [artifact, ...others] = await readOne('dist');
    expect(others).toEqual([]);
    if (artifact?.kind !== 'output') throw new Error('no output');
    expect(artifact.groups.map(({ name, mode, os }) => [name, mode, os])).toEqual([
      ['desks', 'active', ['windows-11']],
      ['servers', 'passive', ['windows-server-2022']],
    ]);
    expect(artifact.groups[1]?.policy.ways).toEqual({
      forceDefenderPassiveMode: ['gpo', 'registry'],
      disableCatchupQuickScan: ['gpo', 'registry'],
    });
    // A value outside the catalogue that both ways carry is one line.
    expect(artifact.groups[1]?.policy.residue).toHaveLength(1);
  });

  it('of output is read by its groups alone, whatever lies beside them', async () => {
    expect((await mdav('build', '--out', '.')).code).toBe(0);
    write('notes/broken.pol', 'PReg');
    const [artifact] = await readOne('.');
    expect(artifact).toMatchObject({ kind: 'output', groups: [{ name: 'desks' }, { name: 'servers' }] });
  });

  it('of a group leaves out what repeats or takes back', async () => {
    const [artifact] = await readOne('dist/servers');
    expect(artifact).toMatchObject({ kind: 'output', groups: [{ name: 'servers' }] });
    const kinds =
      artifact?.kind === 'output' ? artifact.groups[0]?.artifacts.map(({ source, path }) => [source.id, path]) : [];
    expect(kinds).toEqual([
      ['gpo-backup', 'dist/servers'],
      ['reg', 'dist/servers/registry/servers.reg'],
    ]);
  });

  it('is read by content, passes over what is none of ours, and follows no links', async () => {
    write('mixed/a.txt', 'a note');
    write('mixed/sub/whatever', pol(pua(1)));
    write('mixed/compliance.json', '{"@odata.type":"#microsoft.graph.windows10CompliancePolicy"}');
    write('mixed/.git/registry.pol', pol(pua(2)));
    mkdirSync(join(folder(), 'elsewhere'));
    write('elsewhere/registry.pol', pol(pua(2)));
    symlinkSync(join(folder(), 'elsewhere'), join(folder(), 'mixed/link'));
    const outcome = await read('mixed');
    expect(outcome).toMatchObject({
      ok: true,
      value: [{ source: { id: 'pol' }, path: 'mixed/sub/whatever' }],
      diagnostics: [{ code: 'artifact-passed-over', severity: 'info', at: { file: 'mixed/compliance.json' } }],
    });
  });

  it('fails as a whole when one of its policies is broken, with the file and the byte', async () => {
    write('pols/good.pol', pol(pua(1)));
    write('pols/bad.pol', pol(pua(1)).slice(0, 30));
    const outcome = await read('pols');
    expect(outcome.ok).toBe(false);
    expect(outcome.diagnostics).toMatchObject([{ at: { file: 'pols/bad.pol', offset: expect.any(Number) } }]);
  });

  it('of a backup names its files as they lie', async () => {
    const [id = ''] = readdirSync(join(folder(), 'dist/servers/gpo')).filter((name) => name.startsWith('{'));
    write(`dist/servers/gpo/${id}/DomainSysvol/GPO/Machine/registry.pol`, 'PReg');
    const outcome = await read('dist/servers/gpo');
    expect(outcome.diagnostics.map(({ code, at }) => [code, at.file?.replace(/\{.*\}/, '{}')])).toContainEqual([
      'pol-truncated',
      'dist/servers/gpo/{}/DomainSysvol/GPO/Machine/registry.pol',
    ]);
  });
});

describe('diagnostics', () => {
  it('name the file, also where the channel knows an entry by its number alone', async () => {
    write('odd.pol', pol({ kind: 'clear', key: 'SOFTWARE\\X' }, pua(7)));
    const { diagnostics } = await read('odd.pol');
    expect(diagnostics).toMatchObject([
      { code: 'registry-not-understood', at: { file: 'odd.pol', path: 'entries[1]' } },
    ]);
  });

  it('of a value that is written twice are about the last word alone', async () => {
    write('twice.pol', pol(pua(7), pua(1)));
    const [artifact] = await readOne('twice.pol');
    expect(artifact).toMatchObject({ policies: [{ settings: { puaProtection: 'block' } }] });
    expect((await read('twice.pol')).diagnostics).toEqual([]);
  });

  it('of several paths come together', async () => {
    write('a.reg', 'REGEDIT4\n[HKEY_LOCAL_MACHINE\\X]\nx\n');
    const { ok, diagnostics } = await read('a.reg', 'nowhere');
    expect(ok).toBe(false);
    expect(diagnostics).toMatchObject([
      { code: 'reg-bad-line', at: { file: 'a.reg', line: 3, column: 1 } },
      { code: 'artifact-not-found', at: { file: 'nowhere' } },
    ]);
  });
});
