import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonBytes, sha256Hex, utf8 } from '@mdav/core/format';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareEach } from './compare.ts';
import { nodeDisk } from './disk.ts';
import { OutputBlocked } from './errors.ts';
import type { Files } from './files.ts';
import { JOURNAL, JOURNAL_BACK, MANIFEST } from './names.ts';
import { viewOf } from './view.ts';
import { writeTree } from './write-tree.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'mdav-test-')), 'out');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

function treeOf(texts: Record<string, string>): Map<string, Uint8Array> {
  const files = new Map(Object.entries(texts).map(([path, text]) => [path, utf8(text)]));
  const hashes = Object.fromEntries([...files].map(([path, bytes]) => [path, sha256Hex(bytes)]));
  return files.set(
    'manifest.json',
    jsonBytes({
      formatVersion: 1,
      tool: { name: 'mdav', version: '0' },
      fleet: { name: 'f', sha256: '' },
      files: hashes,
    }),
  );
}

const list = (place: string): string[] =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(place.length + 1))
    .sort();

describe('writeTree', () => {
  it('writes a new folder and nothing besides', () => {
    const written = writeTree(folder, treeOf({ 'a/b.txt': '1', 'c.txt': '2' }));
    expect(written.created.toSorted()).toEqual(['a/b.txt', 'c.txt', 'manifest.json']);
    expect(list(folder)).toEqual(['a/b.txt', 'c.txt', 'manifest.json']);
  });

  it('asks nothing of the folders of a first output that it made itself', () => {
    const asked: string[] = [];
    const kindOf = (path: string) => {
      asked.push(path);
      return nodeDisk.kindOf(path);
    };
    writeTree(folder, treeOf({ 'a/b/c.txt': '1', 'a/d/e.txt': '2' }), { ...nodeDisk, kindOf });
    expect(list(folder)).toEqual(['a/b/c.txt', 'a/d/e.txt', 'manifest.json']);
    expect(asked.filter((path) => /[\\/]a(?:[\\/]|$)/.test(path))).toEqual([]);
  });

  it('replaces what changed, removes what is gone with its empty folders, keeps what is foreign', () => {
    writeTree(folder, treeOf({ 'old/x.txt': 'x', 'same.txt': 's', 'new.txt': '1' }));
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    mkdirSync(join(folder, 'old-notes'));
    const written = writeTree(folder, treeOf({ 'same.txt': 's', 'new.txt': '2' }));
    expect(written).toMatchObject({
      created: [],
      changed: ['new.txt', 'manifest.json'],
      unchanged: ['same.txt'],
      removed: ['old/x.txt'],
      kept: [],
    });
    expect(list(folder)).toEqual(['manifest.json', 'mine.txt', 'new.txt', 'same.txt']);
    expect(existsSync(join(folder, 'old'))).toBe(false);
    expect(existsSync(join(folder, 'old-notes'))).toBe(true);
  });

  it('keeps a file of the last build that somebody edited since', () => {
    writeTree(folder, treeOf({ 'a.txt': '1', 'b.txt': '2' }));
    writeFileSync(join(folder, 'a.txt'), 'edited');
    expect(writeTree(folder, treeOf({ 'b.txt': '2' })).kept).toEqual(['a.txt']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('edited');
  });

  it.each([
    ['a file', () => writeFileSync(join(folder, 'a.txt'), 'mine')],
    ['a folder', () => mkdirSync(join(folder, 'a.txt'))],
    ['a link', () => symlinkSync('/nowhere', join(folder, 'a.txt'))],
  ])('refuses to replace %s that it did not write', (_, place) => {
    mkdirSync(folder, { recursive: true });
    place();
    expect(() => writeTree(folder, treeOf({ 'a.txt': 'ours', 'b.txt': '2' }))).toThrow(OutputBlocked);
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  const wordsOf = (files: Readonly<Record<string, string>>) => {
    try {
      writeTree(folder, treeOf(files));
    } catch (error) {
      if (error instanceof OutputBlocked) return error.words('out');
      throw error;
    }
    return undefined;
  };

  it('names a link where a folder has to be, and not what was to go below it', () => {
    const files = { 'a.txt': '1', 'g/b.txt': '2', 'g/c.txt': '3' };
    writeTree(folder, treeOf(files));
    renameSync(join(folder, 'g'), `${folder}-elsewhere`);
    symlinkSync(`${folder}-elsewhere`, join(folder, 'g'));
    expect(wordsOf({ ...files, 'a.txt': 'new' })).toEqual({
      message: 'out holds g, which mdav did not write. Nothing was written.',
      hint: 'Move g away, or choose another folder.',
    });
    expect(readdirSync(`${folder}-elsewhere`)).toEqual(['b.txt', 'c.txt']);
  });

  it.each([
    ['is gone', () => rmSync(join(folder, 'manifest.json'))],
    ['is broken', () => writeFileSync(join(folder, 'manifest.json'), '{')],
  ])('tells an output whose manifest %s from files of somebody else', (_, lose) => {
    writeTree(folder, treeOf({ 'a.txt': '1', 'b.txt': '2' }));
    lose();
    expect(wordsOf({ 'a.txt': 'new', 'b.txt': '2' })?.message).toContain(
      'no manifest.json that says which are of mdav',
    );
    expect(wordsOf({ 'a.txt': 'new', 'b.txt': 'new' })?.message).not.toContain('manifest.json that says');
  });

  it('leaves the old output whole when it cannot finish', () => {
    writeTree(folder, treeOf({ 'a.txt': '1', 'gone.txt': 'g' }));
    // A file where a folder has to be: found out only while moving into place.
    writeFileSync(join(folder, 'x'), 'in the way');
    expect(() => writeTree(folder, treeOf({ 'a.txt': '2', 'x/y.txt': 'y' }))).toThrow();
    expect(list(folder)).toEqual(['a.txt', 'gone.txt', 'manifest.json', 'x']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('1');
  });

  it('does not follow a manifest out of the folder', () => {
    writeTree(folder, treeOf({ 'a.txt': '1' }));
    const outside = join(folder, '..', 'outside.txt');
    writeFileSync(outside, 'outside');
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    manifest.files['../outside.txt'] = sha256Hex(utf8('outside'));
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    writeTree(folder, treeOf({ 'a.txt': '1' }));
    expect(readFileSync(outside, 'utf8')).toBe('outside');
  });
});

describe('an output of two branches that git could not put together', () => {
  const conflict = (ours: string, theirs: string) => `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> other\n`;

  it('is written anew, and loses what neither side has any more', () => {
    writeTree(folder, treeOf({ 'a.txt': '2', 'theirs.txt': '1' }));
    const theirs = readFileSync(join(folder, MANIFEST), 'utf8');
    writeTree(folder, treeOf({ 'a.txt': '1', 'ours.txt': '1' }));
    const ours = readFileSync(join(folder, MANIFEST), 'utf8');
    writeFileSync(join(folder, MANIFEST), conflict(ours.trimEnd(), theirs.trimEnd()));
    writeFileSync(join(folder, 'a.txt'), conflict('1', '2'));
    writeFileSync(join(folder, 'theirs.txt'), '1');
    writeFileSync(join(folder, 'mine.txt'), 'by hand');
    const { changed, removed } = writeTree(folder, treeOf({ 'a.txt': '3' }));
    expect(changed).toEqual(['a.txt', MANIFEST]);
    expect([...removed].sort()).toEqual(['ours.txt', 'theirs.txt']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('3');
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('by hand');
  });
});

describe('a build that changes nothing', () => {
  it('needs no permission to write', () => {
    writeTree(folder, treeOf({ 'a.txt': '1' }));
    const refused = () => {
      throw new Error('nothing is to be written');
    };
    const readOnly = {
      ...nodeDisk,
      create: refused,
      makeFolder: refused,
      link: refused,
      move: refused,
      remove: refused,
    };
    expect(writeTree(folder, treeOf({ 'a.txt': '1' }), readOnly).unchanged).toEqual(['a.txt', 'manifest.json']);
  });
});

it.each(['gpo/src/target/Install-MdavGpo.ps1', 'intune/src/deploy/Deploy-MdavIntune.ps1'])(
  '%s knows what a journal is called',
  (script) => {
    const text = readFileSync(new URL(`../../../../${script}`, import.meta.url), 'utf8');
    expect(text).toContain(`'${JOURNAL}', '${JOURNAL_BACK}'`);
  },
);

/** Files that are made while they are read, how often is counted, with an error where one is to come. */
function made(texts: Record<string, string>, error?: Error) {
  const counted = { times: 0 };
  const files: Files = {
    *[Symbol.iterator]() {
      counted.times += 1;
      for (const file of treeOf(texts)) {
        if (error !== undefined && file[0] === MANIFEST) throw error;
        yield file;
      }
    },
  };
  return { files, counted };
}

describe('files that are made while they are written', () => {
  it('are made once, also where some differ', () => {
    const first = made({ 'a.txt': '1', 'b.txt': '1' });
    writeTree(folder, first.files);
    const second = made({ 'a.txt': '1', 'b.txt': '2' });
    expect(writeTree(folder, second.files)).toMatchObject({ changed: ['b.txt', MANIFEST], unchanged: ['a.txt'] });
    expect([first.counted.times, second.counted.times]).toEqual([1, 1]);
    expect(readFileSync(join(folder, 'b.txt'), 'utf8')).toBe('2');
  });

  it('leave nothing of a first output when they cannot all be made, nor a folder above it', () => {
    const place = join(folder, 'deep', 'er');
    const { files } = made({ 'd/a.txt': '1' }, new Error('cannot be said'));
    expect(() => writeTree(place, files)).toThrow('cannot be said');
    expect(existsSync(folder)).toBe(false);
  });

  it('leave an output as it was when they cannot all be made', () => {
    writeTree(folder, treeOf({ 'a.txt': '1' }));
    const { files } = made({ 'a.txt': '2', 'b.txt': '2' }, new Error('cannot be said'));
    expect(() => writeTree(folder, files)).toThrow('cannot be said');
    expect(list(folder)).toEqual(['a.txt', MANIFEST]);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('1');
  });

  it('are made again where another build has changed what was as it should be', () => {
    writeTree(folder, treeOf({ 'a.txt': '1', 'b.txt': '1' }));
    const { files, counted } = made({ 'a.txt': '1', 'b.txt': '2' });
    let isOver = false;
    const interrupted: typeof nodeDisk = {
      ...nodeDisk,
      create(path, bytes) {
        // The lock is the first that is made: another build was there just before.
        if (!isOver) {
          isOver = true;
          writeTree(folder, treeOf({ 'a.txt': '3', 'b.txt': '3' }));
        }
        nodeDisk.create(path, bytes);
      },
    };
    expect(writeTree(folder, files, interrupted).changed).toEqual(['a.txt', 'b.txt', MANIFEST]);
    expect(counted.times).toBe(2);
    expect(['a.txt', 'b.txt'].map((path) => readFileSync(join(folder, path), 'utf8'))).toEqual(['1', '2']);
  });

  it('are not held where they are there already', () => {
    writeTree(folder, treeOf({ 'a.txt': '1', 'b.txt': '1' }));
    const compared = compareEach(viewOf(nodeDisk, folder), treeOf({ 'a.txt': '1', 'b.txt': '2', 'c.txt': '3' }));
    const held = [...compared].filter(([, { content }]) => content !== undefined).map(([path]) => path);
    expect(held).toEqual(['b.txt', 'c.txt', MANIFEST]);
  });
});
