import { checkFleet } from '../../../core/src/check/check.ts';
import { BASELINE_INFO } from '../../../core/src/facts/baselines.ts';
import type { BlockMode, Mechanism, OsMode } from '../../../core/src/model/os-mode.ts';
import { acceptFleet } from '../../../core/src/parse/parse-fleet.ts';
import { resolveFleet } from '../../../core/src/resolve/resolve-fleet.ts';
import type { RuleChapter } from '../../../core/src/rule/chapters.ts';
import type { Finding } from '../../../core/src/rule/rule.ts';
import { RULE_INFOS } from '../../../core/src/rules/list.ts';
import type { Combination } from './combination.ts';
import { groupOf } from './combination.ts';

/** How bad it is, mildest first. */
export const LEVELS = ['ok', 'note', 'warn', 'no'] as const;
export type Level = (typeof LEVELS)[number];

/** What is said of a combination: the worst that is found, and how the mode comes about where it can be had. */
export interface Verdict {
  readonly level: Level;
  /** The rules that say so, in the order of the rules; empty for `ok`. */
  readonly rules: readonly string[];
  /** Words for what makes the mode; empty when nothing has to, or when it cannot be had. */
  readonly how: readonly string[];
}

const LEVEL_OF = { error: 'no', warning: 'warn', info: 'note' } as const satisfies Record<Finding['severity'], Level>;
const POSITION = new Map(RULE_INFOS.map(({ id }, index) => [id, index]));
const CHAPTER = new Map(RULE_INFOS.map(({ id, chapter }) => [id, chapter]));

/** What is only worth knowing counts where it is about operating system, agent, onboarding or the other antivirus. */
const NOTED: ReadonlySet<RuleChapter | undefined> = new Set(['environment', 'onboarding']);

/** The verdicts of combinations, in their order, as `checkFleet` gives them. */
export function verdictsOf(combinations: readonly Combination[]): readonly Verdict[] {
  const nameOf = (index: number) => `c${String(index).padStart(6, '0')}`;
  const groups = Object.fromEntries(combinations.map((combination, index) => [nameOf(index), groupOf(combination)]));
  const accepted = acceptFleet({ mdav: 1, name: 'matrix', groups });
  const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
  if (!resolved.ok) throw new Error(`a combination is no group: ${resolved.diagnostics[0]?.message}`);
  const findings = new Map<string | undefined, Finding[]>();
  for (const finding of checkFleet(resolved.value, { date: BASELINE_INFO.current.date })) {
    const known = findings.get(finding.group);
    if (known === undefined) findings.set(finding.group, [finding]);
    else known.push(finding);
  }
  const osModes = new Map(resolved.value.groups.map(({ name, osModes: [osMode] }) => [name, osMode]));
  return combinations.map((_, index) => verdictOf(findings.get(nameOf(index)) ?? [], osModes.get(nameOf(index))));
}

function verdictOf(findings: readonly Finding[], osMode: OsMode | undefined): Verdict {
  const counted = findings.filter(({ rule, severity }) => severity !== 'info' || NOTED.has(CHAPTER.get(rule)));
  const level = LEVELS.findLast((one) => counted.some(({ severity }) => LEVEL_OF[severity] === one)) ?? 'ok';
  const rules = counted.filter(({ severity }) => LEVEL_OF[severity] === level).map(({ rule }) => rule);
  return {
    level,
    rules: inOrder(rules),
    how:
      level === 'no' || osMode === undefined ? [] : [...MECHANISM[osMode.mechanism], ...BLOCK_MODE[osMode.blockMode]],
  };
}

/** Each rule once, in the order of the list of rules. */
export function inOrder(rules: readonly string[]): readonly string[] {
  return [...new Set(rules)].sort((a, b) => (POSITION.get(a) ?? 0) - (POSITION.get(b) ?? 0));
}

const MECHANISM: Readonly<Record<Mechanism, readonly string[]>> = {
  nothing: [],
  automatic: ['automatic'],
  'force-passive': ['forced'],
  'force-active': ['forced'],
  installer: ['installer'],
  guide: ['guide'],
  refused: [],
};

const BLOCK_MODE: Readonly<Record<BlockMode, readonly string[]>> = {
  'not-wanted': [],
  policy: ['policy'],
  portal: ['portal'],
  refused: [],
};
