import type { ValueType } from '@mdav/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingRows } from '../../../../core/src/catalogue/lookup.ts';
import { validateFleet } from '../../../../core/src/parse/fleet-validator.generated.ts';
import { validateBySchema } from './__tests__/validate-by-schema.ts';

/** What adds to the layers below, where the type has parts. */
function extensionsOf(type: ValueType): readonly unknown[] {
  const hasParts = type.kind === 'list' || type.kind === 'map' || type.kind === 'flags';
  return hasParts ? valuesOf(type).map((extend) => ({ extend })) : [];
}

function wrongExtensionsOf(type: ValueType): readonly unknown[] {
  const [first] = valuesOf(type);
  const wrong = [{ extend: 'remove' }, { extend: null }, { extend: { extend: first } }];
  if (extensionsOf(type).length === 0) return [...wrong, { extend: first }];
  return [...wrong, { extend: first, more: first }, ...wrongValuesOf(type).map((extend) => ({ extend }))];
}

/** A value with everything that may stand beside it. */
const justified = (value: unknown) => ({
  value,
  reason: 'agreed',
  owner: 'soc',
  expires: '2027-03-01',
  ticket: 'CHG-1',
});

const fleetWith = (group: object) => ({
  mdav: 1,
  name: 'contoso',
  groups: { clients: { os: 'windows-11', mode: 'active', ...group } },
});

/** Values that a type takes. */
function valuesOf(type: ValueType): readonly unknown[] {
  switch (type.kind) {
    case 'toggle':
      return [true, false];
    case 'choice':
      return Object.keys(type.options);
    case 'flags':
      return [[], Object.keys(type.options)];
    case 'integer':
      return [type.min, type.max];
    case 'duration':
      return [{ [type.unit]: type.min }, { [type.unit]: type.max }];
    case 'time-of-day':
      return ['00:00', '23:59'];
    case 'text':
      return ['contoso'];
    case 'list':
      return [[], type.options === undefined ? ['one', 'two'] : Object.keys(type.options)];
    case 'map':
      return [
        {},
        Object.fromEntries(
          Object.keys(type.keys).map((key) => [key, Object.keys(type.values)[0] ?? 'C:\\one>C:\\two']),
        ),
      ];
  }
}

/** Values that it must refuse. */
function wrongValuesOf(type: ValueType): readonly unknown[] {
  switch (type.kind) {
    case 'toggle':
      return ['on', 1, null];
    case 'choice':
      return ['no-such-word', 0, true];
    case 'flags':
      return [['no-such-word'], 'none', 1];
    case 'integer':
      return [type.min - 1, type.max + 1, 1.5, String(type.min)];
    case 'duration':
      return [type.min, { [type.unit]: type.max + 1 }, { fortnights: 1 }, {}];
    case 'time-of-day':
      return ['24:00', '2:30', 150];
    case 'text':
      return ['', 'two\nlines', 1];
    case 'list':
      return ['one', [1], [''], [{ note: 'one' }]];
    case 'map':
      return [{ 'no-such-name!': Object.keys(type.values)[0] ?? 'x' }, [], 'block'];
  }
}

