import { mdTable, mdText } from '@mdav/quote';
import { harmfulFirst } from './harmful-first.ts';
import { countedNames } from './name-list.ts';
import { safeMarkdown } from './safe-lines.ts';

/** What one thing is about, and what it is. The words of its kind stand in the first cell. */
export interface RankedRow<Kind extends string> {
  readonly kind: Kind;
  /** What has it: groups, or policies. */
  readonly names: readonly string[];
  /** What it is about, what becomes of it, and why; Markdown. */
  readonly cells: readonly [about: string, change: string, why: string];
}

/** A page for people of which not everything may fit. */
export interface RankedPage<Kind extends string> {
  /** Lines above the table. */
  readonly head: readonly string[];
  /** Words above the cells. */
  readonly columns: readonly [about: string, change: string, names: string, why: string];
  /** Every kind, the most harmful first. */
  readonly kinds: readonly Kind[];
  readonly rows: readonly RankedRow<Kind>[];
  /** What tells the rest; a sentence. */
  readonly rest: string;
}

/**
 * The page in no more than so many characters: equal rows are one with all their names, the most harmful come first and what
 * does not fit goes from the end, so that nothing is left out while something less harmful stands. What was left out is counted
 * by kind.
 */
export function fitRows<Kind extends string>(page: RankedPage<Kind>, characters: number): string {
  const [about, change, names, why] = page.columns;
  const rows = harmfulFirst(foldRows(page.rows), page.kinds, ({ kind, cells, names: all }) => ({
    kind,
    about: cells[0],
    size: all.length,
  }));
  const table = mdTable(
    ['', about, change, names, why],
    rows.map(({ kind, names: all, cells }) => [kind, cells[0], cells[1], mdText(countedNames(all)), cells[2]]),
  );
  const [first = '', second = '', ...lines] = safeMarkdown([table]).trimEnd().split('\n');
  const head = safeMarkdown([...page.head, '', first, second]);
  const left = new Map<Kind, number>();
  let kept = lines.length;
  let length = head.length + lines.reduce((sum, line) => sum + line.length + 1, 0);
  let tail = '';
  while (kept > 0 && length + tail.length > characters) {
    kept -= 1;
    length -= (lines[kept]?.length ?? 0) + 1;
    const row = rows[kept];
    if (row !== undefined) left.set(row.kind, (left.get(row.kind) ?? 0) + Math.max(1, row.names.length));
    tail = safeMarkdown([
      '',
      `**Cut here**, since ${characters} characters fit. Left out: ${leftWords(left, page.kinds)}. ${page.rest}`,
    ]);
  }
  return `${head}${lines
    .slice(0, kept)
    .map((line) => `${line}\n`)
    .join('')}${tail}`;
}

/** What is said of several groups in the same words, once. */
function foldRows<Kind extends string>(rows: readonly RankedRow<Kind>[]): readonly RankedRow<Kind>[] {
  const folded = new Map<string, { row: RankedRow<Kind>; names: Set<string> }>();
  for (const row of rows) {
    const key = JSON.stringify([row.kind, row.cells]);
    const known = folded.get(key);
    if (known === undefined) folded.set(key, { row, names: new Set(row.names) });
    else for (const name of row.names) known.names.add(name);
  }
  return [...folded.values()].map(({ row, names }) => ({ ...row, names: [...names] }));
}

function leftWords<Kind extends string>(left: ReadonlyMap<Kind, number>, kinds: readonly Kind[]): string {
  return kinds.flatMap((kind) => (left.has(kind) ? [`${left.get(kind)} × ${kind}`] : [])).join(', ');
}
