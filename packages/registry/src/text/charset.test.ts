import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, decodeUnits, encodeAscii, encodeUtf16, windows1252 } from './charset.ts';

const bytes = (text: string, encoding: BufferEncoding) => Uint8Array.from(Buffer.from(text, encoding));

describe('the text of files', () => {
  it.each<[string, Uint8Array, object | undefined]>([
    ['UTF-16LE', bytes('\ufeffä', 'utf16le'), { text: 'ä', charset: 'utf-16le' }],
    ['UTF-16BE', Uint8Array.of(0xfe, 0xff, 0, 0xe4), { text: 'ä', charset: 'utf-16be' }],
    ['UTF-8 with mark', bytes('\ufeffä', 'utf8'), { text: 'ä', charset: 'utf-8-bom' }],
    ['UTF-8', bytes('ä', 'utf8'), { text: 'ä', charset: 'utf-8' }],
    ['8-bit', bytes('ä', 'latin1'), { text: 'ä', charset: 'windows-1252' }],
    ['ASCII', bytes('a', 'latin1'), { text: 'a', charset: 'ascii' }],
    ['nothing', new Uint8Array(0), { text: '', charset: 'ascii' }],
    ['half a unit', Uint8Array.of(0xff, 0xfe, 0), undefined],
    ['half a character', Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3), undefined],
  ])('%s', (_, input, decoded) => {
    expect(decodeText(input, 'utf-8-or-ansi')).toEqual(decoded);
  });

  it('is the same as code units, from even and odd places in memory', () => {
    const marks = [[0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf], []].map((mark) => Uint8Array.from(mark));
    const input = fc.tuple(fc.constantFrom(...marks), fc.uint8Array({ maxLength: 40 }), fc.nat({ max: 1 }));
    fc.assert(
      fc.property(
        input,
        fc.constantFrom('ansi' as const, 'utf-8-or-ansi' as const),
        ([mark, rest, before], unmarked) => {
          const memory = Uint8Array.from([...new Uint8Array(before), ...mark, ...rest]);
          const bytes = memory.subarray(before);
          const decoded = decodeText(bytes, unmarked);
          const asUnits = decodeUnits(bytes, unmarked);
          expect(asUnits?.charset).toBe(decoded?.charset);
          expect(asUnits && String.fromCharCode(...asUnits.units)).toBe(decoded?.text);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is 8-bit without a mark where the caller says so', () => {
    expect(decodeText(bytes('ä', 'utf8'), 'ansi')).toEqual({ text: 'Ã¤', charset: 'windows-1252' });
  });

  it('comes out of UTF-16 as it went in, unpaired surrogates too', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (codes) => {
        const text = String.fromCharCode(...codes);
        expect(decodeText(encodeUtf16(text), 'ansi')).toEqual({ text, charset: 'utf-16le' });
      }),
    );
    expect(encodeAscii('a\r\n')).toEqual(Uint8Array.of(0x61, 13, 10));
  });

  it('of Windows-1252 is that of the table in the encoding standard', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const text = windows1252(all);
    expect(text).toHaveLength(256);
    expect(text.slice(0, 0x80)).toBe(Buffer.from(all.slice(0, 0x80)).toString('latin1'));
    expect(text.slice(0xa0)).toBe(Buffer.from(all.slice(0xa0)).toString('latin1'));
    expect(text.slice(0x80, 0xa0)).toBe('€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ');
  });
});
