import { utf8 } from '@mdav/core/format';
import type { RegistryPolicy } from '@mdav/registry';
import { describe, expect, it } from 'vitest';
import { corpusFiles, corpusMissing } from '../../../../tests/corpus.ts';
import { gppCodec } from './codec.ts';
import { CLASS_IDS, type PreferenceItem, type RegistryPreferences } from './form.ts';
import { readItem } from './item.ts';
import { policyFromPreferences, preferencesFromPolicy } from './policy.ts';

const about = { epochSeconds: 315_532_800, toolVersion: '0.0.0' };
const policy: RegistryPolicy = {
  hive: 'machine',
  entries: [
    { kind: 'set', key: 'Software\\A', name: 'Dword', data: { type: 'dword', value: 42 } },
    { kind: 'set', key: 'Software\\A', name: 'Qword', data: { type: 'qword', value: 0x1_0000_0000n } },
    { kind: 'set', key: 'Software\\A', name: 'Text', data: { type: 'sz', value: 'a <b> & "c"\n\td ' } },
    { kind: 'set', key: 'Software\\A', name: 'Path', data: { type: 'expand-sz', value: '%SystemRoot%\\x' } },
    { kind: 'set', key: 'Software\\A', name: 'List', data: { type: 'multi-sz', values: ['one', '', 'two words'] } },
    {
      kind: 'set',
      key: 'Software\\A',
      name: 'Bytes',
      data: { type: 'raw', code: 3, bytes: Uint8Array.of(0, 0xde, 0xad) },
    },
    { kind: 'set', key: 'Software\\A', name: '', data: { type: 'sz', value: 'default' } },
    { kind: 'delete', key: 'Software\\A', name: 'Gone' },
  ],
};

describe('preferences from policy', () => {
  it('are written as Set-GPPrefRegistryValue writes them', async () => {
    const { preferences, diagnostics } = preferencesFromPolicy(policy, 'golden', about);
    expect(diagnostics).toEqual([]);
    const bytes = gppCodec.encode(preferences);
    await expect(new TextDecoder().decode(bytes)).toMatchFileSnapshot('__golden__/Registry.xml');
    expect(gppCodec.decode(bytes)).toEqual({ ok: true, value: preferences, diagnostics: [] });
    expect(policyFromPreferences(preferences, 'machine')).toEqual({ policy, residue: [] });
    expect(policyFromPreferences(preferences, 'user').policy.entries).toEqual([]);
  });

  it('keep stray text as it stands, however often they are read and written', () => {
    const stray = 'x<Registry clsid="a" name="b"><Other> y <c/>\n z</Other></Registry> t\n';
    const file = `<?xml version="1.0" encoding="utf-8"?>\n<RegistrySettings clsid="{A}">${stray}</RegistrySettings>`;
    let bytes = utf8(file);
    for (let turn = 0; turn < 3; turn += 1) {
      const read = gppCodec.decode(bytes);
      if (!read.ok) throw new Error('refused');
      bytes = gppCodec.encode(read.value);
      expect(new TextDecoder().decode(bytes)).toBe(file);
      const inEditor = gppCodec.encode({
        ...read.value,
        layout: { kind: 'editor', newline: 'lf', finalNewline: false },
      });
      expect(new TextDecoder().decode(inEditor)).toBe(file);
    }
  });

  it('have ids of their own for each name', () => {
    const ids = (name: string) =>
      preferencesFromPolicy(policy, name, about).preferences.nodes.flatMap((node) =>
        node.kind === 'item' ? (node.attributes.uid ?? '') : [],
      );
    expect(new Set([...ids('a'), ...ids('b')]).size).toBe(2 * policy.entries.length);
    expect(ids('a')).toEqual(ids('a'));
  });

  it('say what they cannot say', () => {
    const { preferences, diagnostics } = preferencesFromPolicy(
      {
        hive: 'user',
        entries: [
          { kind: 'clear', key: 'A' },
          { kind: 'directive', key: 'A', name: '**SecureKey', data: { type: 'dword', value: 1 } },
          { kind: 'set', key: 'A', name: 'N', data: { type: 'raw', code: 0, bytes: new Uint8Array() } },
          { kind: 'set', key: 'A', name: 'Z', data: { type: 'sz', value: 'a\0b' } },
        ],
      },
      'x',
      about,
    );
    expect(preferences.nodes).toEqual([]);
    expect(diagnostics.map(({ code, at }) => [code, at.path])).toEqual(
      Array.from({ length: 4 }, () => ['gpp-not-expressible', 'A']),
    );
  });
});

