import { isXmlText } from '@mdav/xml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommentFile, decodeComments, encodeComments } from './comments.ts';

function readBack(file: CommentFile): CommentFile {
  const read = decodeComments(encodeComments(file));
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  return read.value;
}

describe('comment.cmtx', () => {
  it('is accepted as it was written, whatever policies and notes are called', () => {
    const text = fc.string({ unit: 'binary', maxLength: 8 }).filter(isXmlText);
    const name = fc.oneof(text, fc.constantFrom('P', 'P_2', 'a:b', 'ns0_P', '\n', ')', '$(resource.ns0_P)'));
    const comment = fc.record({ namespace: fc.oneof(name, fc.constantFrom('N', 'M')), policy: name, text });
    const file = fc.record({
      namespaces: fc.array(name, { maxLength: 3 }),
      comments: fc.array(comment, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(file, ({ namespaces, comments }) => {
        const read = readBack({ namespaces, comments });
        expect(read.comments).toEqual(comments);
        expect(read.namespaces).toEqual([...new Set([...namespaces, ...comments.map(({ namespace }) => namespace)])]);
      }),
      { numRuns: 500 },
    );
  });

  it('gives several notes on one policy a text each', () => {
    const note = (text: string, policy = 'P') => ({ namespace: 'N', policy, text });
    const comments = [note('one'), note('two'), note('three', 'P_2'), note('two')];
    expect(readBack({ namespaces: ['N'], comments }).comments).toEqual(comments);
  });

  it.each([
    ['nothing', ''],
    ['a policy without namespace', 'P'],
    ['a namespace that is not listed', 'ns1:P'],
  ])('with a comment on %s is refused with its place', (_, policyRef) => {
    const text = new TextDecoder()
      .decode(encodeComments({ namespaces: ['N'], comments: [{ namespace: 'N', policy: 'P', text: 't' }] }))
      .replace('policyRef="ns0:P"', `policyRef="${policyRef}"`);
    expect(decodeComments(new TextEncoder().encode(text), 'c.cmtx')).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'comments-bad-reference', at: { file: 'c.cmtx', line: 8, column: 7 } }],
    });
  });

  it('take a namespace that stands twice, under two prefixes, as one', () => {
    const written = new TextDecoder().decode(encodeComments({ namespaces: ['A', 'B'], comments: [] }));
    const twice = written.replace('namespace="B"', 'namespace="A"');
    expect(twice).not.toBe(written);
    const read = decodeComments(new TextEncoder().encode(twice));
    expect(read.ok && read.value.namespaces).toEqual(['A']);
  });
});