describe('the schema of the fleet file', () => {
  it.each(settingRows().map((row) => [row.id, row.type] as const))('%s takes its values and no others', (id, type) => {
    for (const value of [...valuesOf(type), ...extensionsOf(type), 'remove'].flatMap((plain) => [
      plain,
      justified(plain),
    ])) {
      expect(validateFleet(fleetWith({ settings: { [id]: value } })), JSON.stringify(value)).toBe(true);
    }
    const [right] = valuesOf(type);
    const wrong = [...wrongValuesOf(type), ...wrongExtensionsOf(type)].flatMap((plain) => [plain, justified(plain)]);
    const misjustified = [{ reason: 'agreed' }, { ...justified(right), because: 'x' }, justified(justified(right))];
    for (const value of [
      ...wrong,
      ...misjustified,
      { ...justified(right), expires: 'soon' },
      { value: right, ticket: 1 },
    ]) {
      expect(validateFleet(fleetWith({ settings: { [id]: value } })), JSON.stringify(value)).toBe(false);
      expect(validateFleet.errors?.[0]?.instancePath.startsWith(`/groups/clients/settings/${id}`)).toBe(true);
    }
  });

  it.each<[string, unknown, string, string]>([
    ['a build', fleetWith({ os: ['windows-10@19045', 'windows-8.1@9600'] }), '', ''],
    [
      'an annotated entry',
      fleetWith({
        settings: { excludedPaths: [{ path: 'D:\\Data', reason: 'advice', owner: 'erp', expires: '2027-03-01' }] },
      }),
      '',
      '',
    ],
    [
      'a rule with a reason',
      fleetWith({
        settings: { attackSurfaceReductionRules: { 'block-webshell-creation': justified('audit') } },
      }),
      '',
      '',
    ],
    [
      'a list of a rule with a reason, and what is added with another',
      fleetWith({
        settings: {
          asrOnlyPerRuleExclusions: justified({ extend: { 'block-webshell-creation': justified(['C:\\a']) } }),
        },
      }),
      '',
      '',
    ],
    [
      'a reason without a value',
      fleetWith({ settings: { puaProtection: { reason: 'agreed' } } }),
      '/groups/clients/settings/puaProtection',
      'required',
    ],
    [
      'a rule by GUID',
      fleetWith({ settings: { attackSurfaceReductionRules: { 'd4f940ab-401b-4efc-aadc-ad5f3c50688a': 'block' } } }),
      '',
      '',
    ],
    [
      'a threat by number',
      fleetWith({ settings: { threatsThreatIdDefaultAction: { '2147519003': 'allow' } } }),
      '',
      '',
    ],
    [
      'raw values',
      fleetWith({
        raw: {
          registry: [{ key: 'HKLM\\SOFTWARE\\Contoso', name: '', type: 'qword', data: '0xff', reason: 'agreed' }],
        },
      }),
      '',
      '',
    ],
    [
      'profiles',
      {
        ...fleetWith({ profiles: ['one', 'two'] }),
        profiles: { one: { settings: { puaProtection: 'block' } }, two: { licence: 'p2' } },
      },
      '',
      '',
    ],
    ['a profile by itself', fleetWith({ profiles: 'one' }), '/groups/clients/profiles', 'type'],
    [
      'an unknown setting of a profile',
      { ...fleetWith({}), profiles: { 'a/b': { settings: { nothing: 1 } } } },
      '/profiles/a~1b/settings',
      'additionalProperties',
    ],
    [
      'a profile with profiles',
      { ...fleetWith({}), profiles: { one: { profiles: ['two'] } } },
      '/profiles/one',
      'additionalProperties',
    ],
    ['no fleet', [], '', 'type'],
    ['an unknown key', fleetWith({ agnet: 'unified' }), '/groups/clients', 'additionalProperties'],
    [
      'an unknown setting',
      fleetWith({ settings: { toString: true } }),
      '/groups/clients/settings',
      'additionalProperties',
    ],
    [
      'an unknown setting of the defaults',
      { ...fleetWith({}), defaults: { settings: { constructor: 1 } } },
      '/defaults/settings',
      'additionalProperties',
    ],
    ['a system of no name', fleetWith({ os: 'windows-9' }), '/groups/clients/os', 'anyOf'],
    ['a build of words', fleetWith({ os: ['windows-10@22H2'] }), '/groups/clients/os/0', 'anyOf'],
    ['no systems', fleetWith({ os: [] }), '/groups/clients/os', 'minItems'],
    ['a version of one part', fleetWith({ platform: '4' }), '/groups/clients/platform', 'pattern'],
    ['a number for a version', fleetWith({ platform: 4.18 }), '/groups/clients/platform', 'type'],
    [
      'a waiver without an owner',
      { ...fleetWith({}), waivers: [{ rule: 'a', group: 'clients', reason: 'b', expires: '2027-01-31' }] },
      '/waivers/0',
      'required',
    ],
    [
      'a day that is none',
      { ...fleetWith({}), waivers: [{ rule: 'a', group: 'clients', reason: 'b', owner: 'c', expires: 'soon' }] },
      '/waivers/0/expires',
      'pattern',
    ],
    [
      'data too large for its type',
      fleetWith({ raw: { registry: [{ key: 'HKLM\\A', name: 'b', type: 'dword', data: 2 ** 32, reason: 'c' }] } }),
      '/groups/clients/raw/registry/0/data',
      'maximum',
    ],
    [
      'data of a deletion',
      fleetWith({ raw: { registry: [{ key: 'HKLM\\A', name: 'b', type: 'delete', data: 1, reason: 'c' }] } }),
      '/groups/clients/raw/registry/0/data',
      'false schema',
    ],
  ])('answers %s', (_, fleet, instancePath, keyword) => {
    expect(validateFleet(fleet)).toBe(keyword === '');
    expect(validateBySchema(fleet)).toBe(keyword === '');
    if (keyword !== '') expect(validateFleet.errors).toContainEqual(expect.objectContaining({ instancePath, keyword }));
    else expect(validateFleet.errors).toBeNull();
  });

  it('is the same compiled and not', () => {
    const rows = settingRows().map((row) =>
      fc.record({
        id: fc.constant(row.id),
        value: fc.oneof(
          fc.constantFrom(
            ...[valuesOf, wrongValuesOf, extensionsOf, wrongExtensionsOf].flatMap((values) => values(row.type)),
          ),
          fc.jsonValue(),
          fc.record(
            {
              value: fc.constantFrom(...valuesOf(row.type), ...wrongValuesOf(row.type)),
              reason: fc.constantFrom('agreed', 1),
            },
            { requiredKeys: [] },
          ),
        ),
      }),
    );
    const settings = fc
      .array(fc.oneof(...rows), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries.map(({ id, value }) => [id, value])));
    const group = fc.record(
      {
        os: fc.oneof(fc.constantFrom('windows-10', ['windows-11@22631'], 'windows-9'), fc.jsonValue()),
        settings,
        deliver: fc.constantFrom(['gpo'], [], 'gpo'),
        antivirus: fc.constantFrom('none', {}, { product: 'a' }),
      },
      { requiredKeys: [] },
    );
    const fleet = fc.record(
      {
        mdav: fc.constantFrom(1, 2),
        name: fc.constantFrom('contoso', 'two words'),
        groups: fc.dictionary(fc.constantFrom('clients', 'servers'), group),
        defaults: group,
        profiles: fc.dictionary(fc.constantFrom('hardened', 'sql'), group),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fleet, (value) => {
        expect(validateFleet(value)).toBe(validateBySchema(value));
        const complaints = (errors: readonly { instancePath: string; keyword: string }[] | null | undefined) =>
          [...new Set((errors ?? []).map((error) => `${error.instancePath} ${error.keyword}`))].sort();
        // The compiled form knows at sight whether a value says why, and has no complaints about the form that nobody meant.
        expect(complaints(validateBySchema.errors)).toEqual(expect.arrayContaining(complaints(validateFleet.errors)));
      }),
      { numRuns: 500 },
    );
  });
});