function item(properties: Record<string, string>, more: Partial<PreferenceItem> = {}): PreferenceItem {
  const all = {
    action: 'U',
    hive: 'HKEY_LOCAL_MACHINE',
    key: 'K',
    name: 'N',
    type: 'REG_DWORD',
    value: '00000001',
    ...properties,
  };
  return { kind: 'item', attributes: { clsid: CLASS_IDS.Registry, name: 'N' }, properties: all, ...more };
}

describe('readItem', () => {
  it.each<readonly [string, PreferenceItem, object]>([
    [
      'a value',
      item({}),
      { action: 'update', target: { kind: 'value', name: 'N', data: { type: 'dword', value: 1 } } },
    ],
    ['a value that is created', item({ action: 'C' }), { action: 'create' }],
    ['a key with a backslash too many', item({ key: 'K\\' }), { key: 'K' }],
    ['a key', item({ name: '', action: 'R' }), { action: 'replace', target: { kind: 'key' } }],
    [
      'the deletion of a key',
      item({ name: '', action: 'D', default: '0' }),
      { action: 'delete', target: { kind: 'key' } },
    ],
    ['the default value', item({ name: '', default: '1' }), { target: { kind: 'value', name: '' } }],
    [
      'the deletion of a value',
      item({ action: 'D', type: '', value: '' }),
      { action: 'delete', target: { kind: 'value', name: 'N' } },
    ],
  ])('understands %s', (_, read, meaning) => {
    const outcome = readItem(read);
    expect(outcome.ok && outcome.value).toMatchObject(meaning);
  });

  it('takes a missing action for an update', () => {
    const { action: _, ...properties } = item({}).properties;
    const outcome = readItem({ ...item({}), properties });
    expect(outcome.ok && outcome.value.action).toBe('update');
  });

  it.each([
    ['an unknown action', { action: 'X' }],
    ['a hive that is abbreviated', { hive: 'HKLM' }],
    ['a key with a leading backslash', { key: '\\K' }],
    ['no key', { key: '' }],
    ['a number that is decimal text', { value: '12g' }],
    ['a number that is too long', { value: '123456789' }],
    ['half a byte', { type: 'REG_BINARY', value: 'ABC' }],
    ['strings that are missing', { type: 'REG_MULTI_SZ', value: 'a b' }],
    ['an unknown type', { type: 'REG_LINK' }],
  ])('reports %s', (_, properties) => {
    const outcome = readItem(item(properties));
    expect(outcome).toMatchObject({ ok: false, diagnostics: [{ code: 'gpp-bad-item', severity: 'warning' }] });
  });
});

describe('policy from preferences', () => {
  const always: RegistryPreferences = {
    attributes: {},
    nodes: [item({})],
    layout: { kind: 'editor', newline: 'lf', finalNewline: true },
  };
  const residueOf = (nodes: RegistryPreferences['nodes'], attributes = {}) =>
    policyFromPreferences({ ...always, nodes, attributes }, 'machine').residue.length;

  it('takes what applies always, in collections as well', () => {
    expect(
      policyFromPreferences(
        { ...always, nodes: [{ kind: 'collection', attributes: {}, nodes: [item({}), item({ action: 'C' })] }] },
        'machine',
      ),
    ).toEqual({
      policy: { hive: 'machine', entries: [{ kind: 'set', key: 'K', name: 'N', data: { type: 'dword', value: 1 } }] },
      residue: [{ kind: 'collection', attributes: {}, nodes: [item({ action: 'C' })] }],
    });
  });

  it.each<readonly [string, PreferenceItem]>([
    ['creates only', item({ action: 'C' })],
    ['is about a key', item({ name: '' })],
    ['is disabled', item({}, { attributes: { disabled: '1' } })],
    ['is removed when the GPO no longer applies', item({}, { attributes: { removePolicy: '1' } })],
    ['is targeted', item({}, { filters: { kind: 'element', name: 'Filters', attributes: {}, children: [] } })],
    ['lies in another hive', item({ hive: 'HKEY_USERS' })],
    ['cannot be read', item({ type: '?' })],
  ])('leaves an item that %s', (_, node) => {
    expect(residueOf([node])).toBe(1);
    expect(residueOf([{ kind: 'collection', attributes: {}, nodes: [node] }])).toBe(1);
  });

  it('leaves everything in a file that is turned off', () => {
    expect(residueOf([item({})], { disabled: '1' })).toBe(1);
  });
});

