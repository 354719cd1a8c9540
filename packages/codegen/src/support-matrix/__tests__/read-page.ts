import { OS_INFO } from '../../../../core/src/facts/os.ts';
import type { Baseline } from '../../../../core/src/model/vocabulary.ts';
import { BASELINES } from '../../../../core/src/model/vocabulary.ts';
import { AGENT_WORDS, ANTIVIRUS_WORDS, ANY, ONBOARDING_WORDS } from '../cell-words.ts';
import type { Combination } from '../combination.ts';
import type { Level, Verdict } from '../verdict.ts';
import { inOrder, LEVELS } from '../verdict.ts';

/** The page as a person reads it: the verdict that it gives for a combination; throws where it gives none or several. */
export function readPage(text: string): (combination: Combination) => Verdict {
  const cells = text
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => cellsOf(section));
  const byKey = new Map<string, Verdict>();
  for (const [key, verdict] of cells) {
    if (byKey.has(key)) throw new Error(`the page says two things about ${key}`);
    byKey.set(key, verdict);
  }
  const find = (key: string): Verdict => {
    const verdict = byKey.get(key);
    if (verdict === undefined) throw new Error(`the page says nothing about ${key}`);
    return verdict;
  };
  return ({ os, agent, mode, baseline, onboarding, antivirus }) => {
    const { title, class: osClass } = OS_INFO[os];
    return worseOf(
      find(modeKey(baseline, title, AGENT_WORDS.get(agent), mode)),
      find(surroundingsKey(osClass, ONBOARDING_WORDS.get(onboarding), antivirus, mode)),
    );
  };
}

type Cell = readonly [key: string, verdict: Verdict];

function modeKey(baseline: Baseline, os: string, agent: string | undefined, mode: string): string {
  return [baseline, os, agent, mode].join(' | ');
}

function surroundingsKey(osClass: string, onboarding: string | undefined, antivirus: string, mode: string): string {
  return [osClass, onboarding, antivirus, mode].join(' | ');
}

/** The cells of a section, one for each combination of words that its row and column stand for. */
function cellsOf(section: string): readonly Cell[] {
  const [heading = '', ...lines] = section.split('\n');
  const [head, , ...rows] = lines.filter((line) => line.startsWith('| ')).map(columnsOf);
  if (head === undefined) return [];
  const baselines = BASELINES.filter((baseline) => heading.includes(`\`${baseline}\``));
  const osClass = /^(client|server)s: /i.exec(heading)?.[1]?.toLowerCase();
  const cells = (row: readonly string[], keysOf: (mode: string) => readonly string[]): readonly Cell[] =>
    head
      .slice(2)
      .flatMap((modes, index) =>
        modes.split(', ').flatMap((mode) => keysOf(mode).map((key): Cell => [key, readCell(row[index + 2] ?? '')])),
      );
  return rows.flatMap((row) => {
    const [first = '', second = ''] = row;
    if (osClass !== undefined)
      return cells(row, (mode) =>
        wordsIn(second, ANTIVIRUS_WORDS).map((antivirus) => surroundingsKey(osClass, first, antivirus, mode)),
      );
    return cells(row, (mode) =>
      baselines.flatMap((baseline) =>
        wordsIn(second, [...AGENT_WORDS.values()]).map((agent) => modeKey(baseline, first, agent, mode)),
      ),
    );
  });
}

function columnsOf(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((column) => column.trim());
}

function wordsIn(cell: string, all: readonly string[]): readonly string[] {
  return cell === ANY ? all : cell.split(', ');
}

function readCell(cell: string): Verdict {
  const said = /^(?:ok(?: \(([a-z, ]+)\))?)?(?:, )?(?:(note|warn|no): (.+))?$/.exec(cell);
  if (said === null || cell === '') throw new Error(`"${cell}" is no cell`);
  const [, how, level = 'ok', rules] = said;
  return {
    level: level as Level,
    rules: rules === undefined ? [] : rules.split(', ').map((rule) => rule.slice(1, -1)),
    how: how === undefined ? [] : how.split(', '),
  };
}

/** As the head of the page says: the worse of two, with the rules of both where they are equally bad. */
function worseOf(a: Verdict, b: Verdict): Verdict {
  const level = LEVELS.indexOf(a.level) >= LEVELS.indexOf(b.level) ? a.level : b.level;
  const rules = inOrder([a, b].flatMap((verdict) => (verdict.level === level ? verdict.rules : [])));
  return { level, rules, how: level === 'no' ? [] : [...a.how, ...b.how] };
}
