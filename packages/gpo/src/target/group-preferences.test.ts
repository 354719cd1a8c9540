import type { GpoPreferences, ResolvedGroup } from '@mdav/core';
import { type RegistryEntry, type RegistryPolicy, recordData, registryChannel, valueId } from '@mdav/registry';
import { anyGroup, groupWith } from '@mdav/testkit';
import { element } from '@mdav/xml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEW_DEVICE, refresh, refreshPreferences } from '../__tests__/group-policy-client.ts';
import { gpoBackupFormat } from '../backup/format.ts';
import { PREFERENCES_PATH } from '../backup/paths.ts';
import { gppCodec } from '../gpp/codec.ts';
import { readTakenBack } from '../gpp/taken-back.ts';
import { gpoSources } from '../source/sources.ts';
import { gpoTargets } from './targets.ts';

const about = { epochSeconds: 315_532_800, toolVersion: '0.0.0' };
const ASKED: readonly GpoPreferences[] = [
  { values: 'outside-policies' },
  { values: 'outside-policies', securityGroup: 'CONTOSO\\Pilots & "more"' },
  { values: 'outside-policies', securityGroup: 'CONTOSO\\Pilots', organizationalUnit: 'OU=Desks,DC=contoso,DC=com' },
];

function made(group: ResolvedGroup) {
  const { files, diagnostics } = gpoTargets[0]?.produce(group, about) ?? { files: new Map(), diagnostics: [] };
  const policyIn = (folder: string): RegistryPolicy => {
    const read = gpoBackupFormat.decode(new Map([...files].filter(([path]) => path.startsWith(`${folder}/`))));
    if (!read.ok || read.diagnostics.some(({ severity }) => severity !== 'info')) throw new Error(JSON.stringify(read));
    return read.value[0]?.machine.policy as RegistryPolicy;
  };
  const path = [...files.keys()].find((one) => one.endsWith(PREFERENCES_PATH));
  const read = path === undefined ? undefined : gppCodec.decode(files.get(path) ?? new Uint8Array());
  if (read !== undefined && !read.ok) throw new Error(JSON.stringify(read));
  return { files, diagnostics, policyIn, preferences: read?.value };
}

const shown = (entries: readonly RegistryEntry[]) =>
  new Map(
    entries.map((entry) => [
      valueId(entry.key, 'name' in entry ? entry.name : ''),
      JSON.stringify([entry.kind, recordData(entry)], (_, value) => (typeof value === 'bigint' ? `${value}n` : value)),
    ]),
  );

