import { sampled } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentOf, Killed, MemoryDisk, type Trouble, treeOf } from './__tests__/memory-disk.ts';
import { OutputBlocked, OutputUnsettled } from './errors.ts';
import { JOURNAL, JOURNAL_BACK, OWN_PREFIX } from './names.ts';
import { readSettled } from './settle.ts';
import { writeTree } from './write-tree.ts';

type Tree = ReadonlyMap<string, Uint8Array>;
const OUT = '/disk/out';

/** Every output with these files, each absent or with one of two texts; `d` is a file in some and a folder in others. */
const SMALL_TREES: readonly Tree[] = [
  ...combinations(['d/x', 'd/f/g/y', 'e/x'], ['1', '2']),
  ...combinations(['d'], ['1']).slice(1),
].map(treeOf);

/** Enough of them for pairs, and every call of each. */
const FEW_TREES: readonly Tree[] = [
  ...combinations(['d/x', 'e/x'], ['1', '2']),
  { 'd/x': '1', 'd/f/g/y': '1' },
  { d: '1' },
].map(treeOf);

function combinations(paths: readonly string[], texts: readonly string[]): readonly Record<string, string>[] {
  const [first, ...rest] = paths;
  if (first === undefined) return [{}];
  return combinations(rest, texts).flatMap((tree) => [tree, ...texts.map((text) => ({ [first]: text, ...tree }))]);
}

/** A disk with a work folder and, unless it is to be the first, an output. */
function diskWith(old: Tree | undefined, options: { readonly isWindows?: boolean } = {}): MemoryDisk {
  const disk = new MemoryDisk(options);
  const { error } = disk.run((calls) => {
    calls.makeFolder('/disk');
    if (old !== undefined) writeTree(OUT, old, calls);
  });
  if (error !== undefined) throw error;
  return disk;
}

const build = (disk: MemoryDisk, tree: Tree, trouble?: Trouble) =>
  disk.run((calls) => writeTree(OUT, tree, calls), trouble);
const read = (disk: MemoryDisk, trouble?: Trouble) =>
  disk.run((calls) => readSettled(OUT, { err: () => {} }, () => {}, calls), trouble);

/** What a reader who knows nothing of mdav finds. */
function outcomeOf(disk: MemoryDisk, old: Tree | undefined, fresh: Tree): 'old' | 'new' | 'decided' | 'MIXTURE' {
  return outcomeIn(disk.content(OUT), old, fresh);
}

function outcomeIn(all: Record<string, string>, old: Tree | undefined, fresh: Tree) {
  if (JOURNAL in all || JOURNAL_BACK in all) return 'decided';
  const output = Object.fromEntries(Object.entries(all).filter(([path]) => !path.startsWith(OWN_PREFIX)));
  if (isSame(output, contentOf(fresh))) return 'new';
  return isSame(output, old === undefined ? {} : contentOf(old)) || isSame(output, { '/': '' }) ? 'old' : 'MIXTURE';
}

/** Without the empty folders that the system did not let go. */
const filesOf = (content: Record<string, string>) =>
  Object.fromEntries(Object.entries(content).filter(([path]) => !path.endsWith('/')));

const isSame = (a: Record<string, string>, b: Record<string, string>) =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([path, text]) => b[path] === text);

/** The new output, whole, and nothing besides, also beside the folder. */
function expectClean(disk: MemoryDisk, fresh: Tree, note: string): void {
  expectOnly(disk.content('/disk'), fresh, note);
}

function expectOnly(content: Record<string, string>, fresh: Tree, note: string): void {
  const wanted = Object.fromEntries(Object.entries(contentOf(fresh)).map(([path, text]) => [`out/${path}`, text]));
  expect(content, note).toEqual(wanted);
}

