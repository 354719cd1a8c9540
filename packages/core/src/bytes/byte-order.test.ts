import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../json/read-text.ts';
import { textOfBytes } from '../source/text-of-bytes.ts';
import { byteOrder } from './byte-order.ts';

const little = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const big = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

describe('the byte order of UTF-16', () => {
  it('is told of any text that begins with a plain letter, with and without its mark', () => {
    const first = fc.constantFrom('{', '[', 'a', '#', '\n');
    const rest = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(first, rest, (start, end) => {
        const text = start + end;
        for (const [bytes, order] of [
          [little(text), 'little'],
          [little(`\ufeff${text}`), 'little'],
          [big(text), 'big'],
          [big(`\ufeff${text}`), 'big'],
        ] as const) {
          expect(byteOrder(bytes)).toBe(order);
          expect(textOfBytes(bytes)).toBe(text);
          expect(readText(bytes)).toMatchObject({ ok: true, value: text });
        }
      }),
    );
  });

  it.each([
    ['nothing', []],
    ['UTF-8', [0x7b, 0x7d]],
    ['a registry policy file', [0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0]],
    ['UTF-32', [0x7b, 0, 0, 0, 0x7d, 0, 0, 0]],
    ['UTF-32 with its mark', [0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]],
    ['an odd count', [0x7b, 0, 0x7d]],
  ])('is none of %s', (_, bytes) => {
    expect(byteOrder(new Uint8Array(bytes))).toBeUndefined();
  });
});
