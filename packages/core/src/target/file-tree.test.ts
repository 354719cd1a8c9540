import { expect, it } from 'vitest';
import { contentsOf, type FileContent, fileTree, joiner, packed } from './file-tree.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const shared = bytes('shared ');
const tree = fileTree(
  new Map<string, FileContent>([
    ['a', [shared, bytes('by a')]],
    ['b', bytes('of its own')],
    ['c', []],
  ]),
);
const whole = new Map([
  ['a', bytes('shared by a')],
  ['b', bytes('of its own')],
  ['c', new Uint8Array()],
]);

it('is read as a tree of whole files', () => {
  expect(new Map(tree)).toEqual(whole);
  expect(new Map(tree.entries())).toEqual(whole);
  expect([...tree.keys()]).toEqual([...whole.keys()]);
  expect([...tree.values()]).toEqual([...whole.values()]);
  expect(tree.size).toBe(3);
  const seen = new Map<string, Uint8Array>();
  tree.forEach((content, path) => {
    seen.set(path, content);
  });
  expect(seen).toEqual(whole);
});

it('knows a file by its path', () => {
  expect([tree.has('a'), tree.has('d')]).toEqual([true, false]);
  expect([tree.get('a'), tree.get('c'), tree.get('d')]).toEqual([whole.get('a'), whole.get('c'), undefined]);
});

it('hands over the pieces, and whole files of any other tree', () => {
  expect(contentsOf(tree).get('a')).toEqual([shared, bytes('by a')]);
  expect(contentsOf(whole)).toBe(whole);
});

it('puts one file together after the other', () => {
  const joined = joiner();
  const seen = [...contentsOf(tree)].map(([path, content]) => [path, new TextDecoder().decode(joined(content))]);
  expect(seen).toEqual([...whole].map(([path, content]) => [path, new TextDecoder().decode(content)]));
});

it('packs whole files into one piece of memory and leaves shared pieces alone', () => {
  const packedFiles = packed([...contentsOf(tree), ['d', bytes('another')]]);
  expect(new Map(fileTree(new Map(packedFiles)))).toEqual(new Map([...whole, ['d', bytes('another')]]));
  const [a, b, , d] = packedFiles.map(([, content]) => content);
  expect((a as readonly Uint8Array[])[0]).toBe(shared);
  expect((b as Uint8Array).buffer).toBe((d as Uint8Array).buffer);
});
