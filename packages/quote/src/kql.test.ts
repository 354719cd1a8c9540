import { hiddenIn, manyTexts } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { kustoText, readKusto } from '../../../tests/kusto.ts';
import { kqlComment, kqlName, kqlText } from './kql.ts';

const texts = manyTexts(300);
/** Names that could be taken for something else. */
const WORDS = ['true', 'True', 'null', 'Null', 'where', 'Where', 'BY', 'dynamic', 'let', '_', 'Os', 'forceData'];

describe('Kusto, read by its language service', () => {
  // All of them in one query: one that ended somewhere else would leave a complaint, or another tree.
  it.each(['double', 'single'] as const)('a text between %s quotes is that text exactly', (quotes) => {
    const written = texts.map((text) => kqlText(text, quotes));
    const { complaints, tree } = readKusto(`print ${written.map((each, at) => `x${at} = ${each}`).join(', ')}`, {});
    expect(complaints).toEqual([]);
    expect(JSON.stringify(tree).match(/"StringLiteralExpression"/g)).toHaveLength(texts.length);
    for (const [at, each] of written.entries()) {
      expect(hiddenIn(each)).toEqual([]);
      expect(kustoText(each), each).toBe(texts[at]);
    }
  });

  it('a comment hides nothing and ends where its line does', () => {
    const [plain] = [readKusto('print x = 1\n| take 2', {}).tree].map((tree) => JSON.stringify(tree));
    const written = texts.map(kqlComment);
    for (const each of written) expect(hiddenIn(each)).toEqual([]);
    const { complaints, tree } = readKusto(`print x = 1\n${written.join('\n')}\n| take 2`, {});
    expect(complaints).toEqual([]);
    expect(JSON.stringify(tree)).toBe(plain);
  });

  it('a name is the name of a column', () => {
    const names = new Set([...WORDS, ...texts].filter((one) => one.trim() !== '').map(kqlName));
    const { complaints } = readKusto(`T | extend ${[...names].map((name) => `${name} = 1`).join(', ')}`, {
      T: { a: 'long' },
    });
    expect(complaints).toEqual([]);
  });
});
