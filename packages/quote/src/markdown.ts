import type { Code } from './code.ts';
import { visibleLine, wellFormed } from './hidden.ts';

/** A piece of Markdown as GitHub reads it. */
export type Markdown = Code<'markdown'>;

/** Text for a line, a list or a table cell: nothing in it starts markup, ends the cell or hides. */
export const mdText: (text: string) => Markdown = remembered((text) => guarded(plain(text)));

/** A message: what stands between backticks becomes code, the rest harmless text. */
export const mdProse: (text: string) => Markdown = remembered((text) => {
  const parts = text.split(/`([^`]+)`/);
  return guarded(parts.map((part, index) => (index % 2 === 1 ? mdCode(part) : plain(part))).join(''));
});

/** Text as code. A run of backticks longer than any inside fences it. */
export const mdCode: (text: string) => Markdown = remembered((text) => {
  const line = visibleLine(wellFormed(text));
  // What a table, or an agent that prints the page, would see before code does, stands there as references.
  if (line === '' || /\\\||##/.test(line)) return `<code>${plain(line)}</code>` as Markdown;
  const runs = [...line.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(runs.reduce((most, length) => Math.max(most, length), 0) + 1);
  const pad = runs.length > 0 || /^ .*[^ ].* $/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}` as Markdown;
});

/** Pages of many groups say the same sentences and names over and over; names of one group alone push out no more than these. */
const MOST_REMEMBERED = 2048;

function remembered(write: (text: string) => Markdown): (text: string) => Markdown {
  const known = new Map<string, Markdown>();
  return (text) => {
    let markdown = known.get(text);
    if (markdown === undefined) {
      markdown = write(text);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(text, markdown);
    }
    return markdown;
  };
}

/** A table; the cells are Markdown already, but for what would end a cell. */
export function mdTable(head: readonly string[], rows: readonly (readonly string[])[]): Markdown {
  const cellOf = (markdown: string) => markdown.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const line = (cells: readonly string[]) => `| ${cells.map(cellOf).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n') as Markdown;
}

/** References where tables and code would not see a backslash, backslashes elsewhere. */
function plain(text: string): string {
  return visibleLine(wellFormed(text))
    .replace(/[&<>|\\`]|#(?=#)/g, reference)
    .replace(/[*[\]~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
}

/** What would start a list, a heading or a line under one, where the text starts a line. */
function guarded(markdown: string): Markdown {
  return markdown.trim().replace(/^[-+=#:]|(?<=^\d{1,9})[.)]/, reference) as Markdown;
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function reference(character: string): string {
  return NAMED[character] ?? `&#${character.charCodeAt(0)};`;
}
