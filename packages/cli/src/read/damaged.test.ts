import { gppCodec, preferencesFromPolicy } from '@mdav/gpo';
import { decodeFile, type ReadableKind, recognise } from '@mdav/import';
import { customProfileCodec, settingsCatalogCodec } from '@mdav/intune';
import {
  lgpoCodec,
  lgpoFromPolicies,
  polCodec,
  type RegistryPolicy,
  regCodec,
  regFileFromPolicy,
} from '@mdav/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showArtifact } from '../render/show-artifact.ts';
import { readFileOf } from './read-file.ts';

const DEFENDER = 'SOFTWARE\\Policies\\Microsoft\\Windows Defender';
const policy: RegistryPolicy = {
  hive: 'machine',
  entries: [
    { kind: 'set', key: DEFENDER, name: 'PUAProtection', data: { type: 'dword', value: 1 } },
    { kind: 'set', key: `${DEFENDER}\\Exclusions`, name: 'Exclusions_Paths', data: { type: 'dword', value: 1 } },
    { kind: 'set', key: `${DEFENDER}\\Exclusions\\Paths`, name: 'D:\\x', data: { type: 'sz', value: '0' } },
  ],
};
const definition = 'device_vendor_msft_policy_config_defender_puaprotection';
const samples: Readonly<Record<ReadableKind, Uint8Array>> = {
  pol: polCodec.encode(policy),
  reg: regCodec.encode(regFileFromPolicy(policy).value),
  lgpo: lgpoCodec.encode(lgpoFromPolicies([policy])),
  preferences: gppCodec.encode(preferencesFromPolicy(policy, 'x', { epochSeconds: 0, toolVersion: '1' }).preferences),
  'settings-catalog': settingsCatalogCodec.encode({
    name: 'x',
    description: null,
    platforms: 'windows10',
    technologies: ['mdm'],
    roleScopeTagIds: ['0'],
    template: null,
    settings: [
      {
        kind: 'choice',
        definition,
        template: null,
        value: { option: `${definition}_1`, template: null, children: [] },
      },
    ],
  }),
  'custom-profile': customProfileCodec.encode({
    name: 'x',
    description: null,
    roleScopeTagIds: ['0'],
    settings: [
      {
        kind: 'integer',
        name: 'pua',
        description: null,
        uri: './Device/Vendor/MSFT/Policy/Config/Defender/PUAProtection',
        secretReference: null,
        value: 1,
        isReadOnly: false,
      },
    ],
  }),
};

/** Reads as the commands do; whatever comes of it, it is a value. */
function read(bytes: Uint8Array): string {
  const found = recognise(bytes);
  if (found.kind === 'other' || found.kind === 'unknown' || found.kind === 'fleet') return found.kind;
  const outcome =
    found.kind === 'script-package' ? decodeFile(found.kind, bytes, 'x') : readFileOf(found.kind, bytes, 'x');
  for (const { at } of outcome.diagnostics) expect(at.file).toBe('x');
  if (outcome.ok) return 'policies' in outcome.value ? showArtifact(outcome.value).join('\n') : outcome.value.kind;
  return outcome.diagnostics.map(({ code }) => code).join();
}

describe.each(Object.entries(samples))('a damaged file of kind %s', (kind, bytes) => {
  it('is recognised while it is whole', () => {
    expect(recognise(bytes).kind).toBe(kind);
    expect(readFileOf(kind as ReadableKind, bytes, 'x')).toMatchObject({
      ok: true,
      value: { kind, policies: [{ settings: { puaProtection: 'block' } }] },
    });
  });

  it('never throws, wherever it is cut', () => {
    for (let end = 0; end < bytes.length; end += 1) read(bytes.slice(0, end));
  });

  it('never throws, whichever bytes are other ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (edits) => {
          const damaged = bytes.slice();
          for (const [at, byte] of edits) damaged[at] = byte;
          read(damaged);
        },
      ),
      { numRuns: 400 },
    );
  });
});

it('bytes of any kind are a value too', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void read(bytes)));
  fc.assert(fc.property(fc.json(), (text) => void read(new TextEncoder().encode(text))));
});
