import type { Location, Severity } from '../diagnostic/diagnostic.ts';
import type { LocatedWaiver, ResolvedFleet, ResolvedGroup } from '../model/resolved.ts';
import { DEPENDENT_CHAPTERS, GROUND_CHAPTERS } from './chapters.ts';
import { RULES } from './list.ts';
import type { Finding, Found, Rule, RuleContext } from './rule.ts';
import { applyWaivers, findWaiver } from './waivers.ts';

/** What a check depends on besides the fleet. */
export interface CheckOptions {
  /** Today, `YYYY-MM-DD`: decides which waivers and annotated entries still hold. */
  readonly date: string;
  /** `strict` adds what is only good to know. Default: `recommended`. */
  readonly set?: 'recommended' | 'strict';
  /** Default: every rule of ours. */
  readonly rules?: readonly Rule[];
}

/** Holds a fleet to every rule. Findings come in the order of the file, the waived ones marked as such. */
export function checkFleet(
  fleet: ResolvedFleet,
  { date, set = 'recommended', rules = RULES }: CheckOptions,
): readonly Finding[] {
  const checked = fleet.groups.map((group) => checkGroup(group, rules, set, fleet.waivers, { date }));
  const shown = checked.flatMap((group) => group.shown);
  const hidden = checked.flatMap((group) => group.hidden);
  const known = new Set([...RULES, ...rules].map(({ id }) => id));
  const groups = new Set(fleet.groups.map(({ name }) => name));
  return inFileOrder(applyWaivers(shown, hidden, fleet.waivers, { date, known, groups }));
}

/** A finding beside the rule that made it. */
interface Named {
  readonly rule: Rule;
  readonly finding: Finding;
}

interface CheckedGroup {
  readonly shown: readonly Finding[];
  /** True, yet not worth telling now: consequences of another finding, or of a set that nobody asked for. */
  readonly hidden: readonly Finding[];
}

function checkGroup(
  group: ResolvedGroup,
  rules: readonly Rule[],
  set: 'recommended' | 'strict',
  waivers: readonly LocatedWaiver[],
  context: RuleContext,
): CheckedGroup {
  const named = rules
    .filter(({ baselines }) => baselines === undefined || baselines.includes(group.baseline))
    .flatMap((rule) => rule.check(group, context).map((found) => ({ rule, finding: nameFinding(rule, group, found) })));
  // A ground that somebody answers for is stood upon: what follows from it is then worth knowing.
  const isGroundless = named.some(
    ({ rule, finding }) =>
      finding.severity === 'error' &&
      GROUND_CHAPTERS.has(rule.chapter) &&
      findWaiver(finding, waivers, context.date) === undefined,
  );
  const isHidden = ({ rule, finding }: Named): boolean =>
    (rule.set === 'strict' && set !== 'strict') ||
    (isGroundless && DEPENDENT_CHAPTERS.has(rule.chapter)) ||
    loud.some((other) => isSilencedBy(group, rule.id, finding, other));
  const loud = named.filter(({ rule }) => rule.silences !== undefined);
  const shown: Finding[] = [];
  const hidden: Finding[] = [];
  for (const each of named) (isHidden(each) ? hidden : shown).push(each.finding);
  return { shown, hidden };
}

function isSilencedBy(group: ResolvedGroup, rule: string, finding: Finding, other: Named): boolean {
  const { silences } = other.rule;
  if (silences === undefined || !silences.rules.includes(rule)) return false;
  if (silences.technique !== undefined && silences.technique !== group.technique) return false;
  if (silences.where === 'same-place' && !isSamePlace(finding.at, other.finding.at)) return false;
  return RANK[finding.severity] <= RANK[other.finding.severity];
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

function isSamePlace(a: Location, b: Location): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column && a.path === b.path;
}

function nameFinding(rule: Rule, group: ResolvedGroup, found: Found): Finding {
  return {
    rule: rule.id,
    severity: found.severity ?? rule.severity,
    group: group.name,
    ...(found.setting === undefined ? {} : { setting: found.setting }),
    message: found.message,
    hint: found.hint ?? rule.fix,
    at: found.at,
    baseline: group.baseline,
    sources: rule.sources,
  };
}

function inFileOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => (a.at.line ?? 0) - (b.at.line ?? 0) || (a.at.column ?? 0) - (b.at.column ?? 0));
}

/** True when a finding that nobody answers for is an error: nothing may be built then. */
export function stopsBuild(findings: readonly Finding[]): boolean {
  return findings.some(({ severity, waiver }) => severity === 'error' && waiver === undefined);
}
