import { hiddenIn, manyTexts } from '@mdav/testkit';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { visibleLine, wellFormed } from './hidden.ts';
import { mdCode, mdProse, mdTable, mdText } from './markdown.ts';

const texts = manyTexts(100);

/** The page that a reader of GitHub's Markdown makes: names of elements with what they hold, and all text in one. */
function page(markdown: string): { readonly elements: readonly string[]; readonly text: string } {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const elements: string[] = [];
  let text = '';
  const walk = (node: DefaultTreeAdapterTypes.Node) => {
    if ('tagName' in node) elements.push(node.tagName);
    else if ('value' in node) text += node.value;
    else if (node.nodeName !== '#document-fragment') elements.push(node.nodeName);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parseFragment(html));
  return { elements, text };
}

/** Blanks as a browser shows them. */
const shown = (text: string) => text.replace(/[ \t\n\f\r]+/g, ' ').trim();
const line = (text: string) => visibleLine(wellFormed(text));
/** Addresses become links of themselves, as they do for whoever types them. */
const besidesLinks = (elements: readonly string[]) => elements.filter((name) => name !== 'a');

const PLACES: readonly (readonly [name: string, markdown: (inner: string) => string, elements: readonly string[]])[] = [
  ['a paragraph', (inner) => `${inner}\n`, ['p']],
  ['a line under another', (inner) => `x\n${inner}\n`, ['p']],
  ['a list', (inner) => `- ${inner}\n`, ['ul', 'li']],
  ['a numbered list', (inner) => `1. ${inner}\n`, ['ol', 'li']],
  ['a heading', (inner) => `## x ${inner}\n`, ['h2']],
  ['a table', (inner) => `${mdTable(['x'], [[inner]])}\n`, ['table', 'thead', 'tr', 'th', 'tbody', 'tr', 'td']],
];

describe.each(PLACES)('Markdown, read by another reader: %s', (_, markdown, elements) => {
  const empty = page(markdown('')).text;

  it('mdText is text and nothing else', () => {
    for (const text of texts) {
      const written = mdText(text);
      expect(hiddenIn(written)).toEqual([]);
      if (shown(line(text)) === '') continue;
      const read = page(markdown(written));
      expect(besidesLinks(read.elements), written).toEqual(elements);
      expect(shown(read.text), written).toBe(shown(`${empty.trimEnd()} ${line(text)}`));
    }
  });

  it('mdCode is code and nothing else, exactly', () => {
    for (const text of texts) {
      const written = mdCode(text);
      expect(hiddenIn(written)).toEqual([]);
      const read = page(markdown(written));
      expect(read.elements, written).toEqual([...elements, 'code']);
      expect(read.text.replace(/\n/g, ''), written).toContain(line(text));
      expect(shown(read.text), written).toBe(shown(`${empty.trimEnd()} ${line(text)}`));
    }
  });

  it('mdProse is text and code', () => {
    for (const text of texts) {
      const written = mdProse(`a ${text} \`b\` ${text}`);
      const read = page(markdown(written));
      expect(
        besidesLinks(read.elements).filter((name) => name !== 'code'),
        written,
      ).toEqual(elements);
      expect(hiddenIn(written)).toEqual([]);
    }
  });
});

describe('Markdown', () => {
  it('says nothing that a build agent would obey', () => {
    for (const text of texts)
      for (const written of [mdText(text), mdCode(text), mdProse(text)]) {
        expect(written).not.toMatch(/##/);
        expect(written).not.toMatch(/^::/);
      }
  });

  it.each([
    ['plain text', 'plain text', '`plain text`'],
    ['a|b', 'a&#124;b', '`a|b`'],
    ['a\\|b', 'a&#92;&#124;b', '<code>a&#92;&#124;b</code>'],
    ['*a* <b>', '\\*a\\* &lt;b&gt;', '`*a* <b>`'],
    ['a`b', 'a&#96;b', '`` a`b ``'],
    ['- a', '&#45; a', '`- a`'],
    ['12. a', '12&#46; a', '`12. a`'],
    ['C:\\Data', 'C:&#92;Data', '`C:\\Data`'],
  ])('%j is %j, and as code %j', (text, plain, code) => {
    expect(mdText(text)).toBe(plain);
    expect(mdCode(text)).toBe(code);
  });

  it('shows code in messages as code', () => {
    expect(mdProse('Set `a|b` to <x>.')).toBe('Set `a|b` to &lt;x&gt;.');
  });
});
