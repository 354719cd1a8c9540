import { jsonBytes, seeFile, utf8 } from '@mdav/core/format';
import { describeSource } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusFiles, corpusMissing } from '../../../../../tests/corpus.ts';
import { anyPolicy } from '../../__tests__/arbitrary.ts';
import type { RegistryPolicy } from '../../form.ts';
import { dscSource, osconfigSource } from '../../source/document-sources.ts';
import { liftRegistryForms } from '../../source/lift-registry.ts';
import { dscCannot, encodeDsc } from '../dsc/encode.ts';
import { policiesFromRegFile, regFileFromPolicy } from '../reg/convert.ts';
import { decodeConfiguration } from './decode.ts';

const DEFENDER = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';

/** What DSC can say of a policy, and nothing else. */
function sayable(policy: RegistryPolicy) {
  const { value } = regFileFromPolicy(policy, { noun: 'A DSC document', code: 'dsc-cannot-say', cannot: dscCannot });
  // A key with empty parts is none that Windows has.
  return value.items.filter((item) => item.kind !== 'comment' && !/^\\|\\$|\\\\/.test(item.key));
}

describe('configuration documents', () => {
  it.each(['one', 'list'] as const)('give back what was written into them, form %s', (form) => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const items = sayable(policy);
        const read = decodeConfiguration(encodeDsc({ items }, form));
        if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
        expect(read.value.policies).toEqual(policiesFromRegFile({ items }).value);
      }),
    );
  });

  const resource = (properties: object, type = 'Microsoft.Windows/Registry') => ({ name: 'x', type, properties });
  const value = (more: object) => resource({ keyPath: `${DEFENDER}\\Scan`, valueName: 'A', ...more });

  it.each<[string, object, object]>([
    [
      'an expression',
      value({ valueData: { String: "[parameters('x')]" } }),
      { unsayable: [{ why: /works its data out/ }] },
    ],
    ['a value that is tested', value({ valueType: 'REG_DWORD' }), { unsayable: [{ why: /tested, and not set/ }] }],
    [
      'a node that is tested',
      resource({ path: './Vendor/MSFT/Defender/A', type: 'integer' }, 'Microsoft.Windows/CSP'),
      { unsayable: [{ isDefender: true }] },
    ],
    [
      'a list of a node',
      resource({ path: './Vendor/MSFT/A', type: 'array', value: [1] }, 'Microsoft.Windows/CSP'),
      { unsayable: [{ isDefender: false }] },
    ],
    [
      'a node',
      resource({ path: { get: 'x', set: './Vendor/MSFT/A' }, type: 'integer', value: 1 }, 'Microsoft.Windows/CSP'),
      { raw: [{ kind: 'oma' }] },
    ],
    [
      'another resource',
      resource({ name: 'x' }, 'Microsoft.Windows/AccountPolicy'),
      { content: 'resources of the type Microsoft.Windows/AccountPolicy' },
    ],
    ['another document', { include: 'a.yaml' }, { content: 'what other documents say' }],
  ])('name %s', (_, item, left) => {
    const read = decodeConfiguration(jsonBytes({ resources: [item] }));
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    const match = (part: unknown): unknown =>
      part instanceof RegExp
        ? expect.stringMatching(part)
        : Array.isArray(part)
          ? part.map(match)
          : typeof part === 'object' && part !== null
            ? expect.objectContaining(Object.fromEntries(Object.entries(part).map(([key, each]) => [key, match(each)])))
            : part;
    expect(read.value.beside).toEqual([match(left)]);
  });

  it('hold values in groups and tests', () => {
    const set = value({ valueData: { DWord: 1 } });
    const group = resource({ resources: [set] }, 'Microsoft.DSC/Group');
    const test = resource(
      { resource: value({ valueType: 'REG_DWORD', value: 1 }), schema: {} },
      'Microsoft.OSConfig/Test',
    );
    for (const item of [group, test]) {
      const read = decodeConfiguration(jsonBytes({ resources: [item] }));
      expect(read).toMatchObject({
        ok: true,
        value: { policies: [{ entries: [{ name: 'A', data: { type: 'dword', value: 1 } }] }] },
      });
    }
  });

  it.each<[string, string, object]>([
    ['resources: x', 'document-other', { line: 1 }],
    ['', 'document-empty', { line: 1 }],
    ['resources: [', 'document-syntax', { line: 1 }],
    [
      'resources:\n  - type: Microsoft.Windows/Registry\n    properties:\n      keyPath: HKXX\\A',
      'document-bad-resource',
      { line: 4, column: 16 },
    ],
    [
      'resources:\n  - type: Microsoft.Windows/Registry\n    properties:\n      keyPath: HKLM\\A\n      valueName: B\n      valueData: { DWord: x }',
      'document-bad-resource',
      { line: 6, column: 18 },
    ],
    [
      'resources:\n  - type: Microsoft.Windows/Registry\n    properties:\n      keyPath: HKLM\\A\n      valueName: B\n      valueData: { constructor: x }',
      'document-bad-resource',
      { line: 6, column: 18 },
    ],
    [
      'resources:\n  - type: Microsoft.Windows/Registry\n    properties:\n      keyPath: HKLM\\A\n      keyPath: HKLM\\B',
      'document-duplicate-key',
      { line: 5 },
    ],
    ['resources: []\n---\nresources: []', 'document-several', { line: 2 }],
    ['resources: !x []', 'document-form', { line: 1 }],
  ])('that are broken are refused with the place: %j', (text, code, at) => {
    expect(decodeConfiguration(utf8(text))).toMatchObject({ ok: false, diagnostics: [{ code, at }] });
  });

  it('have lists without markers, and codes as numbers', () => {
    const rule = { keyPath: `${DEFENDER}\\Windows Defender Exploit Guard\\ASR\\Rules`, valueType: 'REG_DWORD' };
    const items = [
      resource({ ...rule, valueName: 'd4f940ab-401b-4efc-aadc-ad5f3c50688a', value: 1 }),
      resource({ ...rule, valueName: 'd4f940ab-401b-4efc-aadc-000000000000', value: 77 }),
    ];
    const read = decodeConfiguration(jsonBytes({ resources: items }));
    if (!read.ok) throw new Error('refused');
    const { parts } = liftRegistryForms([{ form: read.value, path: 'x' }]);
    expect(parts[0]?.settings).toEqual({ attackSurfaceReductionRules: { 'block-office-child-processes': 'block' } });
    // What is left is as it was read: a number.
    expect(parts[0]?.left).toMatchObject([
      { raw: [{ entry: { type: 'dword', data: 77 } }], about: { code: 'registry-not-understood' } },
    ]);
  });
});

