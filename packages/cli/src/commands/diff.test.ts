import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { customProfileCodec } from '@mdav/intune';
import { lgpoCodec, lgpoFromPolicies, polCodec, type RegistryEntry } from '@mdav/registry';
import { beforeEach, describe, expect, it } from 'vitest';
import { FLEET, useScratch } from '../__tests__/scratch.ts';

const { folder, write, mdav } = useScratch();
const DEFENDER = 'SOFTWARE\\Policies\\Microsoft\\Windows Defender';
const dword = (key: string, name: string, value: number): RegistryEntry => ({
  kind: 'set',
  key,
  name,
  data: { type: 'dword', value },
});
const policy = (...entries: RegistryEntry[]) => ({ hive: 'machine' as const, entries });

beforeEach(() => write('mdav.yaml', FLEET));
const build = async () => expect((await mdav('build', '--out', 'dist')).code).toBe(0);
const json = async (...args: string[]) => JSON.parse((await mdav('diff', ...args, '--format', 'json')).out);

describe('the same policy in every format', () => {
  beforeEach(build);
  const formats: readonly [name: string, path: string][] = [
    ['fleet', 'mdav.yaml'],
    ['output folder', 'dist'],
    ['folder of a group', 'dist/servers'],
    ['registry.pol', 'servers.pol'],
    ['.reg', 'dist/servers/registry/servers.reg'],
    ['LGPO text', 'dist/servers/gpo/registry.pol.txt'],
    ['GPO backup', 'dist/servers/gpo'],
  ];
  beforeEach(() => {
    const text = lgpoCodec.decode(readFileSync(join(folder(), 'dist/servers/gpo/registry.pol.txt')));
    if (!text.ok) throw new Error('no text');
    const entries = text.value.items.flatMap((item) => (item.kind === 'entry' ? [item.entry] : []));
    write('servers.pol', polCodec.encode(policy(...entries)));
  });
  it('does not differ, whichever two are compared', async () => {
    for (const [nameOfA, a] of formats) {
      for (const [nameOfB, b] of formats) {
        const { code, out } = await mdav('diff', a, b, '--group', 'servers', '--exit-code');
        expect(out, `${nameOfA} and ${nameOfB}`).toMatch(/agree on 2 settings that both say\.\n$/);
        expect(code, `${nameOfA} and ${nameOfB}`).toBe(0);
      }
    }
  });

  it('an Intune folder agrees with its group', async () => {
    const { code, out } = await mdav('diff', 'mdav.yaml', 'dist/desks/intune', '--group', 'desks', '--exit-code');
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('agree on 5 settings') });
  });

  it('a fleet and its whole output agree group by group', async () => {
    const { code, out } = await mdav('diff', 'mdav.yaml', 'dist', '--exit-code');
    expect(code).toBe(0);
    expect(out).toContain('desks: A and B agree on 5 settings that both say.');
    expect(out).toContain('servers: A and B agree on 2 settings that both say.');
  });
});

describe('Group Policy against Intune', () => {
  beforeEach(async () => {
    await build();
    const entries = [
      dword(DEFENDER, 'PUAProtection', 2),
      dword(`${DEFENDER}\\MpEngine`, 'MpCloudBlockLevel', 2),
      dword(`${DEFENDER}\\Scan`, 'DisableArchiveScanning', 0),
      dword('SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection', 'ForceDefenderPassiveMode', 1),
      dword('SOFTWARE\\Contoso', 'Ring', 2),
    ];
    write('gpo/registry.pol', polCodec.encode(policy(...entries)));
  });

  it('tells what they disagree on, in names of settings', async () => {
    const { code, out } = await mdav('diff', 'gpo', 'dist/desks/intune', '--exit-code');
    expect(code).toBe(2);
    expect(out.replace(/^ {6}\S.*\.$/m, '      (the reason)')).toMatchInlineSnapshot(`
      "A  gpo  registry policy file
      B  dist/desks/intune  Intune policy

      The registry policy file and the Intune policy disagree on 1 of 2 settings that both say; 1 stands in A alone; 3 stand in B alone; 1 difference outside the catalogue.
        The two disagree (1):
        ≠ puaProtection
            A  audit
            B  block
        Only A says (1):
        A allowArchiveScanning: true
        Only B says (3):
        B excludedPaths: D:\\Build, C:\\Tools
        B attackSurfaceReductionRules: block-psexec-wmi-process-creation: audit
        B signatureUpdateInterval: 4 hours
        Said on one side, and the other one has no words for it:
        A forceDefenderPassiveMode: true
            (the reason)
        Outside the catalogue, compared as text:
        A HKLM\\SOFTWARE\\Contoso\\Ring: dword 2
      "
    `);
  });

  it('tells it as JSON and as Markdown', async () => {
    const document = await json('gpo', 'dist/desks/intune');
    expect(document).toMatchObject({
      formatVersion: 1,
      a: { path: 'gpo', what: 'registry policy file' },
      different: true,
      pairs: [{ shared: 2, disagreements: 1, residue: [{ place: 'HKLM\\SOFTWARE\\Contoso\\Ring', a: 'dword 2' }] }],
    });
    expect(document.pairs[0].settings).toContainEqual({
      kind: 'differs',
      setting: 'puaProtection',
      a: 'audit',
      b: 'block',
      change: { kind: 'value', before: 'audit', after: 'block' },
    });
    const { out } = await mdav('diff', 'gpo', 'dist/desks/intune', '--format', 'markdown');
    expect(out.match(/^(?:The two disagree|Only . says) .*:$|^\| `\w+`/gm)).toEqual([
      'The two disagree (1):',
      '| `puaProtection`',
      'Only A says (1):',
      '| `allowArchiveScanning`',
      'Only B says (3):',
      '| `excludedPaths`',
      '| `attackSurfaceReductionRules`',
      '| `signatureUpdateInterval`',
      '| `forceDefenderPassiveMode`',
    ]);
    expect(out).toContain('| `puaProtection` | `audit` | `block` |');
    expect(out).toContain('The two disagree on 1 of 2 settings that both say');
  });
});

