import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOf } from '../__tests__/groups.ts';
import { bytesOf, textOf } from '../__tests__/samples.ts';
import { mdmChannel } from '../channel.ts';
import { EMPTY_FORM } from '../lower/form.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { scriptPackageCodec } from './codec.ts';
import { forcingPackage } from './forcing-package.ts';
import type { ScriptPackage } from './package.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
const arbitraryPackage: fc.Arbitrary<ScriptPackage> = fc.record({
  name,
  description: fc.option(text, { nil: null }),
  publisher: fc.option(text, { nil: null }),
  roleScopeTagIds: fc.array(fc.string({ maxLength: 4 }), { maxLength: 3 }),
  detection: text,
  remediation: text,
  runAs: fc.constantFrom('system', 'user'),
  runAs32Bit: fc.boolean(),
  enforceSignatureCheck: fc.boolean(),
});

const pack = forcingPackage(groupOf({}), 1);
const wire = JSON.parse(textOf(scriptPackageCodec.encode(pack)));

function decode(changes: object) {
  return scriptPackageCodec.decode(bytesOf(JSON.stringify({ ...wire, ...changes })));
}

describe('base64', () => {
  it('is what others write', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(toBase64(given)).toBe(Buffer.from(given, 'utf8').toString('base64'));
        expect(fromBase64(toBase64(given))).toBe(given);
      }),
    );
  });

  it.each(['a', '%%%', '/w==', 'wA=='])('refuses %j', (given) => {
    expect(fromBase64(given)).toBeUndefined();
  });
});

describe('script packages', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(arbitraryPackage, (given) => {
        const bytes = scriptPackageCodec.encode(given);
        expect(scriptPackageCodec.decode(bytes)).toEqual({ ok: true, value: given, diagnostics: [] });
      }),
    );
  });

  it('are read with what the service adds, and without a type', () => {
    const { '@odata.type': _, ...untyped } = wire;
    const state = {
      '@odata.context': 'https://graph.microsoft.com/beta/$metadata#deviceManagement/deviceHealthScripts/$entity',
      id: '11111111-2222-3333-4444-555555555555',
      version: '1',
      createdDateTime: '2026-01-01T00:00:00Z',
      lastModifiedDateTime: '2026-01-01T00:00:00Z',
      isGlobalScript: false,
      highestAvailableVersion: null,
      deviceHealthScriptType: 'deviceHealthScript',
      assignments: [{}],
    };
    const read = scriptPackageCodec.decode(bytesOf(JSON.stringify({ ...untyped, ...state })));
    expect(read.ok && read.value).toEqual(pack);
    expect(read.diagnostics.map(({ code }) => code)).toEqual(['script-assignments-dropped']);
  });

  it.each<[string, object, string]>([
    ['another object', { '@odata.type': '#microsoft.graph.windows10CustomConfiguration' }, 'script-not-a-package'],
    ['an unknown member', { detectionScript: 'x' }, 'json-unknown-key'],
    ['no name', { displayName: '' }, 'json-wrong-type'],
    ['a script that is no base64', { detectionScriptContent: 'x' }, 'json-wrong-type'],
    ['a script that is no UTF-8', { remediationScriptContent: '/w==' }, 'json-wrong-type'],
    ['another account', { runAsAccount: 'admin' }, 'json-wrong-type'],
    ['a truth that is text', { runAs32Bit: 'false' }, 'json-wrong-type'],
    ['parameters', { detectionScriptParameters: [{ name: 'x' }] }, 'script-parameters'],
  ])('are refused with %s', (_, changes, code) => {
    const read = decode(changes);
    expect(read.ok).toBe(false);
    expect(read.diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(read.diagnostics.every(({ hint }) => /^[A-Z][a-z]+ /.test(hint ?? ''))).toBe(true);
  });

  it('never throw, whatever the bytes are', () => {
    const bytes = scriptPackageCodec.encode(pack);
    for (let at = 0; at < bytes.length; at += 97) {
      for (const bit of [1, 16, 128]) {
        const flipped = bytes.slice();
        flipped[at] = (flipped[at] ?? 0) ^ bit;
        scriptPackageCodec.decode(flipped);
      }
      scriptPackageCodec.decode(bytes.slice(0, at));
    }
  });
});

describe('a package as a setting', () => {
  const lift = (changes: Partial<ScriptPackage>) =>
    mdmChannel.lift({ ...EMPTY_FORM, scripts: [{ ...pack, ...changes }] });

  it.each([
    [1, true],
    [0, false],
    ['absent', 'remove'],
  ] as const)('%s is what somebody wrote as %s', (state, value) => {
    const group = groupOf({ forceDefenderPassiveMode: value });
    const { form, emissions } = mdmChannel.lower(group);
    expect(form).toEqual({ ...EMPTY_FORM, scripts: [forcingPackage(group, state)] });
    expect(emissions).toMatchObject([{ kind: 'emitted', note: expect.stringContaining('script package') }]);
    expect(mdmChannel.lift(form).settings).toEqual({ forceDefenderPassiveMode: value });
  });

  it('is known again with Windows line ends, a byte order mark and a signature', () => {
    const signed = `\uFEFF${pack.detection}\n# SIG # Begin signature block\n# MIIabc\n# SIG # End signature block\n`;
    const lifted = lift({ detection: signed.replaceAll('\n', '\r\n'), enforceSignatureCheck: true });
    expect(lifted.settings).toEqual({ forceDefenderPassiveMode: true });
    expect(lifted.residue).toEqual(EMPTY_FORM);
  });

  it.each<[string, Partial<ScriptPackage>]>([
    ['another word in it', { remediation: pack.remediation.replace('-Force', '') }],
    ['two scripts that want different things', { remediation: forcingPackage(groupOf({}), 0).remediation }],
    ['the account of the user', { runAs: 'user' }],
    ['a 32-bit PowerShell', { runAs32Bit: true }],
  ])('is left as it is with %s', (_, changes) => {
    const lifted = lift(changes);
    expect(lifted.settings).toEqual({});
    expect(lifted.residue.scripts).toEqual([{ ...pack, ...changes }]);
  });
});
