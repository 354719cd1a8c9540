import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPolicy } from '../../__tests__/arbitrary.ts';
import { damaged, hex, join, toHex, utf16 } from '../../__tests__/bytes.ts';
import type { RegistryData, RegistryEntry } from '../../form.ts';
import { polCodec, polCodecFor } from './codec.ts';
import { decodePol } from './decode.ts';

const KEY = 'Software\\Policies\\T';
const set = (name: string, data: RegistryData, key = KEY): RegistryEntry => ({ kind: 'set', key, name, data });

/** The ten kinds of records, of which LGPO.exe made the 754 bytes that the digest in the conformance suite stands for. */
const TEN: readonly RegistryEntry[] = [
  set('D', { type: 'dword', value: 1 }),
  set('S', { type: 'sz', value: 'abc' }),
  set('E', { type: 'sz', value: '' }),
  set('X', { type: 'expand-sz', value: '%SystemRoot%' }),
  set('M', { type: 'multi-sz', values: ['a', 'b'] }),
  set('Q', { type: 'qword', value: 0x100000000n }),
  set('B', { type: 'raw', code: 3, bytes: hex('dead') }),
  { kind: 'delete', key: KEY, name: 'Gone' },
  { kind: 'clear', key: 'Software\\Policies\\T2' },
  set('', { type: 'raw', code: 0, bytes: hex('') }, 'Software\\Policies\\T3'),
];
const HEADER = hex('50526567 01000000');
const ONE = hex(`50526567 01000000
  5b00 53006f00660074007700610072006500 5c00 50006f006c0069006300690065007300 5c00 5400 0000
  3b00 4400 0000 3b00 04000000 3b00 04000000 3b00 01000000 5d00`);

/** A record with the data of its parts as they stand, sound or not. */
function record(name: string, code: string, data: Uint8Array, key = KEY, size = data.length): Uint8Array {
  const sizeBytes = new Uint8Array(4);
  new DataView(sizeBytes.buffer).setUint32(0, size, true);
  return join(utf16(`[${key}\0;${name}\0;`), hex(code), utf16(';'), sizeBytes, utf16(';'), data, utf16(']'));
}