describe('several policies', () => {
  it('of one side against one without a name need a choice', async () => {
    write('one.reg', 'REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n"a"=dword:1\n');
    const { code, err } = await mdav('diff', 'mdav.yaml', 'one.reg');
    expect(code).toBe(64);
    expect(err).toContain('Choose one with --group: desks, servers.');
    expect((await mdav('diff', 'mdav.yaml', 'one.reg', '--group', 'server')).err).toContain('Did you mean "servers"?');
  });

  it('of a fleet against one GPO need a choice too, as GPOs are named otherwise', async () => {
    await build();
    const { code, err } = await mdav('diff', 'mdav.yaml', 'dist/servers/gpo');
    expect(code).toBe(64);
    expect(err).toContain('"demo - servers - Defender"');
    expect((await mdav('diff', 'mdav.yaml', 'dist/servers/gpo', '--group', 'servers')).code).toBe(0);
  });

  it('of Intune in a folder are one, and what two of them set twice is told', async () => {
    const profile = (name: string, value: number) =>
      customProfileCodec.encode({
        name,
        description: null,
        roleScopeTagIds: ['0'],
        settings: [
          {
            kind: 'integer',
            name: 'pua',
            description: null,
            uri: './Device/Vendor/MSFT/Policy/Config/Defender/PUAProtection',
            secretReference: null,
            value,
            isReadOnly: false,
          },
        ],
      });
    write('both/a.json', profile('a', 1));
    write('both/b.json', profile('b', 2));
    write('other/a.json', profile('a', 1));
    write('both/notes.txt', 'nothing of ours');
    write('both/compliance.json', '{"@odata.type":"#microsoft.graph.windows10CompliancePolicy"}');
    const { err, out } = await mdav('diff', 'both', 'other');
    expect(err).toContain('both/b.json:settings[0]');
    expect(err).toContain('mdm-set-twice');
    expect(out).toContain('agree on 1 setting that both say');
  });

  it('of one kind are called by their paths as they are spelt', async () => {
    write('old.reg', 'REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n"a"=dword:1\n"c"=dword:1\n');
    write('new.reg', 'REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n"b"=dword:1\n"c"=dword:2\n');
    const { out } = await mdav('diff', 'old.reg', 'new.reg');
    expect(out).toContain('\nold.reg and new.reg have no setting in common');
    expect(out.match(/^ {2}[≠AB] .*\\(.)/gm)).toEqual([
      String.raw`  ≠ HKLM\SOFTWARE\X\c`,
      String.raw`  A HKLM\SOFTWARE\X\a`,
      String.raw`  B HKLM\SOFTWARE\X\b`,
    ]);
  });

  it('that say nothing in common are told apart', async () => {
    write('a.reg', 'REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n"a"=dword:1\n');
    write('b.reg', 'REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\software\\x]\n"A"=dword:2\n');
    expect(await json('a.reg', 'b.reg')).toMatchObject({
      pairs: [{ shared: 0, settings: [], residue: [{ place: 'HKLM\\SOFTWARE\\X\\a', a: 'dword 1', b: 'dword 2' }] }],
    });
    expect((await mdav('diff', 'a.reg', 'a.reg', '--exit-code')).code).toBe(0);
  });

  it('in an output that was tampered with disagree, and that is told', async () => {
    await build();
    write(
      'dist/servers/registry/servers.reg',
      readFileSync(join(folder(), 'dist/servers/registry/servers.reg'), 'utf16le').replace(
        '"DisableCatchupQuickScan"=dword:00000001',
        '"DisableCatchupQuickScan"=dword:00000000',
      ),
    );
    const { code, err } = await mdav('diff', 'mdav.yaml', 'dist', '--group', 'servers', '--exit-code');
    expect(err).toContain('disableCatchupQuickScan is false here and true in dist/servers');
    expect(code).toBe(0);
  });
});