const genuine = corpusFiles('dsc', /\.dsc\.yaml$/);

describe.skipIf(genuine.length === 0)(
  `genuine documents${corpusMissing === undefined ? '' : ` (${corpusMissing})`}`,
  () => {
    it.each(genuine.map((file) => [file.path, file] as const))('%s is read, for users', (_, { bytes }) => {
      expect(dscSource.recognise(seeFile(bytes))).toBe('policy');
      const read = decodeConfiguration(bytes);
      if (!read.ok) throw new Error('refused');
      expect(read.diagnostics).toEqual([]);
      const { policies, beside } = read.value;
      // One makes a key and a value of the user, the other one deletes a whole branch.
      expect(policies.flatMap(({ hive, entries }) => [hive, entries.length])).toEqual(
        beside.length === 0 ? ['user', 2] : [],
      );
      expect(beside.flatMap(({ unsayable = [] }) => unsayable.map(({ why }) => why))).toEqual(
        policies.length === 0 ? ['registry policy has no place for it'] : [],
      );
    });
  },
);

const yaml = `# yaml-language-server: $schema=x
$schema: https://aka.ms/dsc/schemas/v3/bundled/config/document.json
resources:
  - name: PUA
    type: Microsoft.Windows/Registry
    properties:
      _exist: true
      keyPath: ${DEFENDER}
      valueName: PUAProtection
      valueData:
        DWord: 1
  - name: Gone
    type: Microsoft.Windows/Registry
    properties:
      _exist: false
      keyPath: HKCU\\DscExamples
`;
const osconfig = {
  $schema: 'https://aka.ms/osc/schemas/prerelease/document.json',
  resources: [
    {
      name: 'PUA',
      type: 'Microsoft.OSConfig/Test',
      properties: {
        resource: {
          type: 'Microsoft.Windows/Registry',
          properties: { keyPath: DEFENDER, valueName: 'PUAProtection', valueType: 'REG_DWORD', value: 1 },
        },
        schema: { const: 1 },
      },
    },
    { name: 'Audit', type: 'Microsoft.Windows/AuditPolicy', properties: { subcategory: 'Logon', value: 3 } },
  ],
};
const settings = { puaProtection: 'block' };
describeSource(dscSource, [{ name: 'YAML', files: utf8(yaml), settings }]);
describeSource(osconfigSource, [{ name: 'JSON', files: jsonBytes(osconfig), settings }]);