describe('registry policy files', () => {
  it('have the bytes of the specification', () => {
    const policy = { hive: 'machine' as const, entries: [set('D', { type: 'dword', value: 1 })] };
    expect(toHex(polCodec.encode(policy))).toBe(toHex(ONE));
    expect(polCodec.decode(ONE)).toEqual({ ok: true, value: policy, diagnostics: [] });
  });

  it('hold every kind of record in as many bytes as LGPO.exe writes', () => {
    const sizes = TEN.map((entry) => polCodec.encode({ hive: 'machine', entries: [entry] }).length - 8);
    expect(sizes).toEqual([68, 72, 66, 90, 74, 72, 66, 86, 88, 64]);
    const bytes = polCodec.encode({ hive: 'machine', entries: TEN });
    expect(bytes.length).toBe(754);
    expect(polCodec.decode(bytes)).toEqual({ ok: true, value: { hive: 'machine', entries: TEN }, diagnostics: [] });
  });

  it('belong to the hive that the caller names', () => {
    const decoded = polCodecFor('user').decode(HEADER);
    expect(decoded).toEqual({ ok: true, value: { hive: 'user', entries: [] }, diagnostics: [] });
  });

  it('delete and clear in the spelling of the editors only; every other spelling stays as it is', () => {
    const blank = hex('2000 0000');
    const cases: [string, string, Uint8Array, RegistryEntry['kind']][] = [
      ['**del.X', '01000000', blank, 'delete'],
      ['**del.', '01000000', blank, 'delete'],
      ['**delvals.', '01000000', blank, 'clear'],
      ['**Del.X', '01000000', blank, 'directive'],
      ['**DelVals.', '01000000', blank, 'directive'],
      ['**delvals', '01000000', blank, 'directive'],
      ['**del.X', '01000000', hex('0000'), 'directive'],
      ['**del.X', '04000000', hex('20000000'), 'directive'],
      ['**DeleteKeys', '01000000', utf16('a;b\0'), 'directive'],
      ['**soft.X', '04000000', hex('01000000'), 'directive'],
      ['*del.X', '01000000', blank, 'set'],
    ];
    for (const [name, code, data, kind] of cases) {
      const bytes = join(HEADER, record(name, code, data));
      const decoded = polCodec.decode(bytes);
      expect(decoded.ok && decoded.value.entries.map((entry) => entry.kind), name).toEqual([kind]);
      expect(decoded.ok && toHex(polCodec.encode(decoded.value)), name).toBe(toHex(bytes));
    }
  });

  it('may hold delimiters in keys, names and data', () => {
    const entries = [
      set('n;a]m[e', { type: 'dword', value: 0x005d003b }, 'Software\\a;b]c[d'),
      set(']', { type: 'sz', value: 'x;y]z' }),
    ];
    const bytes = polCodec.encode({ hive: 'machine', entries });
    expect(polCodec.decode(bytes)).toEqual({ ok: true, value: { hive: 'machine', entries }, diagnostics: [] });
  });

  it.each<[string, string, string]>([
    ['text without NUL', '01000000', '610062006300'],
    ['text of odd length', '01000000', '610000'],
    ['text of no bytes', '01000000', ''],
    ['text with a NUL inside', '02000000', '6100000062000000'],
    ['a list without its last NUL', '07000000', '61000000'],
    ['a list of no bytes', '07000000', ''],
    ['a list with an empty text inside', '07000000', '61000000000062000000 0000'],
    ['a list of two NULs', '07000000', '00000000'],
  ])('keep the bytes of %s and say so', (_, code, data) => {
    const bytes = join(
      HEADER,
      record('V', code, hex(data)),
      record('W', '03000000', hex('01')),
      record('X', '01000000', utf16('t\0')),
    );
    const decoded = polCodec.decode(bytes);
    expect(decoded.diagnostics).toEqual([
      { code: 'pol-odd-data', severity: 'info', message: expect.any(String), at: { offset: 70 } },
    ]);
    expect(decoded.ok && decoded.value.entries[0]).toEqual(
      set('V', { type: 'raw', code: Number.parseInt(code.slice(0, 2), 16), bytes: hex(data) }),
    );
    expect(decoded.ok && decoded.value.entries[2]).toEqual(set('X', { type: 'sz', value: 't' }));
    expect(decoded.ok && toHex(polCodec.encode(decoded.value))).toBe(toHex(bytes));
  });

  it.each([0, 5, 6, 8, 9, 10, 12, 255, 0xffffffff])('keep data of the type %i', (code) => {
    const bytes = polCodec.encode({
      hive: 'machine',
      entries: [set('V', { type: 'raw', code, bytes: hex('aabbcc') })],
    });
    const decoded = polCodec.decode(bytes);
    expect(decoded.ok && decoded.value.entries).toEqual([set('V', { type: 'raw', code, bytes: hex('aabbcc') })]);
  });

  it.each<[string, Uint8Array, string, number]>([
    ['nothing', hex(''), 'pol-truncated', 0],
    ['half a signature', hex('5052'), 'pol-truncated', 0],
    ['another signature', hex('50526558 01000000'), 'pol-bad-signature', 0],
    ['half a version', hex('50526567 0100'), 'pol-truncated', 4],
    ['version 0', hex('50526567 00000000'), 'pol-bad-version', 4],
    ['version 2', hex('50526567 02000000'), 'pol-bad-version', 4],
    ['one byte too many', join(ONE, hex('00')), 'pol-truncated', 76],
    ['zeros after the last record', join(ONE, hex('0000')), 'pol-bad-delimiter', 76],
    ['a line break between records', join(ONE, utf16('\r\n'), ONE.slice(8)), 'pol-bad-delimiter', 76],
    ['no closing bracket', ONE.slice(0, 74), 'pol-truncated', 74],
    ['data cut short', ONE.slice(0, 72), 'pol-bad-size', 64],
    ['a key without NUL', ONE.slice(0, 40), 'pol-truncated', 10],
    ['a name without NUL', ONE.slice(0, 54), 'pol-truncated', 52],
    ['a type cut short', ONE.slice(0, 60), 'pol-truncated', 58],
    ['a size cut short', ONE.slice(0, 66), 'pol-truncated', 64],
    ['a size beyond the file', join(HEADER, record('V', '03000000', hex('01'), KEY, 0xffffffff)), 'pol-bad-size', 64],
    ['a size too small', join(HEADER, record('V', '03000000', hex('01020304'), KEY, 2)), 'pol-bad-delimiter', 72],
    ['a number of 2 bytes', join(HEADER, record('V', '04000000', hex('0100'))), 'pol-bad-size', 64],
    ['a number of no bytes', join(HEADER, record('V', '04000000', hex(''))), 'pol-bad-size', 64],
    ['a long number of 4 bytes', join(HEADER, record('V', '0b000000', hex('01000000'))), 'pol-bad-size', 64],
    ['text instead of a file', utf16('Windows Registry Editor'), 'pol-bad-signature', 0],
  ])('are refused with %s', (_, bytes, code, offset) => {
    const decoded = polCodec.decode(bytes);
    expect(decoded.ok).toBe(false);
    expect(decoded.diagnostics).toEqual([expect.objectContaining({ code, severity: 'error', at: { offset } })]);
  });

  it('keep numbers of the wrong size when asked to be tolerant', () => {
    const bytes = join(HEADER, record('V', '04000000', hex('0100')));
    const decoded = decodePol(bytes, { tolerant: true });
    expect(decoded.diagnostics).toEqual([
      expect.objectContaining({ code: 'pol-bad-size', severity: 'warning', at: { offset: 64 } }),
    ]);
    expect(decoded.ok && toHex(polCodec.encode(decoded.value))).toBe(toHex(bytes));
  });

  it('read what they write, whatever the policy', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const decoded = polCodecFor(policy.hive).decode(polCodec.encode(policy));
        expect(decoded.ok && decoded.value).toEqual(policy);
      }),
      { numRuns: 300 },
    );
  });

  it('are read from anywhere inside a larger buffer', () => {
    fc.assert(
      fc.property(anyPolicy, fc.nat({ max: 9 }), (policy, before) => {
        const bytes = polCodec.encode(policy);
        const larger = join(new Uint8Array(before).fill(0x5b), bytes, hex('5b00'));
        expect(polCodec.decode(larger.subarray(before, before + bytes.length))).toEqual(polCodec.decode(bytes));
      }),
      { numRuns: 50 },
    );
  });

  it('are written as they were read or refused, whatever happened to them', () => {
    let read = 0;
    for (const bytes of damaged(polCodec.encode({ hive: 'machine', entries: TEN }))) {
      const decoded = polCodec.decode(bytes);
      if (decoded.ok) {
        read += 1;
        expect(Buffer.compare(polCodec.encode(decoded.value), bytes)).toBe(0);
      } else {
        expect(decoded.diagnostics[0]?.at.offset).toBeLessThanOrEqual(bytes.length);
      }
    }
    expect(read).toBeGreaterThan(1000);
  });

  it('of any bytes after a sound header are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (rest) => {
        const bytes = join(HEADER, rest);
        const decoded = polCodec.decode(bytes);
        if (decoded.ok) expect(toHex(polCodec.encode(decoded.value))).toBe(toHex(bytes));
      }),
    );
  });

  it('cannot be written with a NUL in a key or name', () => {
    expect(() => polCodec.encode({ hive: 'machine', entries: [set('a\0b', { type: 'dword', value: 1 })] })).toThrow(
      RangeError,
    );
    expect(() => polCodec.encode({ hive: 'machine', entries: [set('a', { type: 'dword', value: 1 }, 'K\0')] })).toThrow(
      RangeError,
    );
  });

  it('take time in proportion to their size', { retry: 2 }, () => {
    const entries = Array.from({ length: 40_000 }, (_, i) =>
      set(`Value ${i}`, { type: 'sz', value: `text ${i}` }, `${KEY}\\${i % 100}`),
    );
    const large = polCodec.encode({ hive: 'machine', entries });
    const small = polCodec.encode({ hive: 'machine', entries: entries.slice(0, 4000) });
    const time = (bytes: Uint8Array) =>
      Math.min(...Array.from({ length: 5 }, () => elapsed(() => polCodec.decode(bytes))));
    time(large);
    expect(time(large)).toBeLessThan(40 * Math.max(time(small), 0.5));
  });
});

/** Milliseconds that a run keeps the processor busy: what else the machine does is not counted. */
function elapsed(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  return process.cpuUsage(before).user / 1000;
}