describe('preferences in the backup of a group', () => {
  it('say with the policy what the group says, value by value, and are read back with those who get them', () => {
    let asPreference = 0;
    fc.assert(
      fc.property(anyGroup({ deliver: ['gpo'] }), fc.constantFrom(...ASKED), (plain, preferences) => {
        const group = { ...plain, gpo: { preferences } };
        const { form } = registryChannel.lower(group);
        if (form.entries.length === 0) return;
        const { policyIn, preferences: written } = made(group);
        const back = readTakenBack(written?.nodes ?? []);
        expect(back.rest).toEqual([]);
        expect(shown([...policyIn('gpo').entries, ...back.policy.entries])).toEqual(shown(form.entries));
        if (written !== undefined) expect(back.preferences).toEqual(preferences);
        expect(back.policy.entries.filter(({ key }) => /\\Policies\\/i.test(key))).toEqual([]);
        asPreference += back.policy.entries.length;
      }),
      { numRuns: 80 },
    );
    expect(asPreference).toBeGreaterThan(5);
  });

  const raw = (more: object) => ({
    key: 'HKLM\\SOFTWARE\\Contoso',
    name: 'v',
    type: 'sz',
    data: 'x',
    reason: 'r',
    ...more,
  });
  it('go from the devices that got them once they are taken back, and leave others what they have of their own', () => {
    let own = 0;
    fc.assert(
      fc.property(
        anyGroup({ deliver: ['gpo'] }),
        fc.constantFrom(...ASKED),
        fc.boolean(),
        (plain, preferences, isMember) => {
          const registry = [...(plain.raw?.registry ?? []), raw({ name: 'own' })];
          const { policyIn, preferences: written } = made({
            ...plain,
            raw: { ...plain.raw, registry },
            gpo: { preferences },
          } as ResolvedGroup);
          const places = readTakenBack(written?.nodes ?? []).policy.entries.map((entry) =>
            valueId(entry.key, 'name' in entry ? entry.name : ''),
          );
          const before = { ...NEW_DEVICE, values: new Map(places.map((place) => [place, 'own'])) };
          const set = refreshPreferences(refresh(before, policyIn('gpo')), written, () => isMember);
          const back = refreshPreferences(refresh(set, policyIn('gpo.undo')), undefined, () => isMember);
          const got = isMember || preferences.securityGroup === undefined;
          // What stayed policy outside of the Policies keys stays on the device as well.
          const { values: policed } = refresh(NEW_DEVICE, policyIn('gpo'));
          const left = [...back.values].filter(
            ([place]) => places.includes(place) || !(policed.has(place) || place.includes('FORCEDEFENDERPASSIVEMODE')),
          );
          expect(left).toEqual(got ? [] : [...before.values]);
          own += left.length;
        },
      ),
      { numRuns: 80 },
    );
    expect(own).toBeGreaterThan(5);
  });

  const groupOf = (preferences: GpoPreferences | undefined, ...registry: readonly object[]) =>
    groupWith({ avgCPULoadFactor: 30 }, {
      deliver: ['gpo'],
      raw: { registry },
      ...(preferences === undefined ? {} : { gpo: { preferences } }),
    } as object);

  it('are there on request alone, and leave policy what they would change or cannot say', () => {
    expect(made(groupOf(undefined, raw({}))).preferences).toBeUndefined();
    const expanded = raw({ name: 'p', type: 'expand-sz', data: '%ProgramData%' });
    const { preferences, policyIn } = made(groupOf(ASKED[0], raw({}), expanded));
    expect(preferences?.nodes).toHaveLength(1);
    expect(policyIn('gpo').entries.map((entry) => 'name' in entry && entry.name)).toEqual(['p', 'AvgCPULoadFactor']);
  });

  it('are not deleted by name in what takes the GPO back, which says so', () => {
    const expanded = raw({ name: 'p', type: 'expand-sz', data: '%ProgramData%' });
    const { files, policyIn } = made(groupOf(ASKED[1], raw({}), expanded));
    expect(policyIn('gpo.undo').entries).toEqual([]);
    const text = new TextDecoder().decode(files.get('gpo.undo/registry.pol.txt'));
    expect(text).toContain('Nothing deletes those values here');
    expect(text.match(/Not taken back, look at it by hand: .*/g)).toEqual([
      expect.stringContaining('SOFTWARE\\Contoso, "p"'),
    ]);
    expect([...files.keys()].filter((path) => path.startsWith('gpo.undo/') && /Preferences/.test(path))).toEqual([]);
    const without = made(groupOf(undefined, raw({}))).files.get('gpo.undo/registry.pol.txt');
    expect(new TextDecoder().decode(without)).not.toContain('preferences');
  });

  it('are brought back by the source of backups, as raw values and as the key that asks for them', () => {
    const { files } = made(groupOf(ASKED[1], raw({}), raw({ name: 'w', data: 'y' })));
    const source = gpoSources.find(({ id }) => id === 'gpo-backup');
    if (source?.of !== 'folder') throw new Error('no source');
    const [folder, ...others] = source.gather(files);
    if (folder === undefined) throw new Error('no backup');
    expect(others).toEqual([]);
    const read = source.decode(files, folder, 'x');
    if (!read.ok) throw new Error('not read');
    const { parts, beside } = source.lift(read.value.map((policy) => ({ ...policy, path: 'x' })) as never);
    const left = [...parts.flatMap((part) => part.left), ...beside];
    expect(left.flatMap(({ raw: one }) => (one === undefined ? [] : [one])).length).toBe(2);
    expect(left.flatMap(({ unsayable = [] }) => unsayable)).toEqual([]);
    expect(left.flatMap(({ fact }) => fact ?? [])).toContainEqual({ gpo: { preferences: ASKED[1] } });
  });

  it('of others are not taken for ours where they act otherwise', () => {
    const { preferences } = made(groupOf(ASKED[1], raw({})));
    const [node] = preferences?.nodes ?? [];
    if (node?.kind !== 'item') throw new Error('no item');
    const filters = element('Filters', {}, [element('FilterRam', { bool: 'AND', not: '0', totalMB: '1' })]);
    const inverted = element('Filters', {}, [
      element('FilterGroup', {
        bool: 'AND',
        not: '1',
        name: 'A\\B',
        sid: '',
        userContext: '0',
        primaryGroup: '0',
        localGroup: '0',
      }),
    ]);
    const { removePolicy: _, ...staying } = node.attributes;
    const otherwise = [
      { ...node, filters },
      { ...node, filters: inverted },
      { ...node, attributes: staying },
      { ...node, attributes: { ...node.attributes, disabled: '1' } },
      { ...node, properties: { ...node.properties, action: 'C' } },
      { ...node, properties: { ...node.properties, hive: 'HKEY_CURRENT_USER' } },
      { ...node, properties: { ...node.properties, key: 'SOFTWARE\\Policies\\Contoso' } },
    ];
    for (const one of otherwise) expect(readTakenBack([one]).rest).toEqual([one]);
    expect(readTakenBack([node]).rest).toEqual([]);
  });
});
