import { WRITTEN_TEMPLATES, writtenTemplate } from '@mdav/core/format';
import { readText } from '@mdav/core/json';
import { afterAll, describe, expect, it } from 'vitest';
import { corpusFiles, corpusMissing } from '../../../tests/corpus.ts';
import { factsJson, factsMissing } from '../../../tests/facts.ts';
import { groupOf } from './__tests__/groups.ts';
import { comparable } from './__tests__/normalise.ts';
import { textOf } from './__tests__/samples.ts';
import { validator, violationsOfCanonical } from './__tests__/schema.ts';
import { mdmChannel } from './channel.ts';
import { customProfileCodec } from './custom/codec.ts';
import { lintIntune } from './lint/lint-intune.ts';
import { EMPTY_FORM } from './lower/form.ts';
import { settingsCatalogCodec } from './settings-catalog/codec.ts';
import { isEqual, plainInstance } from './settings-catalog/compare.ts';
import { sortByDefinition } from './settings-catalog/order.ts';
import type { MdmPolicy, SettingInstance } from './settings-catalog/policy.ts';
import { encodePortalForm } from './settings-catalog/portal.ts';

/** Files that are refused, by the end of their name, and rightly so. */
const REFUSED: Readonly<Record<string, string>> = {
  // A Linux compliance policy, which has settings of the same form and is another object.
  'acaf1d5bd6.json': 'catalog-not-a-policy',
  // Hand-written: it has `displayName` beside `name`.
  '9762f25a5b.json': 'json-unknown-key',
};
/** Portal exports that are reproduced but for the audit field, which is null and never written. */
const AUDIT_FIELD: readonly string[] = ['c513c9be6c.json'];
/** What the linter has against genuine exports. */
const LINTED: readonly string[] = [
  'c71bf4b413.json warning lint-deprecated allowIntrusionPreventionSystem: Microsoft marks the node as deprecated.',
  '83be360974.json warning lint-deprecated allowIntrusionPreventionSystem: Microsoft marks the node as deprecated.',
];
/** Exports that say a setting through the ADMX-backed twin of the node that we write. */
const RESPELLED: readonly string[] = ['enableFileHashComputation'];

const files = corpusFiles('intune/settings-catalog', /\.json$/);
const read = files.flatMap(({ path, bytes }) => {
  const outcome = settingsCatalogCodec.decode(bytes);
  return outcome.ok ? [{ path, bytes, policy: outcome.value }] : [];
});
const table: [string, string][] = [];

afterAll(() => {
  if (table.length > 0) console.log(table.map(([what, figure]) => `${what.padEnd(64)} ${figure}`).join('\n'));
});

