/** One line of a comparison, with its end. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly line: string;
}

const CONTEXT = 3;

/** What changed between two texts, in the unified form that `patch` and `git apply` take; empty when nothing did. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  const lines = lineDiff(before, after);
  const named = file.replaceAll('\\', '/');
  const [from, to] = named.startsWith('/') ? [named, named] : [`a/${named}`, `b/${named}`];
  return [`--- ${from}`, `+++ ${to}`, ...hunks(lines)].map((line) => `${line}\n`).join('');
}

/** Two texts line by line: what is the same in both, what went and what came, in the order of the text. */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  return compare(splitLines(before), splitLines(after));
}

/** Lines with their ends; a last one without says so, as `patch` wants it. */
function splitLines(text: string): readonly string[] {
  return text === '' ? [] : (text.match(/[^\n]*\n|[^\n]+$/g) ?? []);
}

/** The shortest way from one list of lines to the other, by Myers' greedy algorithm between what both start and end with. */
function compare(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const middle = shortestEdit(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return [...same(before.slice(0, start)), ...middle, ...same(before.slice(before.length - end))];
}

function same(lines: readonly string[]): readonly DiffLine[] {
  return lines.map((line) => ({ kind: 'same', line }));
}

function shortestEdit(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: ReadonlyMap<number, number>[] = [];
  const reach = (diagonal: number) => furthest.get(diagonal) ?? -1;
  for (let steps = 0; ; steps++) {
    trace.push(new Map(furthest));
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const isDown = diagonal === -steps || (diagonal !== steps && reach(diagonal - 1) < reach(diagonal + 1));
      let x = isDown ? reach(diagonal + 1) : reach(diagonal - 1) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      furthest.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return walkBack(before, after, trace);
    }
  }
}

function walkBack(
  before: readonly string[],
  after: readonly string[],
  trace: readonly ReadonlyMap<number, number>[],
): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let x = before.length;
  let y = after.length;
  for (let steps = trace.length - 1; steps >= 0; steps--) {
    const reach = (diagonal: number) => trace[steps]?.get(diagonal) ?? -1;
    const diagonal = x - y;
    const isDown = diagonal === -steps || (diagonal !== steps && reach(diagonal - 1) < reach(diagonal + 1));
    const fromX = steps === 0 ? 0 : reach(isDown ? diagonal + 1 : diagonal - 1);
    const fromY = steps === 0 ? 0 : fromX - (isDown ? diagonal + 1 : diagonal - 1);
    while (x > fromX && y > fromY) {
      lines.push({ kind: 'same', line: before[--x] ?? '' });
      y--;
    }
    if (steps === 0) break;
    if (isDown) lines.push({ kind: 'added', line: after[--y] ?? '' });
    else lines.push({ kind: 'removed', line: before[--x] ?? '' });
  }
  return lines.reverse();
}

const SIGNS = { same: ' ', removed: '-', added: '+' } as const;

/** Changes with three lines around them; those that would touch become one. */
function hunks(lines: readonly DiffLine[]): readonly string[] {
  const changed = lines.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]));
  const ranges: { start: number; end: number }[] = [];
  for (const index of changed) {
    const last = ranges.at(-1);
    const [start, end] = [Math.max(0, index - CONTEXT), Math.min(lines.length, index + CONTEXT + 1)];
    if (last !== undefined && start <= last.end) last.end = end;
    else ranges.push({ start, end });
  }
  return ranges.flatMap(({ start, end }) => hunk(lines, start, end));
}

function hunk(lines: readonly DiffLine[], start: number, end: number): readonly string[] {
  const own = lines.slice(start, end);
  const side = (other: 'added' | 'removed') => {
    const count = own.filter(({ kind }) => kind !== other).length;
    const first = lines.slice(0, start).filter(({ kind }) => kind !== other).length + (count === 0 ? 0 : 1);
    return count === 1 ? String(first) : `${first},${count}`;
  };
  const shown = own.flatMap(({ kind, line }) =>
    line.endsWith('\n')
      ? [`${SIGNS[kind]}${line.slice(0, -1)}`]
      : [`${SIGNS[kind]}${line}`, '\\ No newline at end of file'],
  );
  return [`@@ -${side('added')} +${side('removed')} @@`, ...shown];
}
