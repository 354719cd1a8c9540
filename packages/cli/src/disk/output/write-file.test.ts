import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newBeside } from './names.ts';
import { ownerHere } from './owner.ts';
import { writeFileWhole } from './write-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mdav-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

describe('writeFileWhole', () => {
  it('makes a new file with the folders above it', () => {
    writeFileWhole(join(folder, 'a/b/c.txt'), bytes('new'));
    expect(readFileSync(join(folder, 'a/b/c.txt'), 'utf8')).toBe('new');
    expect(readdirSync(join(folder, 'a/b'))).toEqual(['c.txt']);
  });

  it('replaces a file and keeps its permissions', () => {
    const path = join(folder, 'x.txt');
    writeFileSync(path, 'old');
    chmodSync(path, 0o664);
    writeFileWhole(path, bytes('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o664);
  });

  it('leaves nothing behind when it fails', () => {
    mkdirSync(join(folder, 'd'));
    expect(() => writeFileWhole(join(folder, 'd'), bytes('x'))).toThrow();
    expect(readdirSync(folder)).toEqual(['d']);
    writeFileSync(join(folder, 'f'), 'file');
    expect(() => writeFileWhole(join(folder, 'f/x'), bytes('x'))).toThrow();
    expect(readdirSync(folder).sort()).toEqual(['d', 'f']);
  });

  it('clears what a killed writer of the same file left, and nothing else', () => {
    const alive = ownerHere();
    const ended = alive.replace(/^\d+/, '999999999');
    const left = newBeside(join(folder, 'x.txt'), ended);
    const others = [newBeside(join(folder, 'x.txt'), alive), newBeside(join(folder, 'y.txt'), ended)];
    for (const path of [left, ...others]) writeFileSync(path, 'half');
    writeFileWhole(join(folder, 'x.txt'), bytes('new'));
    expect(readdirSync(folder).sort()).toEqual([...others.map((path) => basename(path)), 'x.txt'].sort());
  });

  it.skipIf(!existsSync('/dev/null'))('writes into a device (needs /dev/null)', () => {
    writeFileWhole('/dev/null', bytes('x'));
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});
