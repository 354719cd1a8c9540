import type { Location, Severity } from '../diagnostic/diagnostic.ts';
import { misspelt, suggest } from '../diagnostic/suggest.ts';
import type { LocatedRuleLevel } from '../model/resolved.ts';
import type { RuleLevel } from '../model/vocabulary.ts';
import { removing, renaming, type WithFixes } from '../rule/fixes.ts';
import type { Finding, RuleInfo } from '../rule/rule.ts';
import { ruleLevelRefused } from '../rules/file/rule-level-refused.ts';
import { ruleLevelUnknown } from '../rules/file/rule-level-unknown.ts';

/** The order of severities, mildest first. */
export const SEVERITY_RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };
const BY_RANK: readonly Severity[] = ['info', 'warning', 'error'];

/** The levels that hold, by rule, and what there is to say about the others. */
export interface SettledLevels {
  readonly levels: ReadonlyMap<string, RuleLevel>;
  readonly findings: readonly Finding[];
}

/**
 * Sorts the levels of a fleet into those that hold and those that do not: a rule that does not exist, or a guard that
 * is to be turned off or made milder. The last level of a rule wins. Where there are rules that nobody knows here, none
 * is said not to exist.
 */
export function settleLevels(
  written: readonly LocatedRuleLevel[],
  rules: readonly RuleInfo[],
  knowsAll = true,
): SettledLevels {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const levels = new Map<string, RuleLevel>();
  const findings: Finding[] = [];
  for (const { rule: id, level, at } of written) {
    const rule = known.get(id);
    if (rule === undefined) {
      if (!knowsAll) continue;
      const likely = suggest(id, known.keys());
      const hint = likely === undefined ? ruleLevelUnknown.fix : `Did you mean "${likely}"?`;
      const meant = misspelt(id, known.keys());
      const isFree = meant !== undefined && !written.some((other) => other.rule === meant);
      findings.push(report(ruleLevelUnknown, at, `There is no rule "${id}".`, hint, isFree ? renaming(at, meant) : {}));
    } else if (rule.guard === true && isMilder(level, rule.severity)) {
      const what = level === 'off' ? 'be turned off' : `be made ${article(level)}`;
      findings.push(
        report(
          ruleLevelRefused,
          at,
          `${id} guards against unsupported policy and cannot ${what}.`,
          ruleLevelRefused.fix,
          removing(at),
        ),
      );
    } else levels.set(id, level);
  }
  return { levels, findings };
}

/**
 * The severity of one finding under the level of its rule. A finding that the rule itself reports more mildly, because
 * a fact is unknown, stays that much milder.
 */
export function levelledSeverity(rule: RuleInfo, severity: Severity, level: RuleLevel | undefined): Severity {
  if (level === undefined || level === 'off') return severity;
  const rank = SEVERITY_RANK[severity] + SEVERITY_RANK[level] - SEVERITY_RANK[rule.severity];
  return BY_RANK[Math.min(Math.max(rank, 0), 2)] ?? severity;
}

function isMilder(level: RuleLevel, severity: Severity): boolean {
  return level === 'off' || SEVERITY_RANK[level] < SEVERITY_RANK[severity];
}

function article(level: RuleLevel): string {
  return level === 'warning' ? 'a warning' : level;
}

function report(
  { id, severity, sources }: RuleInfo,
  at: Location,
  message: string,
  hint: string,
  fix: WithFixes,
): Finding {
  return { rule: id, severity, message, hint, at, sources, ...fix };
}
