import type { Intune, SettingRow, SettingValue } from '@mdav/core';
import { settingRow, settingRows } from '@mdav/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOf } from './__tests__/groups.ts';
import { plainValue, sampleValues } from './__tests__/row-values.ts';
import { textOf } from './__tests__/samples.ts';
import { violationsOfCanonical } from './__tests__/schema.ts';
import { mdmChannel } from './channel.ts';
import { customProfileCodec } from './custom/codec.ts';
import { EMPTY_FORM } from './lower/form.ts';
import { scriptPackageCodec } from './scripts/codec.ts';
import { settingsCatalogCodec } from './settings-catalog/codec.ts';
import { isAskedOfTenant } from './settings-catalog/ids-at-deployment.ts';

/** Settings without a node that a script package sets on clients. */
const SCRIPTED: readonly string[] = ['forceDefenderPassiveMode'];

const cases = settingRows().flatMap((row) => sampleValues(row).map((value) => [row.id, value, row] as const));

describe('every setting with every value worth a test', () => {
  it.each(cases)('%s: %j', (id, value, row) => {
    const { form, emissions } = mdmChannel.lower(groupOf({ [id]: value }));
    expect(emissions).toHaveLength(1);
    const [emission] = emissions;
    const isCarriedAnyway = SCRIPTED.includes(id) || (row.mdm.kind === 'manual' && row.mdm.template !== undefined);
    const isInside = row.mdm.kind === 'within';
    if (row.mdm.kind !== 'node')
      expect(emission?.kind).toBe(isCarriedAnyway ? 'emitted' : isInside ? 'unsupported' : row.mdm.kind);
    if (emission?.kind !== 'emitted') {
      expect(form).toEqual(EMPTY_FORM);
      return;
    }
    for (const policy of form.catalog) {
      const bytes = settingsCatalogCodec.encode(policy);
      expect(violationsOfCanonical(JSON.parse(textOf(bytes)))).toEqual([]);
      expect(settingsCatalogCodec.decode(bytes)).toEqual({ ok: true, value: policy, diagnostics: [] });
    }
    for (const profile of form.custom) {
      expect(customProfileCodec.decode(customProfileCodec.encode(profile))).toEqual({
        ok: true,
        value: profile,
        diagnostics: [],
      });
    }
    for (const pack of form.scripts) {
      expect(scriptPackageCodec.decode(scriptPackageCodec.encode(pack))).toEqual({
        ok: true,
        value: pack,
        diagnostics: [],
      });
    }
    expect(mdmChannel.lift(form)).toEqual({
      settings: { [id]: plainValue(row, value) },
      residue: EMPTY_FORM,
      diagnostics: [],
    });
  });

  it.each(cases)('in the forms of templates too: %s: %j', (id, value, row) => {
    for (const intune of [{ form: 'templates' }, { management: 'mde' }] as const) {
      const { form, emissions } = mdmChannel.lower(groupOf({ [id]: value }, { intune }));
      expect(emissions).toHaveLength(1);
      if (emissions[0]?.kind !== 'emitted') {
        expect(form).toEqual(EMPTY_FORM);
        continue;
      }
      for (const policy of form.catalog) {
        const bytes = settingsCatalogCodec.encode(policy);
        expect(violationsOfCanonical(JSON.parse(textOf(bytes)))).toEqual([]);
        expect(settingsCatalogCodec.decode(bytes)).toEqual({ ok: true, value: policy, diagnostics: [] });
      }
      const lifted = mdmChannel.lift(form);
      expect(lifted).toMatchObject({ settings: { [id]: plainValue(row, value) }, residue: EMPTY_FORM });
      expect(lifted.diagnostics.every(({ code }) => code === 'mdm-template-left')).toBe(true);
    }
  });

  it('most of them are said: a row that falls silent is noticed', () => {
    const emitted = new Set(
      cases
        .filter(([id, value]) => mdmChannel.lower(groupOf({ [id]: value })).emissions[0]?.kind === 'emitted')
        .map(([id]) => id),
    );
    const silent = settingRows()
      .filter((row) => row.mdm.kind === 'node' && !emitted.has(row.id))
      .map(({ id }) => id);
    expect(silent).toEqual([]);
    expect(emitted.size).toBeGreaterThan(150);
  });
});

