import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAnywhere } from '../../__tests__/cut.ts';
import { useScratch } from '../../__tests__/scratch.ts';
import { chunksOf, decodeChunks, readChunks } from './chunks.ts';

const { folder } = useScratch();

function bytesOf(text: string, encoding: string): Uint8Array {
  const marked = (mark: string) => Buffer.from(`${mark}${text}`, 'utf16le');
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-8 with a mark':
      return Buffer.from(`\uFEFF${text}`, 'utf8');
    case 'utf-16le':
      return marked('');
    case 'utf-16le with a mark':
      return marked('\uFEFF');
    case 'utf-16be':
      return marked('').swap16();
    default:
      return marked('\uFEFF').swap16();
  }
}

const ENCODINGS = [
  'utf-8',
  'utf-8 with a mark',
  'utf-16le',
  'utf-16le with a mark',
  'utf-16be',
  'utf-16be with a mark',
];

describe.each(ENCODINGS)('text in %s', (encoding) => {
  it('is the same however it is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.infiniteStream(fc.integer({ min: 2, max: 9 })), (some, sizes) => {
        const text = `{"a":"${some}"}`;
        expect([...decodeChunks(cutAnywhere(bytesOf(text, encoding), sizes))].join('')).toBe(text);
      }),
    );
  });
});

describe('bytes that are no text', () => {
  it('become marks, and a half character at the end too', () => {
    expect([...decodeChunks([Buffer.from([0x7b, 0xff, 0x7d, 0xc3])])].join('')).toBe('{\uFFFD}\uFFFD');
    expect([...decodeChunks([Buffer.from([0xfe, 0xff, 0x00, 0x7b, 0x00])])].join('')).toBe('{\uFFFD');
  });
  it('are none in nothing', () => {
    expect([...decodeChunks([])]).toEqual([]);
  });
});

describe('a file', () => {
  it('comes in full pieces and a last one', () => {
    const bytes = Buffer.alloc(1_000_001, 'abcdefg');
    writeFileSync(join(folder(), 'big'), bytes);
    const copies: Buffer[] = [];
    for (const piece of readChunks(join(folder(), 'big'))) copies.push(Buffer.from(piece));
    expect(Buffer.concat(copies).equals(bytes)).toBe(true);
    expect(copies.length).toBeGreaterThan(1);
    expect(new Set(copies.slice(0, -1).map(({ length }) => length)).size).toBe(1);
  });
  it('that is empty gives nothing, and the descriptor of a caller stays open', () => {
    writeFileSync(join(folder(), 'empty'), '');
    const descriptor = openSync(join(folder(), 'empty'), 'r');
    expect([...chunksOf(descriptor)]).toEqual([]);
    expect(() => closeSync(descriptor)).not.toThrow();
  });
});
