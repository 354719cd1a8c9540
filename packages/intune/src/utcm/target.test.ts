import { readFileSync } from 'node:fs';
import { type ResolvedGroup, type SettingValue, settingRow, settingRows } from '@mdav/core';
import { isSameValue } from '@mdav/core/format';
import { boundaryValues } from '@mdav/testkit';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { groupOf } from '../__tests__/groups.ts';
import { textOf } from '../__tests__/samples.ts';
import { utcmSource } from '../source/utcm-source.ts';
import type { WireMonitor } from './form.ts';
import { type PropertyKind, TEMPLATE_RESOURCES } from './resources.ts';
import { utcmTarget } from './target.ts';

const about = { epochSeconds: 0, toolVersion: '0' };

interface PropertySchema {
  readonly type?: string;
  readonly pattern?: string;
}

/** What SchemaStore says of the types that are written; see the comment in the file. */
const SCHEMA = JSON.parse(readFileSync(new URL('./__tests__/utcm-monitor.schema.json', import.meta.url), 'utf8')) as {
  readonly $defs: Readonly<Record<string, { readonly properties: Readonly<Record<string, PropertySchema>> }>>;
};

const fits = new Ajv({ allErrors: true, strict: false }).compile(SCHEMA);
const faultsOf = (document: unknown) => (fits(document) ? [] : (fits.errors ?? []).map((one) => JSON.stringify(one)));

function made(group: ResolvedGroup) {
  const { files, emissions } = utcmTarget.produce(group, about);
  const bytes = files.get(`utcm/${group.name}.json`);
  return { bytes, emissions, monitor: bytes && (JSON.parse(textOf(bytes)) as WireMonitor) };
}

function saidBy(bytes: Uint8Array): Readonly<Record<string, SettingValue>> {
  const read = utcmSource.decode(bytes, 'utcm/x.json');
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  const { parts } = utcmSource.lift(read.value.map(({ form }) => ({ form, path: 'x' })));
  return Object.assign({}, ...parts.map(({ settings }) => settings)) as Readonly<Record<string, SettingValue>>;
}

describe.each(['catalog', 'templates'] as const)('a monitor of a group with the form %s', (form) => {
  it('fits the schema of SchemaStore and comes back equal, for every value of every setting', () => {
    let compared = 0;
    for (const row of settingRows())
      for (const value of boundaryValues(row)) {
        // The lists of rules stand below rules that are set.
        const rules = row.id === 'asrOnlyPerRuleExclusions' ? { attackSurfaceReductionRules: everyRule } : {};
        const group = groupOf({ [row.id]: value, ...rules }, { intune: { form } });
        const { bytes, monitor, emissions } = made(group);
        if (bytes !== undefined) expect(faultsOf(monitor), row.id).toEqual([]);
        const [emission] = emissions;
        // Lists for which no rule has a place are named by what lowers the group.
        if (emission?.kind !== 'emitted' || emission.note?.startsWith('Not all of it') === true) continue;
        const found = bytes && saidBy(bytes)[row.id];
        if (found === undefined || !isSameValue(row.id, value, found)) expect([row.id, found]).toEqual([row.id, value]);
        compared += 1;
      }
    expect(compared).toBeGreaterThan(600);
  });
});

const { type: rules } = settingRow('attackSurfaceReductionRules');
const everyRule = Object.fromEntries(
  Object.keys(rules.kind === 'map' ? rules.keys : {}).map((rule) => [rule, 'block']),
);

describe('the resources for templates', () => {
  const described = TEMPLATE_RESOURCES.filter(({ type }) => type in SCHEMA.$defs);

  it('are those that SchemaStore describes, but for devices of Configuration Manager', () => {
    expect(described.map(({ type }) => type).sort()).toEqual(Object.keys(SCHEMA.$defs).sort());
    expect(TEMPLATE_RESOURCES.length).toBe(described.length + 1);
  });

  it.each(described)('$type has the properties of the schema, with what each takes', ({ type, properties }) => {
    const beside = [
      'Identity',
      'DisplayName',
      'Description',
      'Assignments',
      'templateId',
      'ConfigurationBlob',
      'Ensure',
    ];
    const known = Object.entries(SCHEMA.$defs[type]?.properties ?? {}).filter(([name]) => !beside.includes(name));
    expect(Object.keys(properties).sort()).toEqual(known.map(([name]) => name).sort());
    for (const [name, schema] of known) expect([name, takenBy(properties[name])]).toEqual([name, takes(schema)]);
  });

  function takes({ type, pattern }: PropertySchema): string | readonly string[] {
    if (pattern === undefined) return type ?? '';
    const words = pattern.slice(2, -2).split('|');
    return words.map((word) => word.replace(/\[.(.)\]/g, '$1').toLowerCase()).sort();
  }

  function takenBy(kind: PropertyKind | undefined): string | readonly string[] {
    if (typeof kind === 'object') return kind.map((word) => word.toLowerCase()).sort();
    return kind === 'text' ? 'string' : kind === 'number' ? 'integer' : 'array';
  }
});

