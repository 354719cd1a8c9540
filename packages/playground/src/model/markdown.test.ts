import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { settingRows } from '@mdav/core';
import { cursorAt, type FleetSchema, hoverAt } from '@mdav/language';
import { sampled } from '@mdav/testkit';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { type Block, plainOf, readInline, readMarkdown } from './markdown.ts';

const at = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

/** Everything that a reader sees, part by part, with what kind of part it is. */
type Seen = readonly string[];

function seenByUs(blocks: readonly Block[]): Seen {
  return blocks.flatMap(seenBlock);
}

function seenBlock(block: Block): Seen {
  switch (block.kind) {
    case 'heading':
      return [`h${block.level} ${plainOf(block.parts)}`];
    case 'paragraph':
      return [`p ${plainOf(block.parts)}`];
    case 'fence':
      return [`pre ${block.text}`];
    case 'list':
      return block.items.flatMap((item) => ['li', ...seenByUs(item)]);
    case 'table':
      return block.rows.flatMap((row) => row.map((cell) => `cell ${plainOf(cell)}`));
    case 'details':
      return [`p ${plainOf(block.summary)}`, ...seenByUs(block.blocks)];
  }
}

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly Node[];
}

const textOf = (node: Node): string => node.value ?? (node.childNodes ?? []).map(textOf).join('');

function seenByMicromark(text: string): Seen {
  const html = micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const walk = (node: Node): Seen => {
    const { nodeName: name, childNodes: children = [] } = node;
    if (/^h[1-6]$/.test(name)) return [`${name} ${textOf(node)}`];
    if (name === 'p' || name === 'summary') return [`p ${textOf(node)}`];
    if (name === 'pre') return [`pre ${textOf(node)}`];
    if (name === 'td' || name === 'th') return [`cell ${textOf(node)}`];
    if (name === 'li') {
      const isTight = children.some((child) => child.nodeName === '#text' && child.value?.trim() !== '');
      if (!isTight) return ['li', ...children.flatMap(walk)];
      const first = children.findIndex((child) => ['ul', 'ol', 'pre', 'table'].includes(child.nodeName));
      const lead = first === -1 ? children : children.slice(0, first);
      return ['li', `p ${lead.map(textOf).join('')}`, ...(first === -1 ? [] : children.slice(first).flatMap(walk))];
    }
    return children.flatMap(walk);
  };
  return walk(parseFragment(html) as Node);
}

/** Line breaks within a paragraph are spaces to a reader. */
const calm = (seen: Seen) =>
  seen.map((part) => (part.startsWith('pre ') ? part.trimEnd() : part.replace(/\s+/g, ' ').trim()));

describe('readMarkdown', () => {
  const pages = (readdirSync(at('examples'), { recursive: true, encoding: 'utf8' }) as string[])
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'));

  it('has pages to try', () => expect(pages.length).toBeGreaterThan(8));

  it.each(pages)('reads %s as another program does', (path) => {
    const text = readFileSync(at(`examples/${path}`), 'utf8');
    expect(calm(seenByUs(readMarkdown(text)))).toEqual(calm(seenByMicromark(text)));
  });

  it('reads what is said of every setting as another program does', () => {
    const schema = JSON.parse(readFileSync(at('packages/core/fleet.schema.json'), 'utf8')) as FleetSchema;
    for (const { id } of sampled(4, settingRows())) {
      const text = `mdav: 1\nname: x\ndefaults:\n  settings:\n    ${id}: `;
      const cursor = cursorAt(text, text.length - 3, false);
      const help = cursor && hoverAt(schema, cursor);
      if (help === undefined) throw new Error(id);
      expect(calm(seenByUs(readMarkdown(help.text))), id).toEqual(calm(seenByMicromark(help.text)));
    }
  });

  it.each([
    ['escapes', '\\*no\\* &amp; &#42; \\_', '*no* & * _'],
    ['code with backticks in it', '`` a ` b `` and `c`', 'a ` b and c'],
    ['code with references', '<code>a&#124;b&amp;</code>', 'a|b&'],
    ['markup of a page, as text', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['a link', '[the `page`](https://example.org/a_b)', 'the page'],
    ['a lone star and a lone tick', 'a * b ` c', 'a * b ` c'],
  ])('reads %s', (_, text, words) => {
    expect(plainOf(readInline(text))).toBe(words);
  });

  it('comes to an end whatever it reads', () => {
    for (const text of [
      '```',
      '<details>',
      '| a |\n| --- |',
      '- \n- ',
      '1.\n',
      '#',
      '- a\n   - b\n  c',
      '\\',
      '[a](',
      '&#x110000;',
    ])
      expect(() => readMarkdown(text)).not.toThrow();
  });
});
