import { type FileSource, jsonBytes, type LeftEntry, type ReadPolicy, succeed, utf8 } from '@mdav/core/format';
import { EMPTY_FORM, liftMdmForms, type MdmForm, settingsCatalogCodec } from '@mdav/intune';
import { describe, expect, it } from 'vitest';
import { BLOCK_LEVEL, catalogBytes } from '../__tests__/samples.ts';
import { policiesIn } from '../found/policies-in.ts';
import { importFiles } from '../import-files.ts';
import { combineArtifacts } from './combine-artifacts.ts';
import { decodeFile } from './decode-tree.ts';
import { artifactOf } from './policy-artifact.ts';
import { POLICY_SOURCES } from './policy-sources.ts';
import { readTree } from './read-tree.ts';

interface Row {
  readonly device: string;
  readonly name: string;
  readonly value: string;
}

/** A made-up format: what devices were seen to have, one device per line, in a file of lines. */
const seenDevices: FileSource<readonly Row[]> = {
  of: 'file',
  id: 'seen-devices',
  title: 'list of devices',
  endings: ['.seen'],
  policy: { word: 'device', holder: 'device', applied: 'observed' },
  isApart: true,
  recognise: ({ shape, text = '' }) => (shape === 'text' && text.startsWith('seen 1\n') ? 'policy' : undefined),
  decode: (bytes) => {
    const lines = new TextDecoder().decode(bytes).split('\n').slice(1).filter(Boolean);
    return succeed(
      lines.map((line): ReadPolicy<readonly Row[]> => {
        const [device = '', ...pairs] = line.split(' ');
        const rows = pairs.map((pair) => ({ device, name: pair.split('=')[0] ?? '', value: pair.split('=')[1] ?? '' }));
        return { name: device, form: rows };
      }),
    );
  },
  lift: (placed) => {
    const rows = placed.flatMap(({ form }) => form);
    const known = rows.filter(({ name }) => name === 'puaProtection');
    const left = rows
      .filter(({ name }) => name !== 'puaProtection')
      .map(
        ({ name, value }): LeftEntry => ({
          lines: [{ place: name, says: value }],
          unsayable: [{ what: name, why: 'nothing is known of it', isDefender: true }],
        }),
      );
    const settings = Object.fromEntries(known.map(({ name, value }) => [name, value]));
    return { parts: [{ settings, left, diagnostics: [] }], beside: [] };
  },
  show: (rows) => ({ entries: rows.map(({ name, value }) => `${name} = ${value}`) }),
};

/** Another one: several policies of Intune in one file. */
const policyList: FileSource<MdmForm> = {
  of: 'file',
  id: 'policy-list',
  title: 'list of Intune policies',
  endings: ['.json'],
  policy: { word: 'Intune policy', holder: 'policy', deliver: 'intune', applied: 'intune' },
  channel: 'mdm',
  together: 'mdm',
  recognise: ({ json }) =>
    json !== undefined && 'policies' in json && Array.isArray(json.policies) ? 'policy' : undefined,
  decode: (bytes) => {
    const { policies: all } = JSON.parse(new TextDecoder().decode(bytes)) as { policies: readonly unknown[] };
    const policies = all.flatMap((each): readonly ReadPolicy<MdmForm>[] => {
      const read = settingsCatalogCodec.decode(jsonBytes(each));
      return read.ok ? [{ name: read.value.name, form: { ...EMPTY_FORM, catalog: [read.value] } }] : [];
    });
    return succeed(policies);
  },
  lift: liftMdmForms,
  show: ({ catalog }) => ({ heading: catalog.map(({ name }) => name) }),
};

/** The same policies without names of their own. */
const mapNames = (read: ReturnType<typeof seenDevices.decode>) =>
  read.ok ? succeed(read.value.map(({ form }) => ({ form }))) : read;

