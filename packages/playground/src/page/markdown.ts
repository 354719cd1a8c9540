import { type Block, type Inline, readInline, readMarkdown } from '../model/markdown.ts';
import { element } from './element.ts';

/** Markdown as elements. Texts in it stay texts, and a link leads to a page of the web or nowhere. */
export function markdownElement(text: string): HTMLElement {
  return element('div', { class: 'markdown' }, ...readMarkdown(text).map(blockElement));
}

/** A message: what stands between backticks is code. */
export function messageNodes(text: string): readonly Node[] {
  return inline(readInline(text));
}

const HEADINGS = ['h3', 'h4', 'h5', 'h6'] as const;

function blockElement(block: Block): HTMLElement {
  switch (block.kind) {
    case 'heading':
      return element(HEADINGS[Math.min(block.level, HEADINGS.length) - 1] ?? 'h6', {}, ...inline(block.parts));
    case 'paragraph':
      return element('p', {}, ...inline(block.parts));
    case 'fence':
      return element('pre', {}, block.text);
    case 'list':
      return element(
        block.isOrdered ? 'ol' : 'ul',
        {},
        ...block.items.map((item) => {
          const [first, ...others] = item;
          // An item of one paragraph is that paragraph.
          const lead =
            first?.kind === 'paragraph' ? inline(first.parts) : first === undefined ? [] : [blockElement(first)];
          return element('li', {}, ...lead, ...others.map(blockElement));
        }),
      );
    case 'table': {
      const [head = [], ...rows] = block.rows;
      const table = element(
        'table',
        {},
        element(
          'thead',
          {},
          element('tr', {}, ...head.map((cell) => element('th', { scope: 'col' }, ...inline(cell)))),
        ),
        element(
          'tbody',
          {},
          ...rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, ...inline(cell))))),
        ),
      );
      return element('div', { class: 'wide', tabindex: '0', role: 'group', 'aria-label': 'Table' }, table);
    }
    case 'details':
      return element(
        'details',
        {},
        element('summary', {}, ...inline(block.summary)),
        ...block.blocks.map(blockElement),
      );
  }
}

function inline(parts: readonly Inline[]): readonly Node[] {
  return parts.map(inlineNode);
}

function inlineNode(part: Inline): Node {
  switch (part.kind) {
    case 'text':
      return document.createTextNode(part.text);
    case 'code':
      return element('code', {}, part.text);
    case 'strong':
      return element('strong', {}, ...inline(part.parts));
    case 'link':
      // A path leads to a file of the output, which has no address here.
      return /^https:\/\//.test(part.to)
        ? element('a', { href: part.to, target: '_blank', rel: 'noopener noreferrer' }, ...inline(part.parts))
        : element('span', {}, ...inline(part.parts));
  }
}
