import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf16 } from '../__tests__/bytes.ts';
import { swapped } from './byte-order.ts';
import { createUnitWriter, writeUnits, writtenBytes } from './unit-writer.ts';

const text = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 150 })
  .map((codes) => String.fromCharCode(...codes));

describe('a writer of code units', () => {
  it('gives what was written as UTF-16LE, however often it had to grow, in a buffer of its own', () => {
    fc.assert(
      fc.property(fc.array(text), fc.nat({ max: 20 }), (texts, room) => {
        const writer = createUnitWriter(room);
        for (const one of texts) writeUnits(writer, one);
        const bytes = writtenBytes(writer);
        expect(bytes).toEqual(utf16(texts.join('')));
        expect(bytes.buffer.byteLength).toBe(bytes.length);
      }),
    );
  });

  it('takes back what came after an earlier length', () => {
    const writer = createUnitWriter(0);
    writeUnits(writer, 'kept');
    const { length } = writer;
    writeUnits(writer, 'taken back'.repeat(100));
    writer.length = length;
    writeUnits(writer, '!');
    expect(writtenBytes(writer)).toEqual(utf16('kept!'));
  });

  it('turns the bytes of units round', () => {
    expect([...swapped(Uint16Array.of(0x0102, 0xff00, 0x00ff))]).toEqual([0x0201, 0x00ff, 0xff00]);
  });
});