describe.skipIf(corpusMissing)(`genuine exports ${corpusMissing ?? ''}`, () => {
  it('are read, all but the named ones', () => {
    const refused = files.flatMap(({ path, bytes }) => {
      const outcome = settingsCatalogCodec.decode(bytes);
      return outcome.ok
        ? []
        : [[path.slice(path.lastIndexOf('_') + 1), outcome.diagnostics.map(({ code }) => code).join()]];
    });
    expect(Object.fromEntries(refused)).toEqual(REFUSED);
    expect(read.length).toBeGreaterThan(380);
    table.push(['settings catalog exports read', `${read.length} of ${files.length}`]);
  });

  it('lose nothing of the policy', () => {
    for (const { bytes, policy } of read) {
      const text = readText(bytes);
      const original: unknown = JSON.parse(text.ok ? text.value : '');
      const written: unknown = JSON.parse(textOf(encodePortalForm(policy)).slice(1));
      expect(comparable(written)).toEqual(comparable(original));
    }
    table.push(['say the same after reading and writing', `${read.length}`]);
  });

  it('in canonical form fit our schema, and read back as the same bytes', () => {
    for (const { policy } of read) {
      const bytes = settingsCatalogCodec.encode(policy);
      expect(violationsOfCanonical(JSON.parse(textOf(bytes)))).toEqual([]);
      const again = settingsCatalogCodec.decode(bytes);
      expect(again.ok && textOf(settingsCatalogCodec.encode(again.value))).toBe(textOf(bytes));
    }
    table.push(['canonical form fits our schema and is stable', `${read.length}`]);
  });

  it.skipIf(factsMissing)(`in canonical form fit the schema of the normalised policy ${factsMissing ?? ''}`, () => {
    const violations = validator(factsJson('intune-settings-catalog.schema.json'));
    for (const { policy } of read) {
      expect(violations(JSON.parse(textOf(settingsCatalogCodec.encode(policy))))).toEqual([]);
    }
    table.push(['canonical form fits the schema of the facts', `${read.length}`]);
  });

  it('of the portal are reproduced byte for byte', () => {
    const exports = read.filter(({ bytes }) => bytes[0] === 0xef && !textOf(bytes).includes('\n'));
    expect(exports.length).toBeGreaterThan(0);
    const different = exports.filter(({ bytes, policy }) => {
      const { id, createdDateTime, lastModifiedDateTime } = JSON.parse(textOf(bytes).slice(1));
      const written = textOf(encodePortalForm(policy, { id, createdDateTime, lastModifiedDateTime }));
      expect(written).toBe(textOf(bytes).replaceAll('"auditRuleInformation":null,', ''));
      return written !== textOf(bytes);
    });
    expect(different.map(({ path }) => path.slice(path.lastIndexOf('_') + 1))).toEqual(AUDIT_FIELD);
    table.push([
      'portal exports byte for byte',
      `${exports.length - different.length} of ${exports.length}; 1 but for a null audit field`,
    ]);
  });

  it('lifted and lowered again, with the residue, are what was read', () => {
    let settings = 0;
    let policies = 0;
    const respelled: string[] = [];
    for (const { policy } of read) {
      const lifted = mdmChannel.lift({ ...EMPTY_FORM, catalog: [policy] });
      const others = lifted.diagnostics.filter(({ code }) => code !== 'mdm-template-left');
      if (others.length > 0) {
        expect(others.map(({ code }) => code)).toEqual(['mdm-respelled']);
        respelled.push(...Object.keys(lifted.settings));
        continue;
      }
      const { form, emissions } = mdmChannel.lower(groupOf(lifted.settings));
      expect(emissions.every(({ kind }) => kind === 'emitted')).toBe(true);
      expect(form.custom).toEqual([]);
      expect(bagOf([...form.catalog, ...lifted.residue.catalog])).toEqual(bagOf([policy]));
      settings += emissions.length;
      policies += emissions.length > 0 ? 1 : 0;
    }
    expect(respelled).toEqual(RESPELLED);
    expect(settings).toBeGreaterThan(150);
    table.push(['settings lifted, and lowered to what was read', `${settings} in ${policies} policies`]);
    table.push(['lifted through the ADMX-backed twin', respelled.join()]);
  });

  it('of endpoint security templates come back in the same template, with every reference', () => {
    const owned = read.filter(({ policy }) =>
      WRITTEN_TEMPLATES.some((name) => writtenTemplate(name).id === policy.template?.id),
    );
    let settings = 0;
    let inner = 0;
    for (const { policy } of owned) {
      const lifted = mdmChannel.lift({ ...EMPTY_FORM, catalog: [policy] });
      const { form } = mdmChannel.lower(groupOf(lifted.settings, { intune: { form: 'templates' } }));
      const [again] = form.catalog.filter(({ template }) => template?.id === policy.template?.id);
      if (Object.keys(lifted.settings).length === 0) continue;
      expect(again?.technologies).toEqual(policy.technologies);
      expect(again?.template).toEqual(policy.template);
      const left = new Set(lifted.residue.catalog.flatMap((rest) => rest.settings.map(({ definition }) => definition)));
      const whole = policy.settings.filter(({ definition }) => !left.has(definition));
      const written = again?.settings.filter(({ definition }) => !left.has(definition)) ?? [];
      expect(sortByDefinition(written).map(inOrder)).toEqual(sortByDefinition(whole).map(inOrder).map(withoutInner));
      if (!isEqual(whole, whole.map(withoutInner))) inner += 1;
      settings += written.length;
    }
    expect(owned.length).toBeGreaterThan(15);
    table.push(['endpoint security policies written again with references', `${owned.length}, ${settings} settings`]);
    table.push(['of them with further references inside a group, which are optional', `${inner}`]);
  });

  it('leave as residue nothing that the catalogue has', () => {
    const definitions = read
      .flatMap(({ policy }) => mdmChannel.lift({ ...EMPTY_FORM, catalog: [policy] }).residue.catalog)
      .flatMap(({ settings }) => settings.map(({ definition }) => definition))
      .filter((definition) => /_defender_|microsoftdefenderantivirus/.test(definition));
    expect(definitions).toEqual([]);
    table.push(['Defender Antivirus settings left as residue', `${definitions.length}`]);
  });

  it('are called wrong by the linter where they are, and nowhere else', () => {
    const told = read.flatMap(({ path, bytes }) =>
      lintIntune(bytes)
        .filter(({ code }) => code.startsWith('lint-'))
        .map(
          ({ code, severity, message }) => `${path.slice(path.lastIndexOf('_') + 1)} ${severity} ${code} ${message}`,
        ),
    );
    expect(told).toEqual(LINTED);
    table.push(['linter findings in genuine exports', `${told.length}`]);
  });

  it('custom profiles are read, and other objects are refused by both formats', () => {
    const profiles = corpusFiles('intune/custom', /\.json$/);
    for (const { bytes } of profiles) {
      const profile = customProfileCodec.decode(bytes);
      expect(profile.ok && profile.diagnostics).toEqual([]);
      expect(settingsCatalogCodec.decode(bytes).diagnostics.map(({ code }) => code)).toEqual(['catalog-not-a-policy']);
    }
    const compliance = corpusFiles('intune/compliance', /\.json$/);
    for (const { bytes } of compliance) {
      expect(settingsCatalogCodec.decode(bytes).ok).toBe(false);
      expect(customProfileCodec.decode(bytes).ok).toBe(false);
    }
    expect(profiles.length).toBeGreaterThan(0);
    table.push(['custom profiles read', `${profiles.length} of ${profiles.length}`]);
    table.push(['compliance policies refused', `${compliance.length} of ${compliance.length}`]);
  });
});

