import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useScratch } from '../../__tests__/scratch.ts';
import type { Io } from '../../program/io.ts';
import { openSink } from './sink.ts';

const { folder } = useScratch();

function io(out: (text: string) => void = () => {}): Io {
  return {
    out,
    err: () => {},
    color: false,
    env: {},
    cwd: folder(),
    today: () => '2026-11-21',
    stdin: () => new Uint8Array(),
  };
}

describe('a report in a file', () => {
  it('is there as a whole or not at all', () => {
    writeFileSync(join(folder(), 'out.md'), 'old');
    chmodSync(join(folder(), 'out.md'), 0o640);
    const one = openSink('out.md', io());
    one.write('new '.repeat(100_000));
    expect(readFileSync(join(folder(), 'out.md'), 'utf8')).toBe('old');
    one.finish();
    expect(readFileSync(join(folder(), 'out.md'), 'utf8')).toBe('new '.repeat(100_000));
    expect(statSync(join(folder(), 'out.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder())).toEqual(['out.md']);
  });
  it('takes texts and bytes of any length in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.nat(9000), fc.boolean())), (pieces) => {
        const all = pieces.map(([text, times, isText]) => [text.repeat(times), isText] as const);
        const one = openSink('out.md', io());
        for (const [text, isText] of all) one.write(isText ? text : Buffer.from(text));
        one.finish();
        expect(readFileSync(join(folder(), 'out.md'), 'utf8')).toBe(all.map(([text]) => text).join(''));
      }),
      { numRuns: 40 },
    );
  });
  it('that was given up leaves the old one', () => {
    writeFileSync(join(folder(), 'out.md'), 'old');
    const one = openSink('out.md', io());
    one.write('x'.repeat(200_000));
    one.abandon();
    expect(readFileSync(join(folder(), 'out.md'), 'utf8')).toBe('old');
    expect(readdirSync(folder())).toEqual(['out.md']);
  });
  it('makes its folder, and a link stays one', () => {
    const one = openSink('new/folder/out.md', io());
    one.write('text');
    one.finish();
    mkdirSync(join(folder(), 'links'));
    symlinkSync(join(folder(), 'new/folder/out.md'), join(folder(), 'links/out.md'));
    const other = openSink('links/out.md', io());
    other.write('other');
    other.finish();
    expect(readFileSync(join(folder(), 'new/folder/out.md'), 'utf8')).toBe('other');
    expect(readdirSync(join(folder(), 'links'), { withFileTypes: true })[0]?.isSymbolicLink()).toBe(true);
  });
});

describe('a report on standard output', () => {
  it('is written in large pieces, in order', () => {
    const pieces: string[] = [];
    const one = openSink(
      undefined,
      io((text) => pieces.push(text)),
    );
    const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index}\n`);
    for (const line of lines) one.write(line);
    one.finish();
    expect(pieces.join('')).toBe(lines.join(''));
    expect(pieces.length).toBeLessThan(10);
  });
  it('is text where it was bytes that were cut through a character', () => {
    const pieces: string[] = [];
    const one = openSink(
      undefined,
      io((text) => pieces.push(text)),
    );
    const bytes = Buffer.from('a → b');
    for (const byte of bytes) one.write(Uint8Array.of(byte));
    one.write(', c');
    one.finish();
    expect(pieces.join('')).toBe('a → b, c');
  });
});
