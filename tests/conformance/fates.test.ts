import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { settingRows } from '@mdav/core';
import type { LeftEntry } from '@mdav/core/format';
import { EMPTY_FORM, liftMdmForms, type MdmPolicy, type SettingInstance } from '@mdav/intune';
import { liftRegistryForms, type RegistryData, type RegistryEntry } from '@mdav/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusMissing } from '../corpus.ts';
import { examineFates, fatesOf, sumOf } from './fates.ts';
import { FATES_PAGE, fatesPage } from './fates-page.ts';

describe.skipIf(corpusMissing)(`fates of what genuine files say ${corpusMissing ?? ''}`, () => {
  const fates = examineFates();

  it.each(fates.map((row) => [row.format, row] as const))('%s: everything is lifted, carried or named', (_, row) => {
    expect(row.lost).toEqual([]);
    expect(row.policies).toBeGreaterThan(0);
  });

  it('most of what they say of Defender is lifted', () => {
    const sum = (count: (row: (typeof fates)[number]) => number) => fates.reduce((all, row) => all + count(row), 0);
    expect(sum(({ lifted }) => lifted)).toBeGreaterThan(350);
    expect(sum(({ carried, named }) => sumOf(carried) + sumOf(named))).toBeLessThan(sum(({ lifted }) => lifted) / 5);
  });

  it('give a reason for all that is not lifted', () => {
    for (const { carried, named, othersNamed, unread } of fates)
      for (const tally of [carried, named, othersNamed, unread]) expect([...tally.keys()]).not.toContain('');
  });

  it('are what the page says', () => {
    const page = readFileSync(fileURLToPath(new URL(`../../${FATES_PAGE}`, import.meta.url)), 'utf8');
    expect(page, 'stale: npm run conformance -- --write').toBe(fatesPage(fates));
  });
});