describe('whole groups', () => {
  const settings: fc.Arbitrary<Record<string, SettingValue>> = fc
    .subarray([...settingRows()], { minLength: 1 })
    .chain((rows) => fc.record(Object.fromEntries(rows.map((row) => [row.id, fc.constantFrom(...sampleValues(row))]))));

  it('in every form of policy, the settings that were emitted come back, and say the same form again', () => {
    const forms = fc.constantFrom<Intune>({ form: 'catalog' }, { form: 'templates' }, { management: 'mde' });
    fc.assert(
      fc.property(settings, forms, (wanted, intune) => {
        const group = groupOf(wanted, { intune });
        const { form, emissions } = mdmChannel.lower(group);
        const emitted = emissions.filter(({ kind }) => kind === 'emitted').map(({ setting }) => setting);
        const lifted = mdmChannel.lift(form);
        expect(Object.keys(lifted.settings).sort()).toEqual([...emitted].sort());
        expect(mdmChannel.lower(groupOf(lifted.settings, { intune })).form).toEqual(form);
        // A template has a second policy only for settings whose ids the tenant has to tell.
        const policies = form.catalog.map(({ template, settings }) => [template?.id, settings.some(isAskedOfTenant)]);
        expect(new Set(policies.map(String)).size).toBe(policies.length);
        expect(new Set(form.catalog.map(({ name }) => name)).size).toBe(policies.length);
        if (intune.management === 'mde') {
          expect(form).toMatchObject({ custom: [], scripts: [] });
          expect(form.catalog.every(({ template }) => template !== null)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lift(lower(group)) gives the settings that were emitted', () => {
    fc.assert(
      fc.property(settings, (wanted) => {
        const { form, emissions } = mdmChannel.lower(groupOf(wanted));
        expect(emissions.map(({ setting }) => setting)).toEqual(Object.keys(wanted));
        const emitted = emissions.filter(({ kind }) => kind === 'emitted').map(({ setting }) => setting);
        const expected = Object.fromEntries(emitted.map((id) => [id, plainValue(settingRow(id), sayable(id, wanted))]));
        const lifted = mdmChannel.lift(form);
        expect(lifted).toEqual({ settings: expected, residue: EMPTY_FORM, diagnostics: [] });
        // And once more: what was lifted says the same form again.
        expect(mdmChannel.lower(groupOf(lifted.settings)).form).toEqual(form);
      }),
      { numRuns: 60 },
    );
  });

  it('the same settings in another order give the same bytes', () => {
    fc.assert(
      fc.property(settings, (wanted) => {
        const backward = Object.fromEntries(Object.entries(wanted).reverse());
        expect(bytesOfGroup(backward)).toEqual(bytesOfGroup(wanted));
      }),
      { numRuns: 30 },
    );
  });

  it('lowering leaves the group as it is', () => {
    const group = groupOf(
      Object.fromEntries(settingRows().map((row: SettingRow) => [row.id, sampleValues(row)[0] ?? ''])),
    );
    const before = structuredClone(group);
    mdmChannel.lower(group);
    expect(group).toEqual(before);
  });
});

/** A value, less what a setting says inside another one that has no place for it. */
function sayable(id: string, wanted: Readonly<Record<string, SettingValue>>): SettingValue {
  const { mdm } = settingRow(id);
  const value = wanted[id] ?? '';
  if (mdm.kind !== 'within' || typeof value !== 'object') return value;
  const outer = (wanted[mdm.setting] ?? {}) as Readonly<Record<string, string>>;
  const isSaid = (key: string) =>
    !mdm.without.includes(key) && !mdm.notBelow.includes(outer[key] ?? 'off') && !/^\d/.test(key);
  return Object.fromEntries(Object.entries(value).filter(([key]) => isSaid(key)));
}

function bytesOfGroup(settings: Readonly<Record<string, SettingValue>>): readonly string[] {
  const { form } = mdmChannel.lower(groupOf(settings));
  return [
    ...form.catalog.map((policy) => textOf(settingsCatalogCodec.encode(policy))),
    ...form.custom.map((profile) => textOf(customProfileCodec.encode(profile))),
  ];
}
