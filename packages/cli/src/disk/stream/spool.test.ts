import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Spool } from '@mdav/review';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spool } from './spool.ts';

function folders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => /^mdav-[A-Za-z0-9]{6}$/.test(name));
}

/** What a spool gives: a piece is valid until the next one. */
function textIn(one: Spool): string {
  const pieces: Buffer[] = [];
  one.empty((piece) => pieces.push(Buffer.from(piece)));
  return Buffer.concat(pieces).toString('utf8');
}

describe('a spool', () => {
  it('gives back what it took, in memory and on disk, and leaves nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.integer({ min: 0, max: 50 }), (texts, inMemory) => {
        const one = spool(inMemory);
        for (const [index, text] of texts.entries()) one.write(index % 2 === 0 ? text : Buffer.from(text));
        expect(textIn(one)).toBe(texts.join(''));
        expect(textIn(one)).toBe('');
      }),
    );
  });
  it('uses the disk only for what is long', () => {
    const before = folders();
    const one = spool(10);
    one.write('0123456789');
    expect(folders()).toEqual(before);
    one.write('x'.repeat(3 * 2 ** 20));
    const made = folders().filter((name) => !before.includes(name));
    expect(made.length).toBeGreaterThan(0);
    expect(textIn(one)).toHaveLength(10 + 3 * 2 ** 20);
    for (const name of made) expect(existsSync(`${tmpdir()}/${name}`)).toBe(false);
  });
});
