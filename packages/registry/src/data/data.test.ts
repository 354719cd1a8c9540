import { describe, expect, it } from 'vitest';
import { lgpoCodec } from '../codec/lgpo/codec.ts';
import { lgpoFromPolicies } from '../codec/lgpo/convert.ts';
import { polCodec } from '../codec/pol/codec.ts';
import { regCodec } from '../codec/reg/codec.ts';
import { regFileFromPolicy } from '../codec/reg/convert.ts';
import type { RegistryData, RegistryPolicy } from '../form.ts';
import { checkPolicy } from '../target/check-policy.ts';

const policyOf = (data: unknown): RegistryPolicy => ({
  hive: 'machine',
  entries: [{ kind: 'set', key: 'K', name: 'n', data: data as RegistryData }],
});

/** Every way to write a number, by what it makes of a policy. */
const WRITERS: readonly (readonly [string, (policy: RegistryPolicy) => Uint8Array])[] = [
  ['registry.pol', polCodec.encode],
  ['.reg', (policy) => regCodec.encode(regFileFromPolicy(policy).value)],
  ['LGPO text', (policy) => lgpoCodec.encode(lgpoFromPolicies([policy]))],
];

describe.each(WRITERS)('a number in %s', (_, write) => {
  it.each<[string, unknown]>([
    ['none', { type: 'dword', value: Number.NaN }],
    ['negative', { type: 'dword', value: -1 }],
    ['half', { type: 'dword', value: 1.5 }],
    ['of more than 32 bits', { type: 'dword', value: 2 ** 32 }],
    ['a text', { type: 'dword', value: '1' }],
    ['negative and long', { type: 'qword', value: -1n }],
    ['of more than 64 bits', { type: 'qword', value: 1n << 64n }],
    ['short where a long one is wanted', { type: 'qword', value: 5 }],
  ])('is refused and reported where its type cannot hold it: %s', (__, data) => {
    expect(() => write(policyOf(data))).toThrow(RangeError);
    expect(checkPolicy(policyOf(data)).map(({ code }) => code)).toEqual(['policy-bad-data']);
  });

  it.each<[string, RegistryData]>([
    ['nothing', { type: 'dword', value: 0 }],
    ['nothing with a sign', { type: 'dword', value: -0 }],
    ['the largest', { type: 'dword', value: 0xffff_ffff }],
    ['the largest of the long ones', { type: 'qword', value: (1n << 64n) - 1n }],
  ])('is written where it can: %s', (__, data) => {
    expect(write(policyOf(data)).length).toBeGreaterThan(0);
    expect(checkPolicy(policyOf(data))).toEqual([]);
  });
});

describe('the number of a type', () => {
  it.each([-1, 0.5, 2 ** 32, Number.NaN])('is one of 32 bits, not %s', (code) => {
    const policy = policyOf({ type: 'raw', code, bytes: new Uint8Array(1) });
    for (const [, write] of WRITERS.slice(0, 2)) expect(() => write(policy)).toThrow(RangeError);
    expect(checkPolicy(policy).map(({ code }) => code)).toEqual(['policy-bad-data']);
  });
});
