import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPolicy } from '../../__tests__/arbitrary.ts';
import { damaged, hex, join, utf16 } from '../../__tests__/bytes.ts';
import type { RegistryEntry } from '../../form.ts';
import { decodePol } from './decode.ts';
import { encodePol } from './encode.ts';
import { polReader } from './reader.ts';

/** What comes of a file that is handed over in pieces of these sizes, again and again. */
function inPieces(bytes: Uint8Array, sizes: readonly number[], tolerant = false) {
  const reader = polReader({ tolerant });
  const entries: RegistryEntry[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] as number;
    // A copy that is void afterwards: nothing may be left to it.
    const piece = bytes.slice(at, at + size);
    entries.push(...reader.push(piece));
    piece.fill(0xee);
    at += size;
  }
  const end = reader.end();
  if (!end.ok) return end;
  return { ...end, value: { hive: 'machine', entries: [...entries, ...end.value] } };
}

const SIZES = [[1], [7, 1, 64], [1000]];
const TWO: readonly RegistryEntry[] = [
  { kind: 'set', key: 'K', name: 'B', data: { type: 'raw', code: 3, bytes: hex('010203') } },
  { kind: 'set', key: 'K', name: 'S', data: { type: 'sz', value: 'text' } },
];

describe('a registry policy file in pieces', () => {
  it('says what it says in one, however it is cut', () => {
    fc.assert(
      fc.property(anyPolicy, fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (policy, sizes) => {
        const bytes = encodePol(policy);
        expect(inPieces(bytes, sizes)).toEqual(decodePol(bytes));
      }),
    );
  });

  it('is refused for the same reason at the same place, whatever happened to it', () => {
    for (const bytes of damaged(encodePol({ hive: 'machine', entries: TWO }))) {
      for (const tolerant of [false, true])
        for (const sizes of SIZES) expect(inPieces(bytes, sizes, tolerant)).toEqual(decodePol(bytes, { tolerant }));
    }
  });

  it('takes no more after a defect', () => {
    const bytes = encodePol({ hive: 'machine', entries: TWO });
    const reader = polReader();
    expect(reader.push(join(bytes, utf16('x')))).toEqual(TWO);
    expect(reader.push(bytes.slice(8))).toEqual([]);
    expect(reader.end()).toEqual(decodePol(join(bytes, utf16('x'), bytes.slice(8))));
  });

  it('takes time in proportion to its size where one value is as large as the file', { retry: 2 }, () => {
    const value = (size: number): RegistryEntry => ({
      kind: 'set',
      key: 'K',
      name: 'B',
      data: { type: 'raw', code: 3, bytes: new Uint8Array(size).fill(1) },
    });
    const time = (size: number) => {
      const bytes = encodePol({ hive: 'machine', entries: [value(size)] });
      const before = process.cpuUsage();
      expect(inPieces(bytes, [4096]).ok).toBe(true);
      return process.cpuUsage(before).user / 1000;
    };
    time(1 << 20);
    expect(time(1 << 24)).toBeLessThan(16 * 4 * Math.max(time(1 << 20), 1));
  });
});