describe('fates of generated policy', () => {
  const APP = 'SOFTWARE\\Policies\\Microsoft\\Windows Defender';
  const writes = settingRows().flatMap(({ registry }) => (registry.kind === 'values' ? registry.writes : []));
  const keys = [
    ...new Set([...writes.map(({ key }) => `SOFTWARE\\Policies\\Microsoft\\${key}`), `${APP}\\Contoso`, 'SOFTWARE\\X']),
  ];
  const names = [
    ...new Set(writes.flatMap((write) => (write.kind === 'value' ? [write.name] : (write.marker?.name ?? [])))),
  ];
  const data: fc.Arbitrary<RegistryData> = fc.oneof(
    fc.nat(7).map((value): RegistryData => ({ type: 'dword', value })),
    fc.constantFrom('0', '1', '6', 'C:\\a', '').map((value): RegistryData => ({ type: 'sz', value })),
    fc.constant<RegistryData>({ type: 'multi-sz', values: ['a', 'b'] }),
  );
  const key = fc.constantFrom(...keys);
  const name = fc.oneof(
    fc.constantFrom(...names),
    fc.constantFrom('C:\\a', '56a863a9-875e-4185-98a7-b882c64b5ce5', ''),
  );
  const entry: fc.Arbitrary<RegistryEntry> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('set' as const), key, name, data }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), key, name }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const), key }) },
  );

  it('of the registry: every entry is part of a setting, or left with one fate and a line of its own', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), fc.constantFrom('machine', 'user'), (entries, hive) => {
        const policies = [{ hive: hive as 'machine' | 'user', entries }];
        const lifted = liftRegistryForms([{ form: { policies }, path: 'x.pol' }]);
        const [part] = lifted.parts;
        expect(fatesOf([lifted]).lost).toEqual([]);
        // What a later entry deletes is named, and has no line: nothing of it stays.
        const isDeleted = ({ unsayable = [] }: LeftEntry) =>
          unsayable.some(({ why }) => why.startsWith('a later entry deletes'));
        expect(part?.left.filter(({ lines }) => lines.length !== 1).every(isDeleted)).toBe(true);
        const deletions = entries.filter(({ kind }) => kind === 'clear').length;
        if (deletions === 0) expect(part?.left.some(isDeleted)).toBe(false);
        const isSaid = Object.keys(part?.settings ?? {}).length > 0;
        const left = part?.left.length ?? 0;
        expect(isSaid ? left < entries.length : left === entries.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  const definitions = settingRows().flatMap(({ mdm }) =>
    mdm.kind === 'node' && mdm.catalog ? [mdm.catalog.definition] : [],
  );
  const RULES = 'device_vendor_msft_policy_config_defender_attacksurfacereductionrules';
  const definition = fc.oneof(
    fc.constantFrom(...definitions),
    fc.constantFrom(
      'device_vendor_msft_defender_configuration_new',
      'device_vendor_msft_policy_config_update_x',
      RULES,
    ),
  );
  const value = fc.oneof(fc.nat(6), fc.constantFrom('block', 'audit', 'C:\\a'));
  const choice = (id: string, suffix: number | string, children: readonly SettingInstance[] = []): SettingInstance => ({
    kind: 'choice',
    definition: id,
    template: null,
    value: { option: `${id}_${suffix}`, template: null, children },
  });
  const list = (id: string, text: string): SettingInstance => ({
    kind: 'simple-collection',
    definition: id,
    template: null,
    values: [{ kind: 'string', value: text, template: null }],
  });
  const rule = fc
    .tuple(
      fc.constantFrom('blockrebootingmachineinsafemode', 'blockwebshellcreationforservers', 'blocknobodyknows'),
      value,
      fc.constantFrom('', 'perruleexclusions', 'other'),
    )
    .map(([suffix, word, inside]) => {
      const id = `${RULES}_${suffix}`;
      return choice(id, word, inside === '' ? [] : [list(`${id}_${inside}`, 'C:\\a')]);
    });
  const instance: fc.Arbitrary<SettingInstance> = fc.oneof(
    fc.tuple(definition, value).map(([id, suffix]) => choice(id, suffix)),
    fc.tuple(definition, value).map(([id, suffix]) => choice(id, suffix, [list(`${id}_x`, 'y')])),
    fc.tuple(definition, fc.nat(200)).map(
      ([id, number]): SettingInstance => ({
        kind: 'simple',
        definition: id,
        template: null,
        value: { kind: 'integer', value: number, template: null },
      }),
    ),
    fc.tuple(definition, fc.constantFrom('C:\\a', '.x')).map(([id, text]) => list(id, text)),
    fc.array(rule, { maxLength: 4 }).map(
      (children): SettingInstance => ({
        kind: 'group-collection',
        definition: RULES,
        template: null,
        values: [{ template: null, children }],
      }),
    ),
  );

  it('of Intune: every setting says something, or is left with one fate and its reason', () => {
    fc.assert(
      fc.property(fc.array(instance, { maxLength: 12 }), (settings) => {
        const lifted = liftMdmForms(
          settings.map((one) => ({ form: { ...EMPTY_FORM, catalog: [policyOf(one)] }, path: 'x' })),
        );
        const fates = fatesOf([lifted]);
        expect(fates.lost).toEqual([]);
        for (const one of settings) {
          const alone = liftMdmForms([{ form: { ...EMPTY_FORM, catalog: [policyOf(one)] }, path: 'x' }]);
          const [part] = alone.parts;
          const isSomething = Object.keys(part?.settings ?? {}).length > 0 || (part?.left.length ?? 0) > 0;
          expect(isSomething, JSON.stringify(one)).toBe(true);
          for (const { unsayable = [] } of part?.left ?? [])
            expect(unsayable.every(({ why }) => why !== '')).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function policyOf(instance: SettingInstance): MdmPolicy {
  return {
    name: 'x',
    description: null,
    platforms: 'windows10',
    technologies: ['mdm'],
    roleScopeTagIds: ['0'],
    template: null,
    settings: [instance],
  };
}