const sources = [...POLICY_SOURCES, seenDevices, policyList];
const seen = utf8('seen 1\nPC-1 puaProtection=block odd=1\nPC-2 puaProtection=audit\n');
const list = jsonBytes({
  policies: [['A', '2'] as const, ['B', '4'] as const].map(
    ([name, level]) => JSON.parse(new TextDecoder().decode(catalogBytes(name, { [BLOCK_LEVEL]: level }))) as object,
  ),
});

describe('a format that is in the list', () => {
  it('is read wherever policy is: what devices show, each for itself', () => {
    const read = readTree(new Map([['x', seen]]), 'states', sources);
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    expect(read.value).toMatchObject([
      {
        source: seenDevices,
        path: 'states',
        policies: [
          { name: 'PC-1', settings: { puaProtection: 'block' }, residue: [{ place: 'odd', says: '1' }] },
          { name: 'PC-2', settings: { puaProtection: 'audit' }, residue: [] },
        ],
      },
    ]);
    // Nothing tells by which way it came there, and what it can say has no bounds.
    for (const policy of read.value.flatMap(({ policies }) => policies)) {
      expect(policy).not.toHaveProperty('ways');
      expect(policy).not.toHaveProperty('channels');
    }
  });

  it('is imported, and a policy has the last word over what a device shows', () => {
    const gpo = utf8(
      'Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender]\n"PUAProtection"=dword:00000000\n',
    );
    const imported = importFiles(
      new Map([
        ['a.seen', seen],
        ['b.reg', gpo],
      ]),
      { date: '2026-11-21', os: ['windows-11'], group: 'desks', sources },
    );
    if (!imported.ok) throw new Error(JSON.stringify(imported.diagnostics));
    expect(imported.value.fleetText).toContain("puaProtection: 'off'");
    expect(imported.value.fleetText).toContain('deliver: [registry] # inferred: it came as registration file\n');
    expect(imported.value.conflicts).toMatchObject([
      { subject: 'puaProtection', kept: 'registration file b.reg', says: [{}, {}, {}] },
    ]);
    expect(imported.value.notes.map(({ code }) => code)).toContain('import-cannot-say');
  });

  it('is a group for each device, which nothing delivers to yet', () => {
    const imported = importFiles(new Map([['a.seen', seen]]), { date: '2026-11-21', os: ['windows-11'], sources });
    if (!imported.ok) throw new Error(JSON.stringify(imported.diagnostics));
    expect(imported.value.groups.map(({ name }) => name)).toEqual(['pc-1', 'pc-2']);
    // A file is named without the ending that its format has.
    const [policy] = policiesIn({ root: 'old/pilot.seen', files: new Map([['', seen]]) }, false, [
      { ...seenDevices, decode: (bytes: Uint8Array) => mapNames(seenDevices.decode(bytes, '')) },
    ]).policies;
    expect(policy?.set.title).toBe('pilot');
    expect(imported.value.fleetText).not.toContain('deliver');
    expect(imported.value.fleet?.groups.length).toBe(2);
  });

  it('may hold several policies in a file, each under its name', () => {
    const found = policiesIn({ root: 'list.json', files: new Map([['', list]]) }, false, sources);
    expect(found.policies.map(({ name, path, settings }) => [name, path, settings])).toEqual([
      ['A', 'list.json', { cloudBlockLevel: 'high' }],
      ['B', 'list.json', { cloudBlockLevel: 'high-plus' }],
    ]);
    const read = artifactOf(decodeFile(policyList, list, 'list.json'));
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    expect(read.value.placed.map(({ path }) => path)).toEqual(['list.json: A', 'list.json: B']);
    expect(combineArtifacts([read.value])).toMatchObject({
      policy: { settings: { cloudBlockLevel: 'high' }, channels: ['mdm'] },
      diagnostics: [{ code: 'mdm-set-twice', at: { file: 'list.json: B', path: 'settings[0]' } }],
    });
  });

  it('is none for those who do not have it', () => {
    expect(readTree(new Map([['x', seen]]), 'states').ok).toBe(false);
  });
});
