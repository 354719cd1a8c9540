import { TARGETS } from '@mdav/cli';
import type { ResolvedGroup, SettingValue } from '@mdav/core';
import { settingRow, settingRows } from '@mdav/core';
import { customProfileCodec, EMPTY_FORM, type MdmForm, mdmChannel, settingsCatalogCodec } from '@mdav/intune';
import { polCodec, type RegistryPolicy, registryChannel } from '@mdav/registry';
import { boundaryValues, groupWith, plainValue } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/*
 * The laws of the architecture that speak of settings, over every setting, channel and boundary value, and over whole
 * groups of them. The laws that speak of bytes stand in the packages that own the formats.
 */

type Settings = Readonly<Record<string, SettingValue>>;

/** What a channel says of a group, and what comes back when that is written, read and lifted. */
interface Said {
  readonly emitted: readonly string[];
  readonly lifted: Settings;
  readonly residue: number;
  /** What the lifted settings say when they are lowered once more. */
  readonly again: unknown;
  readonly form: unknown;
}

const NO_POLICY: RegistryPolicy = { hive: 'machine', entries: [] };

/** Asks once for every group. */
function remembered(say: (group: ResolvedGroup) => Said): (group: ResolvedGroup) => Said {
  const known = new WeakMap<ResolvedGroup, Said>();
  return (group) => {
    const said = known.get(group) ?? say(group);
    known.set(group, said);
    return said;
  };
}

const byRegistry = remembered((group) => {
  const { form, emissions } = registryChannel.lower(group);
  const read = polCodec.decode(polCodec.encode(form));
  const { settings, residue } = registryChannel.lift(read.ok ? read.value : NO_POLICY);
  return {
    emitted: emissions.filter(({ kind }) => kind === 'emitted').map(({ setting }) => setting),
    lifted: settings,
    residue: residue.entries.length,
    again: registryChannel.lower(groupWith(settings)).form,
    form,
  };
});

const byIntune = remembered((group) => {
  const { form, emissions } = mdmChannel.lower(group);
  const read: MdmForm = { ...form, catalog: form.catalog.map(reread), custom: form.custom.map(rereadProfile) };
  const { settings, residue } = mdmChannel.lift(read);
  const left = residue.catalog.length + residue.custom.length;
  return {
    emitted: emissions.filter(({ kind }) => kind === 'emitted').map(({ setting }) => setting),
    lifted: settings,
    residue: left,
    again: mdmChannel.lower(groupWith(settings)).form,
    form,
  };
});

function reread(policy: MdmForm['catalog'][number]): MdmForm['catalog'][number] {
  const read = settingsCatalogCodec.decode(settingsCatalogCodec.encode(policy));
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

function rereadProfile(profile: MdmForm['custom'][number]): MdmForm['custom'][number] {
  const read = customProfileCodec.decode(customProfileCodec.encode(profile));
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

/** What the emitted settings have to come back as. */
function expected(wanted: Settings, emitted: readonly string[]): Settings {
  return Object.fromEntries(emitted.map((id) => [id, plainValue(settingRow(id), wanted[id] ?? '')]));
}

const CHANNELS = [
  ['registry', byRegistry],
  ['mdm', byIntune],
] as const;

const CASES = settingRows().flatMap((row) =>
  boundaryValues(row).map((value) => [row.id, value, groupWith({ [row.id]: value })] as const),
);

describe.each(CHANNELS)('channel %s', (id, say) => {
  const lower = (group: ResolvedGroup) => (id === 'registry' ? registryChannel : mdmChannel).lower(group);

  it.each(CASES)('%s: %j', (setting, value, group) => {
    // Law 4: one emission per assignment.
    expect(lower(group).emissions.map((emission) => emission.setting)).toEqual([setting]);
    // Law 2: what was emitted comes back, and nothing else does.
    const { emitted, lifted, residue, again, form } = say(group);
    expect(lifted).toEqual(expected({ [setting]: value }, emitted));
    // Law 3: what was lifted, lowered again, is the form that was read.
    expect(residue).toBe(0);
    expect(again).toEqual(form);
    if (emitted.length === 0 && id === 'mdm') expect(form).toEqual(EMPTY_FORM);
  });
});

describe('law 7: registry and MDM, lifted, agree on what both carry', () => {
  const both = CASES.filter(
    ([, , group]) => byRegistry(group).emitted.length > 0 && byIntune(group).emitted.length > 0,
  );

  it.each(both)('%s: %j', (_setting, _value, group) => {
    expect(byRegistry(group).lifted).toEqual(byIntune(group).lifted);
  });

  it('is no empty promise: most settings are in both', () => {
    expect(new Set(both.map(([setting]) => setting)).size).toBeGreaterThan(130);
    expect(both.length).toBeGreaterThan(500);
  });
});

describe('whole groups', () => {
  const someSettings: fc.Arbitrary<Settings> = fc
    .subarray([...settingRows()], { minLength: 1, maxLength: 60 })
    .chain((rows) =>
      fc.record(Object.fromEntries(rows.map((row) => [row.id, fc.constantFrom(...boundaryValues(row))])), {
        noNullPrototype: true,
      }),
    );

  it('keep the laws 2, 3, 4 and 7', () => {
    fc.assert(
      fc.property(someSettings, (settings) => {
        const group = groupWith(settings);
        const [registry, mdm] = [byRegistry(group), byIntune(group)];
        for (const said of [registry, mdm]) {
          expect(said.lifted).toEqual(expected(settings, said.emitted));
          expect(said.residue).toBe(0);
          expect(said.again).toEqual(said.form);
        }
        for (const id of Object.keys(registry.lifted))
          if (id in mdm.lifted) expect(mdm.lifted[id], id).toEqual(registry.lifted[id]);
      }),
      { numRuns: 60 },
    );
  });

  it('have one emission per assignment in every target', () => {
    fc.assert(
      fc.property(someSettings, (settings) => {
        const group = groupWith(settings);
        const wanted = group.assignments.map(({ setting }) => setting);
        for (const target of TARGETS) {
          const { emissions } = target.produce(group, { epochSeconds: 0, toolVersion: '0' });
          expect(
            emissions.map(({ setting }) => setting),
            target.id,
          ).toEqual(target.carries === 'nothing' ? [] : wanted);
        }
      }),
      { numRuns: 15 },
    );
  });
});
