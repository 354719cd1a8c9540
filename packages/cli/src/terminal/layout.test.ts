import { PLAIN_PAINT } from '@mdav/review';
import { describe, expect, it } from 'vitest';
import { textTable } from '../explain/table.ts';
import { facts, type Page, paragraph, prose, wrap } from './layout.ts';

const plain: Page = { paint: PLAIN_PAINT };
const painted: Page = { paint: { ...PLAIN_PAINT, accent: (text) => `<${text}>`, dim: (text) => `(${text})` } };

describe('wrap', () => {
  it('breaks between words and never inside code', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('the key `Windows Defender Exploit Guard`, then', 12)).toEqual([
      'the key',
      '`Windows Defender Exploit Guard`,',
      'then',
    ]);
    expect(wrap('', 10)).toEqual(['']);
  });

  it('shows control characters instead of obeying them', () => {
    expect(wrap('a\u001b[31mb', 40)).toEqual(['a\\u001b[31mb']);
  });
});

describe('prose', () => {
  it('has colour in place of backticks, or backticks', () => {
    expect(prose('write `a b` here', painted)).toBe('write <a b> here');
    expect(prose('write `a b` here', plain)).toBe('write `a b` here');
  });
});

describe('facts', () => {
  it('puts labels beside their paragraphs and leaves out what has none', () => {
    expect(
      facts(
        [
          ['Why', ['because', 'and so on']],
          ['Never', []],
        ],
        painted,
      ),
    ).toEqual([`  (${'Why'.padEnd(19)})because`, `  (${' '.repeat(19)})and so on`]);
  });
});

describe('paragraph', () => {
  it('keeps to the terminal, within reason', () => {
    const text = 'word '.repeat(60).trim();
    const longest = (columns: number) =>
      Math.max(
        ...paragraph(text, { ...plain, columns })
          .split('\n')
          .map((line) => line.length),
      );
    expect(longest(72)).toBeLessThanOrEqual(72);
    expect(longest(10)).toBeLessThanOrEqual(50);
    expect(longest(400)).toBeLessThanOrEqual(120);
  });
});

describe('textTable', () => {
  const head = ['Name', 'What'];
  it('is as wide as it needs, and narrower where it must be', () => {
    expect(textTable(head, [['a', 'something long']], plain)).toEqual(['Name  What', 'a     something long']);
    expect(textTable(head, [['a', 'something long to read']], { ...plain, columns: 18 })).toEqual([
      'Name  What',
      'a     something l…',
    ]);
  });
  it('takes from several columns when one is not enough', () => {
    const [line] = textTable(['x'.repeat(40), 'y'.repeat(40)], [], { ...plain, columns: 42 });
    expect(line).toBe(`${'x'.repeat(19)}…  ${'y'.repeat(19)}…`);
  });
});
