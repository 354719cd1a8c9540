import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spool } from './spool.ts';

function folders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => /^mdav-[A-Za-z0-9]{6}$/.test(name));
}

describe('a spool', () => {
  it('gives back what it took, in memory and on disk, and leaves nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.integer({ min: 0, max: 50 }), (texts, inMemory) => {
        const one = spool(inMemory);
        for (const text of texts) one.write(text);
        let all = '';
        one.empty((text) => {
          all += text;
        });
        expect(all).toBe(texts.join(''));
        one.empty((text) => expect(text).toBe(''));
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
    let length = 0;
    one.empty((text) => {
      length += text.length;
    });
    expect(length).toBe(10 + 3 * 2 ** 20);
    for (const name of made) expect(existsSync(`${tmpdir()}/${name}`)).toBe(false);
  });
});
