import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, ENCODINGS, textOf } from '../__tests__/samples.ts';
import { canonicalProfile, customProfileCodec } from './codec.ts';
import type { CustomProfile, OmaSetting } from './profile.ts';

const { decode, encode } = customProfileCodec;

const TEXT = `{
  "@odata.type": "#microsoft.graph.windows10CustomConfiguration",
  "displayName": "contoso - office-clients - Defender (OMA-URI)",
  "description": null,
  "roleScopeTagIds": [
    "0"
  ],
  "omaSettings": [
    {
      "@odata.type": "#microsoft.graph.omaSettingInteger",
      "displayName": "EDR in block mode",
      "description": null,
      "omaUri": "./Device/Vendor/MSFT/Defender/Configuration/PassiveRemediation",
      "value": 1
    }
  ]
}
`;

const PROFILE: CustomProfile = {
  name: 'contoso - office-clients - Defender (OMA-URI)',
  description: null,
  roleScopeTagIds: ['0'],
  settings: [
    {
      kind: 'integer',
      name: 'EDR in block mode',
      description: null,
      uri: './Device/Vendor/MSFT/Defender/Configuration/PassiveRemediation',
      secretReference: null,
      value: 1,
      isReadOnly: false,
    },
  ],
};

const name = fc.string({ minLength: 1, unit: 'binary' });
const common = {
  name,
  description: fc.option(fc.string(), { nil: null }),
  uri: name,
  secretReference: fc.option(fc.string(), { nil: null }),
};
const oma: fc.Arbitrary<OmaSetting> = fc.oneof(
  fc.record({ ...common, kind: fc.constant('integer' as const), value: fc.integer(), isReadOnly: fc.boolean() }),
  fc.record({
    ...common,
    kind: fc.constant('floating-point' as const),
    // JSON has one zero, no NaN and no infinity.
    value: fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => value + 0),
  }),
  fc.record({ ...common, kind: fc.constant('boolean' as const), value: fc.boolean() }),
  fc.record({
    ...common,
    kind: fc.constantFrom('string' as const, 'date-time' as const),
    value: fc.string({ unit: 'binary' }),
  }),
  fc.record({
    ...common,
    kind: fc.constantFrom('base64' as const, 'string-xml' as const),
    value: fc.base64String(),
    fileName: fc.option(fc.string(), { nil: null }),
  }),
);
const profile: fc.Arbitrary<CustomProfile> = fc.record({
  name,
  description: fc.option(fc.string(), { nil: null }),
  roleScopeTagIds: fc.array(fc.string(), { maxLength: 2 }),
  settings: fc.array(oma, { maxLength: 5 }),
});

describe('custom profile', () => {
  it('is written in its canonical bytes', () => {
    expect(textOf(encode(PROFILE))).toBe(TEXT);
  });

  it.each(Object.keys(ENCODINGS))('is read from %s', (encoding) => {
    const bytes = ENCODINGS[encoding]?.(TEXT) ?? new Uint8Array();
    expect(decode(bytes)).toEqual({ ok: true, value: PROFILE, diagnostics: [] });
  });

  it('decode(encode(profile)) is the profile, sorted by URI', () => {
    fc.assert(
      fc.property(profile, (wanted) => {
        const read = decode(encode(wanted));
        expect(read.ok && read.value).toEqual(canonicalProfile(wanted));
        expect(read.ok && textOf(encode(read.value))).toBe(textOf(encode(wanted)));
      }),
    );
  });

  it("is read without the service's own members", () => {
    const noisy = JSON.parse(TEXT);
    Object.assign(noisy, {
      '@odata.context': 'x',
      'omaSettings@odata.type': 'x',
      '#microsoft.graph.assign': {},
      id: 'x',
      version: 3,
      supportsScopeTags: true,
      deviceManagementApplicabilityRuleOsEdition: null,
      assignments: [],
    });
    Object.assign(noisy.omaSettings[0], { isEncrypted: false, secretReferenceValueId: null, isReadOnly: false });
    expect(decode(bytesOf(JSON.stringify(noisy)))).toEqual({ ok: true, value: PROFILE, diagnostics: [] });
  });

  it('says what does not come along, and what the service hides', () => {
    const noisy = JSON.parse(TEXT);
    noisy.deviceManagementApplicabilityRuleOsVersion = { minOSVersion: '10.0.17763' };
    noisy.assignments = [{}];
    noisy.omaSettings[0].isEncrypted = true;
    noisy.omaSettings[0].secretReferenceValueId = 'a_b';
    const read = decode(bytesOf(JSON.stringify(noisy)));
    expect(read.ok && read.value.settings[0]?.secretReference).toBe('a_b');
    expect(read.diagnostics.map(({ code }) => code)).toEqual([
      'custom-dropped',
      'custom-assignments-dropped',
      'custom-encrypted-value',
    ]);
  });

  it('takes the word for a boolean, which one tool writes as text', () => {
    const text = TEXT.replace('omaSettingInteger', 'omaSettingBoolean').replace('"value": 1', '"value": "true"');
    const read = decode(bytesOf(text));
    expect(read.ok && read.value.settings[0]).toMatchObject({ kind: 'boolean', value: true });
  });

  it.each<[string, string, string, string, object]>([
    ['no type', '"@odata.type": "#microsoft.graph.windows10CustomConfiguration",', '', 'custom-not-a-profile', {}],
    [
      'another object',
      'windows10CustomConfiguration',
      'deviceManagementConfigurationPolicy',
      'custom-not-a-profile',
      {},
    ],
    [
      'a node of no known type',
      'omaSettingInteger',
      'omaSettingInt',
      'custom-odata-type',
      { line: 10, path: 'omaSettings[0]["@odata.type"]' },
    ],
    ['a node without URI', '"omaUri"', '"omaURI"', 'json-missing-key', { path: 'omaSettings[0].omaUri' }],
    ['a misspelled member', '"roleScopeTagIds"', '"roleScopeTagIDs"', 'json-unknown-key', { line: 5 }],
    ['text for a number', '"value": 1', '"value": "1"', 'json-wrong-type', { line: 14, column: 16 }],
    ['a repeated member', '"value": 1', '"value": 1, "value": 2', 'json-duplicate-key', { line: 14 }],
    ['broken JSON', '"0"', '"0",', 'json-syntax', { line: 7 }],
  ])('refuses %s', (_, from, to, code, at) => {
    const text = TEXT.replace(from, to);
    expect(text).not.toBe(TEXT);
    const read = decode(bytesOf(text));
    expect(read.ok).toBe(false);
    expect(read.diagnostics.find((diagnostic) => diagnostic.code === code)?.at).toMatchObject(at);
  });

  it('any other bytes are read or refused, and never thrown at', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(decode(bytes).ok).toBe(false);
      }),
    );
    const bytes = bytesOf(TEXT.trimEnd());
    for (let length = 0; length < bytes.length; length++) expect(decode(bytes.slice(0, length)).ok).toBe(false);
  });
});
