/** A piece of a line. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly parts: readonly Inline[] }
  | { readonly kind: 'link'; readonly to: string; readonly parts: readonly Inline[] };

/** A part of a page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly parts: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'fence'; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: 'details'; readonly summary: readonly Inline[]; readonly blocks: readonly Block[] };

const ITEM = /^( *)([-*]|\d{1,9}[.)])( +|$)/;
const SPECIAL = /^(?:#{1,6} |```|\||<details|<\/details|( *)(?:[-*]|\d{1,9}[.)])(?: |$))/;

/**
 * Reads Markdown as our own programs write it: headings, paragraphs, lists, tables, fences, folded parts, and in a line
 * code, strong words, links, escapes and references. Everything else is text; nothing becomes markup of a page.
 */
export function readMarkdown(text: string): readonly Block[] {
  return blocksOf(text.replaceAll('\r\n', '\n').split('\n'));
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const [block, next] = blockAt(lines, at);
    if (block !== undefined) blocks.push(block);
    at = next;
  }
  return blocks;
}

type Taken = readonly [Block | undefined, number];

function blockAt(lines: readonly string[], at: number): Taken {
  const line = lines[at] ?? '';
  if (line.trim() === '') return [undefined, at + 1];
  const heading = /^(#{1,6}) +(.*?) *#*$/.exec(line);
  if (heading !== null)
    return [{ kind: 'heading', level: (heading[1] ?? '').length, parts: readInline(heading[2] ?? '') }, at + 1];
  if (line.startsWith('```')) return fenceAt(lines, at);
  if (line.startsWith('<details')) return detailsAt(lines, at);
  if (line.startsWith('|') && /^\|(?: *:?-+:? *\|)+ *$/.test(lines[at + 1] ?? '')) return tableAt(lines, at);
  if (ITEM.test(line)) return listAt(lines, at);
  let end = at + 1;
  while (end < lines.length && lines[end]?.trim() !== '' && !SPECIAL.test(lines[end] ?? '')) end++;
  const words = lines.slice(at, end).map((each) => each.trim());
  return [{ kind: 'paragraph', parts: readInline(words.join(' ')) }, end];
}

function fenceAt(lines: readonly string[], at: number): Taken {
  const fence = /^`+/.exec(lines[at] ?? '')?.[0] ?? '```';
  const end = lines.findIndex((line, index) => index > at && line.trimEnd() === fence);
  const last = end === -1 ? lines.length : end;
  return [{ kind: 'fence', text: lines.slice(at + 1, last).join('\n') }, last + 1];
}

function detailsAt(lines: readonly string[], at: number): Taken {
  let depth = 0;
  let end = at;
  for (; end < lines.length; end++) {
    if (lines[end]?.startsWith('<details')) depth += 1;
    if (lines[end]?.startsWith('</details') && --depth === 0) break;
  }
  const own = lines
    .slice(at, end)
    .join('\n')
    .replace(/^<details[^>]*>/, '');
  const summary = /<summary>(.*?)<\/summary>/s.exec(own);
  const rest = own.replace(/<summary>.*?<\/summary>/s, '');
  return [{ kind: 'details', summary: readInline(summary?.[1] ?? ''), blocks: blocksOf(rest.split('\n')) }, end + 1];
}

function tableAt(lines: readonly string[], at: number): Taken {
  let end = at;
  while (lines[end]?.startsWith('|')) end++;
  const rows = lines.slice(at, end).filter((_, index) => index !== 1);
  return [{ kind: 'table', rows: rows.map((row) => cellsOf(row).map(readInline)) }, end];
}

/** The cells of a row: a bar behind a backslash is part of one. */
function cellsOf(row: string): readonly string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function listAt(lines: readonly string[], at: number): Taken {
  const isOrdered = /^ *\d/.test(lines[at] ?? '');
  const items: (readonly Block[])[] = [];
  let next = at;
  for (;;) {
    const found = ITEM.exec(lines[next] ?? '');
    if (found === null || /^\d/.test(found[2] ?? '') !== isOrdered) break;
    const indent = found[0].length;
    const own = [(lines[next] ?? '').slice(indent)];
    let end = next + 1;
    // What belongs to an item is indented as its words are; an empty line between is part of it, at its end it is not.
    while (end < lines.length) {
      const line = lines[end] ?? '';
      const isInside = /^ *$/.test(line) || line.search(/[^ ]/) >= indent;
      if (!isInside) break;
      own.push(line.slice(indent));
      end++;
    }
    items.push(blocksOf(own));
    next = end;
  }
  return [{ kind: 'list', isOrdered, items }, Math.max(next, at + 1)];
}

const INLINE =
  /\\([!-/:-@[-`{-~])|(?<!`)(`+)(?!`)(.*?[^`])\2(?!`)|<code>(.*?)<\/code>|\*\*(.+?)\*\*|\[((?:[^[\]\\]|\\.|`[^`]*`)*)\]\(([^()\s]*)\)|&(#\d+|#x[\da-f]+|amp|lt|gt|quot);|<br *\/?>/giu;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The pieces of a line. */
export function readInline(line: string): readonly Inline[] {
  const parts: Inline[] = [];
  const say = (text: string) => {
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + text };
    else parts.push({ kind: 'text', text });
  };
  let at = 0;
  for (const match of line.matchAll(INLINE)) {
    const [whole, escaped, , ticked, tagged, strong, label, to, reference] = match;
    say(line.slice(at, match.index));
    at = match.index + whole.length;
    if (escaped !== undefined) say(escaped);
    else if (ticked !== undefined) parts.push({ kind: 'code', text: ticked.replace(/^ (.*[^ ].*) $/, '$1') });
    else if (tagged !== undefined) parts.push({ kind: 'code', text: plainOf(readInline(tagged)) });
    else if (strong !== undefined) parts.push({ kind: 'strong', parts: readInline(strong) });
    else if (label !== undefined && to !== undefined)
      parts.push({ kind: 'link', to: dereference(to), parts: readInline(label) });
    else if (reference !== undefined) say(characterOf(reference));
    else say('\n');
  }
  say(line.slice(at));
  return parts;
}

function dereference(text: string): string {
  return text.replace(/&(#\d+|#x[\da-f]+|amp|lt|gt|quot);/gi, (_, reference: string) => characterOf(reference));
}

function characterOf(reference: string): string {
  if (!reference.startsWith('#')) return NAMED[reference.toLowerCase()] ?? '';
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** The words of a line, without what they look like. */
export function plainOf(parts: readonly Inline[]): string {
  return parts.map((part) => ('parts' in part ? plainOf(part.parts) : part.text)).join('');
}
