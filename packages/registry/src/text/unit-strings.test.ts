import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { join, utf16 } from '../__tests__/bytes.ts';
import { copyUnits, createUnitReader } from './unit-strings.ts';

const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
  .map((codes) => String.fromCharCode(...codes));

describe('strings of UTF-16LE units', () => {
  it('are read unit by unit, from even and odd places, known or not', () => {
    fc.assert(
      fc.property(fc.array(units, { minLength: 1, maxLength: 12 }), fc.nat({ max: 3 }), (texts, before) => {
        const all = [...texts, ...texts];
        const bytes = join(new Uint8Array(before), ...all.map(utf16));
        const read = createUnitReader(bytes);
        const view = new DataView(bytes.buffer);
        let at = before;
        for (const text of all) {
          const end = at + 2 * text.length;
          expect(read(at, end)).toBe(text);
          expect(copyUnits(view, at, end)).toBe(text);
          at = end;
        }
      }),
    );
  });

  it('keep unpaired surrogates, byte order marks and replacement characters of any length', () => {
    for (const length of [1, 63, 64, 65, 5000, 10_000]) {
      for (const special of ['\ud800', '\udc00', '\ufeff', '\ufffd', '\0']) {
        const text = special + 'x'.repeat(length - 1);
        const bytes = utf16(text);
        expect(createUnitReader(bytes)(0, bytes.length)).toBe(text);
      }
    }
  });

  it('are right when many fall on the same place', () => {
    const texts = Array.from({ length: 20_000 }, (_, i) => `value ${i % 7000}`);
    const bytes = join(...texts.map(utf16));
    const read = createUnitReader(bytes);
    let at = 0;
    for (const text of texts) {
      const end = at + 2 * text.length;
      if (read(at, end) !== text) throw new Error(text);
      at = end;
    }
    expect(at).toBe(bytes.length);
  });
});