describe('what is not watched is named with the reason', () => {
  const templates = { intune: { form: 'templates' } } as const;
  it.each([
    [
      'a word without value',
      'enableControlledFolderAccess',
      'block-disk-writes',
      templates,
      'takes 0, 1, 2, and not 3',
    ],
    [
      'a setting without property',
      'disableCoreServiceTelemetry',
      true,
      { intune: { management: 'mde' } },
      'has no property disablecoreservicetelemetry',
    ],
    ['an expression', 'excludedPaths', ['[concat(a)]'], templates, 'square brackets for an expression'],
    [
      'an expression in a plain policy',
      'excludedPaths',
      ['[x]'],
      {},
      'Text in square brackets is an expression there.',
    ],
    ['a node', 'bruteForceProtectionAggressiveness', 'low', {}, 'of which only its presence is watched'],
    ['a script package', 'forceDefenderPassiveMode', true, {}, 'no resource of Graph watches'],
  ] as const)('%s', (_, setting, value, changes, why) => {
    const { emissions } = made(groupOf({ [setting]: value as SettingValue }, changes));
    expect(emissions).toEqual([{ kind: 'unsupported', setting, why: expect.stringContaining(why) as string }]);
  });

  it('with what stands in the same list of a plain policy', () => {
    const { monitor, emissions } = made(groupOf({ excludedPaths: ['[x]'], puaProtection: 'block' }));
    expect(emissions.map(({ kind }) => kind)).toEqual(['unsupported', 'unsupported']);
    const [policy] = monitor?.baseline.resources ?? [];
    expect(Object.keys(policy?.properties ?? {})).toEqual([
      'Name',
      'Description',
      'Platforms',
      'Technologies',
      'Ensure',
    ]);
  });
});

describe('the policies of a group', () => {
  it('are resources by their names, one for each policy and profile', () => {
    const settings = { puaProtection: 'block', excludedPaths: ['C:\\Data'], bruteForceProtectionAggressiveness: 'low' };
    const { monitor } = made(groupOf(settings, { intune: { form: 'templates' } }));
    expect(monitor?.baseline.resources.map(({ displayName, resourceType }) => [displayName, resourceType])).toEqual([
      ['contoso - office-clients - Antivirus exclusions', 'microsoft.intune.antiviruspolicywindows10settingcatalog'],
      ['contoso - office-clients - Antivirus', 'microsoft.intune.antiviruspolicywindows10settingcatalog'],
      ['contoso - office-clients - Defender (OMA-URI)', 'microsoft.intune.deviceconfigurationcustompolicywindows10'],
    ]);
  });

  it.each([
    ['by the connector', {}, 'AutoFromConnector'],
    ['with a package', { mdeOnboarding: 'tenant' }, 'Onboard'],
  ] as const)('onboard %s', (_, settings, type) => {
    const { monitor } = made(groupOf(settings, { onboarding: { state: 'planned', via: 'intune' } }));
    expect(monitor?.baseline.resources.map(({ properties }) => properties['ConfigurationType'])).toEqual([type]);
    expect(JSON.stringify(monitor)).not.toContain('MDAV_ONBOARDING');
  });

  it('have no monitor where there are none', () => {
    expect(made(groupOf({})).bytes).toBeUndefined();
  });
});

describe('the name of a monitor', () => {
  const nameOf = (fleet: string, name: string) =>
    made(groupOf({ puaProtection: 'block' }, { fleet, name })).monitor?.displayName ?? '';

  it.each([
    ['contoso', 'office-clients', 'contoso office clients'],
    ['f', 'g', /^f g [0-9a-f]{8}$/],
    ['contoso-incorporated', 'developer-clients-of-the-north', /^contoso incorporated de [0-9a-f]{8}$/],
  ])('of %s and %s', (fleet, name, expected) => {
    expect(nameOf(fleet, name)).toMatch(expected);
    expect(nameOf(fleet, name)).toMatch(/^[A-Za-z0-9 ]{8,32}$/);
  });

  it('tells long ones apart', () => {
    const long = 'developer-clients-of-the-north';
    expect(nameOf('contoso-incorporated', `${long}-1`)).not.toBe(nameOf('contoso-incorporated', `${long}-2`));
  });
});