/** The children of a group by their definition: their order carries no meaning. References stay. */
function inOrder(instance: SettingInstance): SettingInstance {
  if (instance.kind !== 'group-collection') return instance;
  return {
    ...instance,
    values: instance.values.map((value) => ({ ...value, children: sortByDefinition(value.children) })),
  };
}

/** A group whose children refer to nothing. Exports exist with and without such references, and the service takes both. */
function withoutInner(instance: SettingInstance): SettingInstance {
  if (instance.kind !== 'group-collection') return instance;
  const values = instance.values.map((value) => ({ ...value, children: value.children.map(plainInstance) }));
  return { ...instance, values };
}

/** The settings of some policies as plain data, the parts of a divided group put together. */
function bagOf(policies: readonly MdmPolicy[]): readonly SettingInstance[] {
  const bag = new Map<string, SettingInstance>();
  for (const instance of policies.flatMap(({ settings }) => settings)) {
    const earlier = bag.get(instance.definition);
    bag.set(instance.definition, earlier === undefined ? instance : joinGroups(earlier, instance));
  }
  return sortByDefinition([...bag.values()].map(plainInstance));
}

function joinGroups(left: SettingInstance, right: SettingInstance): SettingInstance {
  if (left.kind !== 'group-collection' || right.kind !== 'group-collection') throw new Error('only groups are divided');
  const [group, ...others] = [...left.values, ...right.values];
  const children = [...(group?.children ?? []), ...others.flatMap((other) => other.children)];
  return { ...left, values: [{ template: null, children }] };
}