describe('gppCodec', () => {
  const file = (inside: string) =>
    utf8(
      `<?xml version="1.0" encoding="utf-8"?>\n<RegistrySettings clsid="${CLASS_IDS.RegistrySettings}">${inside}\n</RegistrySettings>\n`,
    );
  const good =
    '<Registry clsid="x" name="N"><Properties action="U" hive="HKEY_LOCAL_MACHINE" key="K" name="N" type="REG_SZ" value="v"/></Registry>';

  it.each([
    ['nothing', ''],
    ['an item', good],
    ['two items', `${good}\n\t${good}`],
    [
      'a collection',
      `<Collection clsid="y" name="C">${good}${good}<Filters><FilterRunOnce hidden="1" not="0" bool="AND" id="{1}"/></Filters></Collection>`,
    ],
    [
      'a collection in a collection',
      `<Collection clsid="y" name="C"><Collection clsid="y" name="D">${good}</Collection></Collection>`,
    ],
    [
      'targeting',
      good.replace(
        '</Registry>',
        '<Filters><FilterOs bool="AND" not="0" class="NT"/><FilterCollection bool="OR" not="1"><FilterRam bool="AND" not="0"/></FilterCollection></Filters></Registry>',
      ),
    ],
    ['a comment', `<!-- why -->\n\t${good}`],
  ])('writes %s again to the byte', (_, inside) => {
    const outcome = gppCodec.decode(file(inside));
    expect(outcome.diagnostics).toEqual([]);
    if (!outcome.ok) throw new Error('not read');
    expect(new TextDecoder().decode(gppCodec.encode(outcome.value))).toBe(new TextDecoder().decode(file(inside)));
  });

  it.each([
    ['another kind of preference', '<Drives/>', ['gpp-not-registry'], false],
    ['no XML', '<RegistrySettings>', ['xml-not-well-formed'], false],
    [
      'an element of another kind',
      '<RegistrySettings><Drive/></RegistrySettings>',
      ['gpp-unknown-element', 'gpp-other-layout'],
      true,
    ],
    [
      'an item without properties',
      '<RegistrySettings><Registry/></RegistrySettings>',
      ['gpp-unknown-element', 'gpp-other-layout'],
      true,
    ],
    [
      'a filter that is misspelt',
      `<RegistrySettings>${good.replace('</Registry>', '<Filters><FilterOS/></Filters></Registry>')}</RegistrySettings>`,
      ['gpp-unknown-filter', 'gpp-other-layout'],
      true,
    ],
    [
      'an item that says nothing',
      `<RegistrySettings>${good.replace('REG_SZ', 'REG_NO')}</RegistrySettings>`,
      ['gpp-bad-item', 'gpp-other-layout'],
      true,
    ],
    [
      'targeting of the root',
      '<RegistrySettings><Filters/></RegistrySettings>',
      ['gpp-unknown-element', 'gpp-other-layout'],
      true,
    ],
  ])('reports %s', (_, text, codes, ok) => {
    const outcome = gppCodec.decode(utf8(text));
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(codes);
    expect(outcome.ok).toBe(ok);
    for (const { severity, at, hint } of outcome.diagnostics) {
      if (severity !== 'info') expect([at.line, hint]).toEqual([1, expect.stringMatching(/^[A-Z][a-z]+ /)]);
    }
    if (!outcome.ok) return;
    // Whatever it is, it is not lost.
    const again = gppCodec.decode(gppCodec.encode(outcome.value));
    expect(again.ok && again.value.nodes).toEqual(outcome.value.nodes);
  });

  it('says which spelling a filter has', () => {
    const outcome = gppCodec.decode(
      utf8(
        `<RegistrySettings>${good.replace('</Registry>', '<Filters><FilterOS/></Filters></Registry>')}</RegistrySettings>`,
      ),
    );
    expect(outcome.diagnostics[0]?.hint).toBe('Write FilterOs.');
  });
});

describe.skipIf(corpusMissing)(`genuine registry preferences${corpusMissing ? `: ${corpusMissing}` : ''}`, () => {
  const files = [...corpusFiles('gpp', /Registry\.xml$/), ...corpusFiles('gpo-backup', /\/Registry\.xml$/)];

  it('are there', () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it.each(files.map(({ path, bytes }) => [path, bytes] as const))(
    '%s is written again to the byte, and every item is understood',
    (_, bytes) => {
      const outcome = gppCodec.decode(bytes);
      expect(outcome.diagnostics).toEqual([]);
      expect(outcome.ok && Buffer.compare(gppCodec.encode(outcome.value), bytes)).toBe(0);
    },
  );
});