it('needs two sides that can be read', async () => {
  expect((await mdav('diff', 'mdav.yaml')).code).toBe(64);
  mkdirSync(join(folder(), 'empty'));
  expect(await mdav('diff', 'mdav.yaml', 'empty')).toMatchObject({ code: 65, out: '' });
  expect((await mdav('diff', 'mdav.yaml', 'nowhere')).err).toContain('artifact-not-found');
});

it('is not broken by hostile names', async () => {
  const name = 'a|b`c\u001b[31m<script>##vso[x]';
  write('a.pol', polCodec.encode(policy(dword('SOFTWARE\\X', name, 1))));
  write('b.pol', polCodec.encode(policy(dword('SOFTWARE\\X', name, 2))));
  write('c.txt', lgpoCodec.encode(lgpoFromPolicies([policy(dword('SOFTWARE\\X', 'plain', 2))])));
  for (const format of ['pretty', 'markdown', 'json']) {
    const { out } = await mdav('diff', 'a.pol', 'b.pol', '--format', format);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the one that must not appear.
    expect(out, format).not.toMatch(/\u001b/);
    expect(out, format).not.toContain('##vso[');
    if (format !== 'markdown') continue;
    const row = out.split('\n').find((line) => line.includes('script')) ?? '';
    // Three cells, whatever the name holds: each pipe and backtick of it is a reference.
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
    expect(row).toContain('| <code>HKLM&#92;SOFTWARE&#92;X&#92;a&#124;b&#96;c');
  }
});

describe('a renamed group', () => {
  const renamed = FLEET.replace('  desks:\n', '  clients:\n    was: desks\n').replace('high\n', 'high-plus\n');
  beforeEach(() => write('new.yaml', renamed));

  it.each([
    ['mdav.yaml', 'new.yaml', 'desks', 'clients'],
    ['new.yaml', 'mdav.yaml', 'clients', 'desks'],
  ])('is one group in %s and %s', async (one, other, a, b) => {
    const { pairs, onlyA, onlyB } = await json(one, other);
    expect([onlyA, onlyB]).toEqual([[], []]);
    expect(pairs).toMatchObject([
      { a, b, settings: [{ setting: 'cloudBlockLevel' }] },
      { a: 'servers', b: 'servers', settings: [] },
    ]);
  });

  it('is one group in what was built of it', async () => {
    await build();
    const { pairs, onlyA, onlyB } = await json('dist', 'new.yaml');
    expect([pairs.length, onlyA, onlyB]).toEqual([2, [], []]);
    write('mdav.yaml', renamed);
    await build();
    expect(await json('dist', 'mdav.yaml')).toMatchObject({ different: false, onlyA: [], onlyB: [] });
  });

  it.each(['desks', 'clients', 'Clients'])('is chosen by %s', async (group) => {
    const { pairs } = await json('mdav.yaml', 'new.yaml', '--group', group);
    expect(pairs).toMatchObject([{ a: 'desks', b: 'clients' }]);
  });
});

describe('a folder with several policies of one group', () => {
  const fleet = (deliver: string) =>
    `mdav: 1\nname: shop\ngroups:\n  desks:\n    os: windows-11\n    mode: active\n    deliver: [${deliver}]\n    settings: { puaProtection: block, enableNetworkProtection: block, excludedPaths: ['C:\\A'] }\n`;
  it.each(['gpo', 'registry'])('is one side, held against what is delivered by %s', async (way) => {
    write('shop.yaml', fleet(`${way}, configmgr`));
    expect((await mdav('build', 'shop.yaml', '--out', 'shop')).code).toBe(0);
    const { code, out } = await mdav('diff', `shop/desks/${way}`, 'shop/desks/configmgr', '--exit-code');
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('agree on 3 settings that both say') });
    expect(out).not.toContain('only B');
  });
});