describe('a build that is killed', () => {
  it.each([
    ['a first build', [undefined]],
    ['a change', FEW_TREES],
  ] as const)('leaves the old or the new output, or what the next run finishes: %s', (_, olds) => {
    const seen = { old: 0, new: 0, decided: 0 };
    const changes = olds.flatMap((old) => FEW_TREES.map((fresh) => ({ old, fresh })));
    for (const { old, fresh } of sampled(olds.length > 1 ? 4 : 1, changes)) {
      const before = diskWith(old);
      const { calls } = build(before.copy(), fresh);
      for (let killAt = 1; killAt <= calls; killAt++) {
        const disk = before.copy();
        expect(build(disk, fresh, { killAt }).error).toBeInstanceOf(Killed);
        const outcome = outcomeOf(disk, old, fresh);
        const note = `${[...(old ?? []).keys()]} → ${[...fresh.keys()]}, killed at ${killAt}`;
        if (outcome === 'MIXTURE') expect.fail(note);
        seen[outcome] += 1;
        // A reader finishes what is decided, and otherwise changes nothing that counts.
        const byReader = disk.copy();
        expect(read(byReader).error, note).toBeUndefined();
        expect(outcomeOf(byReader, old, fresh), note).toBe(outcome === 'decided' ? 'new' : outcome);
        expect(build(disk, fresh).error, note).toBeUndefined();
        expectClean(disk, fresh, note);
      }
    }
    expect(seen.old).toBeGreaterThan(0);
    // The last call of a first build is the rename that makes it one.
    expect(seen.new > 0).toBe(olds.length > 1);
    expect(seen.decided > 0).toBe(olds.length > 1);
  });

  it('can be killed again while it is finished, and again', () => {
    const tree = fc.constantFrom(...SMALL_TREES);
    const kills = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(tree, tree, kills, fc.boolean(), (old, fresh, [first, ...more], isWindows) => {
        const disk = diskWith(old, { isWindows });
        build(disk, fresh, { killAt: first ?? 1 });
        let outcome = outcomeOf(disk, old, fresh);
        for (const [index, killAt] of more.entries()) {
          if (index % 2 === 0) read(disk, { killAt });
          else build(disk, fresh, { killAt });
          const next = outcomeOf(disk, old, fresh);
          expect(next).not.toBe('MIXTURE');
          // What is decided stays decided.
          if (outcome !== 'old') expect(next).not.toBe('old');
          outcome = next;
        }
        expect(build(disk, fresh).error).toBeUndefined();
        expectClean(disk, fresh, 'in the end');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a call that the system refuses', () => {
  it.each(['EPERM', 'ENOSPC', 'EIO'])('leaves the old output, or the new one: %s, once', (code) => {
    for (const [old, fresh] of pairs()) {
      const before = diskWith(old);
      const { calls } = build(before.copy(), fresh);
      for (let at = 1; at <= calls; at++) {
        const note = `${code} at ${at}`;
        const disk = before.copy();
        let isFolderLeft = false;
        const { error } = build(disk, fresh, {
          refuse: ({ number, name }) => {
            if (number !== at) return undefined;
            isFolderLeft = name === 'removeFolder';
            return code;
          },
        });
        const content = () => (isFolderLeft ? filesOf(disk.content('/disk')) : disk.content('/disk'));
        const outcome = isFolderLeft ? outcomeIn(filesOf(disk.content(OUT)), old, fresh) : outcomeOf(disk, old, fresh);
        expect(error === undefined ? ['new'] : ['old', 'new'], note).toContain(outcome);
        expect(build(disk, fresh).error).toBeUndefined();
        expectOnly(content(), fresh, note);
      }
    }
  });

  it('leaves the old output when the disk is full from some call on', () => {
    const takesSpace = ['create', 'write', 'makeFolder', 'link'];
    for (const [old, fresh] of pairs()) {
      const before = diskWith(old);
      const { calls } = build(before.copy(), fresh);
      for (let at = 1; at <= calls; at++) {
        const disk = before.copy();
        const { error } = build(disk, fresh, {
          refuse: ({ number, name }) => (number >= at && takesSpace.includes(name) ? 'ENOSPC' : undefined),
        });
        expect(outcomeOf(disk, old, fresh)).toBe(error === undefined ? 'new' : 'old');
        expect(Object.keys(disk.content('/disk')).filter((path) => path.includes(OWN_PREFIX))).toEqual([]);
      }
    }
  });

  it('is healed by the next build when the disk goes away altogether', () => {
    for (const [old, fresh] of pairs()) {
      const before = diskWith(old);
      const { calls } = build(before.copy(), fresh);
      for (let at = 1; at <= calls; at++) {
        const disk = before.copy();
        const { error } = build(disk, fresh, { refuse: ({ number }) => (number >= at ? 'EIO' : undefined) });
        const outcome = outcomeIn(filesOf(disk.content(OUT)), old, fresh);
        expect(error === undefined ? ['new'] : ['old', 'decided', 'new'], `at ${at}`).toContain(outcome);
        expect(build(disk, fresh).error).toBeUndefined();
        expectOnly(filesOf(disk.content('/disk')), fresh, `at ${at}`);
      }
    }
  });

  it('keeps the journal when it can neither finish nor go back, and says so', () => {
    const old = treeOf({ 'd/x': '1', 'd/y': '1' });
    const fresh = treeOf({ 'd/x': '2', 'd/y': '2' });
    const disk = diskWith(old);
    const isStuck = (path: string | undefined) => path === `${OUT}/d/x` || path === `${OUT}/d/y`;
    let isFirst = true;
    const { error } = build(disk, fresh, {
      refuse: ({ name, paths }) => {
        if (name !== 'move' || !isStuck(paths[1])) return undefined;
        // The first of the two is replaced, then a program opens both.
        const code = isFirst ? undefined : 'EBUSY';
        isFirst = false;
        return code;
      },
    });
    expect(error).toBeInstanceOf(OutputUnsettled);
    expect(outcomeOf(disk, old, fresh)).toBe('decided');
    expect(read(disk).error).toBeUndefined();
    expect(outcomeOf(disk, old, fresh)).toBe('old');
  });
});

/** A few of each kind: new files, other texts, files that go, folders that become files. */
function pairs(): readonly (readonly [Tree | undefined, Tree])[] {
  const one = treeOf({ 'd/x': '1', 'd/y': '1', 'e/x': '1' });
  const two = treeOf({ 'd/x': '2', 'f/x': '1' });
  return [
    [undefined, one],
    [treeOf({}), one],
    [one, two],
    [two, one],
    [one, treeOf({})],
    [one, treeOf({ d: '1' })],
    [treeOf({ d: '1' }), one],
  ];
}

describe('what somebody else put there', () => {
  it('is not replaced by a change that is finished later', () => {
    const [old, fresh] = [treeOf({ 'd/x': '1' }), treeOf({ 'd/x': '2', 'e/x': '1' })];
    const before = diskWith(old);
    const { calls } = build(before.copy(), fresh);
    let blocked = 0;
    for (let killAt = 1; killAt <= calls; killAt++) {
      const disk = before.copy();
      build(disk, fresh, { killAt });
      if (outcomeOf(disk, old, fresh) !== 'decided' || 'e/x' in disk.content(OUT)) continue;
      disk.run((calls) => {
        if (calls.kindOf(`${OUT}/e`) === undefined) calls.makeFolder(`${OUT}/e`);
        calls.create(`${OUT}/e/x`, Buffer.from('mine'));
      });
      for (const { error } of [read(disk), build(disk, fresh)]) expect(error).toBeInstanceOf(OutputBlocked);
      expect(disk.content(OUT)['e/x']).toBe('mine');
      disk.run((calls) => calls.remove(`${OUT}/e/x`));
      expect(read(disk).error).toBeUndefined();
      expectClean(disk, fresh, `killed at ${killAt}`);
      blocked += 1;
    }
    expect(blocked).toBeGreaterThan(0);
  });

  it('is never reached through a link, whatever manifests and journals say', () => {
    const old = treeOf({ 'a.txt': '1', 'lnk/x.txt': '1' });
    const disk = diskWith(old);
    disk.run((calls) => {
      calls.makeFolder('/outside');
      calls.create('/outside/x.txt', Buffer.from('1'));
      calls.remove(`${OUT}/lnk/x.txt`);
      calls.removeFolder(`${OUT}/lnk`);
    });
    disk.link(`${OUT}/lnk`, '/outside');
    expect(build(disk.copy(), treeOf({ 'a.txt': '2', 'lnk/x.txt': '2' })).error).toBeInstanceOf(OutputBlocked);
    expect(build(disk.copy(), treeOf({ 'a.txt': '2', 'lnk/y.txt': '2' })).error).toBeInstanceOf(OutputBlocked);
    expect(build(disk, treeOf({ 'a.txt': '2' })).error).toBeUndefined();
    expect(disk.content('/outside')).toEqual({ 'x.txt': '1' });

    for (const path of ['../../outside/x.txt', 'lnk/x.txt', '/outside/x.txt', 'd/../../../outside/x.txt']) {
      const planted = disk.copy();
      const hash = '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b';
      const journal = {
        formatVersion: 1,
        by: 'process 1 on h since 2026-01-01T00:00:00Z',
        moves: [{ path, was: hash }],
      };
      planted.run((calls) => calls.create(`${OUT}/${JOURNAL}`, Buffer.from(JSON.stringify(journal))));
      read(planted);
      expect(planted.content('/outside'), path).toEqual({ 'x.txt': '1' });
    }
  });
});

describe('Windows', () => {
  it('renames a group by case alone', () => {
    const [old, fresh] = [
      treeOf({ 'Servers/x': '1', 'Servers/y': '1' }),
      treeOf({ 'servers/x': '1', 'servers/y': '2' }),
    ];
    const before = diskWith(old, { isWindows: true });
    const { calls } = build(before.copy(), fresh);
    for (let killAt = 1; killAt <= calls + 1; killAt++) {
      const disk = before.copy();
      build(disk, fresh, { killAt });
      expect(outcomeOf(disk, old, fresh)).not.toBe('MIXTURE');
      expect(build(disk, fresh).error).toBeUndefined();
      expectClean(disk, fresh, `killed at ${killAt}`);
    }
  });

  it('does not take a file of another case for its own', () => {
    const disk = diskWith(treeOf({ a: '1' }), { isWindows: true });
    disk.run((calls) => calls.create(`${OUT}/B.txt`, Buffer.from('mine')));
    expect(build(disk, treeOf({ a: '1', 'b.txt': '2' })).error).toBeInstanceOf(OutputBlocked);
    expect(disk.content(OUT)['B.txt']).toBe('mine');
  });

  it('leaves the old output when a program holds one of its files', () => {
    for (const [old, fresh] of pairs()) {
      for (const held of [...(old ?? new Map()).keys()]) {
        const disk = diskWith(old, { isWindows: true });
        const { error } = build(disk, fresh, {
          refuse: ({ name, paths }) =>
            (name === 'move' || name === 'remove') && paths.includes(`${OUT}/${held}`) ? 'EBUSY' : undefined,
        });
        expect(outcomeOf(disk, old, fresh), `${held} held`).toBe(error === undefined ? 'new' : 'old');
        expect(build(disk, fresh).error).toBeUndefined();
        expectClean(disk, fresh, `${held} held`);
      }
    }
  });
});
