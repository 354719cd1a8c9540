import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCode, inProse, inText, table } from './markdown.ts';

const HOSTILE = [
  'a|b',
  '`code`',
  '``',
  '<script>alert(1)</script>',
  '[x](javascript:1)',
  'line\nbreak',
  '\u001b[2J',
  '\u202egnp.exe',
  '# no',
  '*b*',
  '\\|',
  '$(rm)',
];

describe('markdown', () => {
  it.each(HOSTILE)('keeps %j in its cell', (text) => {
    const [, , row = ''] = table(['a', 'b'], [[inText(text), asCode(text)]]).split('\n');
    expect(row.split(/(?<!\\)\|/)).toHaveLength(4);
    expect(table(['a', 'b'], [[inText(text), asCode(text)]]).split('\n')).toHaveLength(3);
  });

  it('lets no text start a tag, a link or a new line', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab<>[]()`|*_#\\\n\r\u2028\u001b!&'), maxLength: 30 }),
        (text) => {
          for (const shown of [inText(text), inProse(text)]) {
            expect(shown).not.toMatch(/[\n\r\u2028]/);
            // biome-ignore lint/suspicious/noControlCharactersInRegex: the one that must not get through.
            expect(shown).not.toMatch(/\u001b/);
          }
          expect(inText(text)).not.toMatch(/(?<!\\)[<[\]`|]/);
        },
      ),
    );
  });

  it('shows code in messages as code', () => {
    expect(inProse('Set `a|b` to <x>.')).toBe('Set `a\\|b` to &lt;x&gt;.');
  });

  it('fences code with more backticks than it holds', () => {
    expect(asCode('plain')).toBe('`plain`');
    expect(asCode('a``b')).toBe('``` a``b ```');
  });
});
