import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { join, utf16 } from '../__tests__/bytes.ts';
import { copyUnits, createUnitStrings, isEqual, readTerminated, textOfUnits, viewOf } from './unit-strings.ts';

const units = fc
  .array(fc.integer({ min: 1, max: 0xffff }), { maxLength: 200 })
  .map((codes) => String.fromCharCode(...codes));

describe('strings of UTF-16LE units', () => {
  it('are read unit by unit, from even and odd places, known or not', () => {
    fc.assert(
      fc.property(fc.array(units, { minLength: 1, maxLength: 12 }), fc.nat({ max: 3 }), (texts, before) => {
        const all = [...texts, ...texts];
        const bytes = join(new Uint8Array(before), ...all.map((text) => utf16(`${text}\0`)));
        const strings = createUnitStrings(bytes);
        let at = before;
        for (const text of all) {
          const end = at + 2 * text.length;
          expect(readTerminated(strings, at)).toBe(text);
          expect(strings.end).toBe(end);
          expect(copyUnits(strings.view, at, end)).toBe(text);
          expect(textOfUnits(bytes, strings.view, at, end)).toBe(text);
          at = end + 2;
        }
      }),
    );
  });

  it('keep unpaired surrogates, byte order marks and replacement characters of any length', () => {
    for (const length of [1, 63, 64, 65, 255, 256, 257, 5000, 10_000]) {
      for (const special of ['\ud800', '\udc00', '\ufeff', '\ufffd', '\0']) {
        const text = special + 'x'.repeat(length - 1);
        const bytes = utf16(text);
        expect(textOfUnits(bytes, viewOf(bytes), 0, bytes.length)).toBe(text);
        expect(copyUnits(viewOf(bytes), 0, bytes.length)).toBe(text);
      }
    }
  });

  it('are nothing where no NUL ends them', () => {
    for (const length of [0, 1, 2, 3, 64, 65]) {
      const text = 'x'.repeat(length);
      expect(readTerminated(createUnitStrings(utf16(text)), 0)).toBeUndefined();
      // Half a NUL is none.
      expect(readTerminated(createUnitStrings(join(utf16(text), new Uint8Array(1))), 0)).toBeUndefined();
      expect(readTerminated(createUnitStrings(utf16(`${text}\0`)), 0)).toBe(text);
    }
  });

  it('are right when many fall on the same place', () => {
    const texts = Array.from({ length: 20_000 }, (_, i) => `value ${i % 7000}`);
    const strings = createUnitStrings(join(...texts.map((text) => utf16(`${text}\0`))));
    let at = 0;
    for (const text of texts) {
      if (readTerminated(strings, at) !== text) throw new Error(text);
      at = strings.end + 2;
    }
    expect(at).toBe(strings.bytes.length);
  });

  it('are told from others wherever one unit differs', () => {
    for (let size = 2; size <= 40; size += 2) {
      for (let odd = 0; odd < size; odd += 2) {
        for (const unit of ['\u8000', '\0', '\ufff0']) {
          const text = 'x'.repeat(size / 2);
          const other = text.slice(0, odd / 2) + unit + text.slice(odd / 2 + 1);
          const view = viewOf(utf16(text + other + other));
          expect(isEqual(view, 0, size, size)).toBe(false);
          // What is no number as a fraction may be missed; the string is made once more then.
          if (unit !== '\ufff0') expect(isEqual(view, size, 2 * size, size)).toBe(true);
        }
      }
    }
  });
});
