import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryPolicy } from '../__tests__/arbitrary-policy.ts';
import { bytesOf, plainPolicyText, textOf } from '../__tests__/samples.ts';
import { settingsCatalogCodec } from './codec.ts';
import { canonicalPolicy } from './order.ts';
import { encodePortalForm } from './portal.ts';

const { decode, encode } = settingsCatalogCodec;

describe('laws of the codec', () => {
  it('decode(encode(policy)) is the policy, sorted; encoding that gives the same bytes', () => {
    fc.assert(
      fc.property(arbitraryPolicy, (policy) => {
        const bytes = encode(policy);
        const read = decode(bytes);
        expect(read.ok && read.value).toEqual(canonicalPolicy(policy));
        expect(read.ok && textOf(encode(read.value))).toBe(textOf(bytes));
      }),
      { numRuns: 300 },
    );
  });

  it('the portal form says the same, in the order that the policy has', () => {
    fc.assert(
      fc.property(arbitraryPolicy, (policy) => {
        const bytes = encodePortalForm(policy);
        const read = decode(bytes);
        expect(read.ok && read.value).toEqual(policy);
        expect(textOf(bytes)).not.toContain('\n');
      }),
      { numRuns: 200 },
    );
  });

  it('any other bytes are read or refused with a place, and never thrown at', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = decode(bytes);
        expect(read.ok || read.diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('every prefix is refused', () => {
    const bytes = bytesOf(plainPolicyText.trimEnd());
    for (let length = 0; length < bytes.length; length++) {
      const read = decode(bytes.slice(0, length));
      expect(read.ok).toBe(false);
      expect(read.diagnostics.length).toBeGreaterThan(0);
    }
  });

  it('every bit flip is refused, or read as what the file then says', () => {
    const bytes = bytesOf(plainPolicyText);
    const original = textOf(bytes);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const read = decode(flipped);
      if (!read.ok) {
        expect(read.diagnostics.length).toBeGreaterThan(0);
        continue;
      }
      // No silent change: what was read, written again, says all that the flipped file says.
      const written: unknown = JSON.parse(textOf(encode(read.value)));
      const said: unknown = JSON.parse(textOf(flipped));
      const isDifferent = JSON.stringify(said) !== JSON.stringify(JSON.parse(original));
      if (isDifferent) expect(sortSettings(written)).toEqual(sortSettings(said));
    }
  });
});

/** Order of settings and their numbers carry no meaning, and a member that is null says nothing, whatever it is called. */
function sortSettings(policy: unknown): unknown {
  const saying = JSON.parse(
    JSON.stringify(policy, (_, value: unknown) => (value === null ? undefined : value)),
  ) as unknown;
  const { settings, ...rest } = saying as { settings: { settingInstance: { settingDefinitionId: string } }[] };
  const instances = settings.map(({ settingInstance }) => settingInstance);
  return { ...rest, settings: instances.sort((a, b) => (a.settingDefinitionId < b.settingDefinitionId ? -1 : 1)) };
}
