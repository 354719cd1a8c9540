import { hiddenIn, manyTexts } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { kustoText, readKusto } from '../../../tests/kusto.ts';
import { kqlComment, kqlName, kqlText } from './kql.ts';

const texts = manyTexts(300);
/** Names that could be taken for something else. */
const WORDS = ['true', 'True', 'null', 'Null', 'where', 'Where', 'BY', 'dynamic', 'let', '_', 'Os', 'forceData'];

describe('Kusto, read by its language service', () => {
  it.each(['double', 'single'] as const)('a text between %s quotes is that text exactly', (quotes) => {
    for (const text of texts) {
      const written = kqlText(text, quotes);
      expect(hiddenIn(written)).toEqual([]);
      const { complaints, tree } = readKusto(`print x = ${written}`, {});
      expect(complaints, written).toEqual([]);
      const literals = JSON.stringify(tree).match(/"StringLiteralExpression"/g) ?? [];
      expect(literals, written).toHaveLength(1);
      expect(kustoText(written), written).toBe(text);
    }
  });

  it('a comment hides nothing and ends where its line does', () => {
    const [plain] = [readKusto('print x = 1\n| take 2', {}).tree].map((tree) => JSON.stringify(tree));
    for (const text of texts) {
      const written = kqlComment(text);
      expect(hiddenIn(written)).toEqual([]);
      const { complaints, tree } = readKusto(`print x = 1\n${written}\n| take 2`, {});
      expect(complaints, written).toEqual([]);
      expect(JSON.stringify(tree)).toBe(plain);
    }
  });

  it('a name is the name of a column', () => {
    for (const text of [...WORDS, ...texts].filter((one) => one.trim() !== '')) {
      const { complaints } = readKusto(`T | extend ${kqlName(text)} = 1`, { T: { a: 'long' } });
      expect(complaints, kqlName(text)).toEqual([]);
    }
  });
});
