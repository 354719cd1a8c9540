import type { Location, Severity } from '../diagnostic/diagnostic.ts';
import { askKind, type Kind, kindOf } from '../kind/by-kind.ts';
import type {
  LocatedRuleFile,
  LocatedRuleLevel,
  LocatedWaiver,
  ResolvedFleet,
  ResolvedGroup,
} from '../model/resolved.ts';
import type { RuleLevel } from '../model/vocabulary.ts';
import { DEPENDENT_CHAPTERS, GROUND_CHAPTERS } from '../rule/chapters.ts';
import { groupBy } from '../rule/group-by.ts';
import type { Finding, Found, OwnRules, Rule, RuleContext } from '../rule/rule.ts';
import { assignmentsOverlap } from '../rules/file/assignments-overlap.ts';
import { devicesOverlap } from '../rules/file/devices-overlap.ts';
import { ruleFilesNotRun } from '../rules/file/rule-files-not-run.ts';
import { FILE_RULES, RULES } from '../rules/list.ts';
import { agreeOnFixes } from './agree-on-fixes.ts';
import { type CheckedGroup, type CheckMemory, recallCheck } from './check-memory.ts';
import { requireDay } from './day.ts';
import { judgeFormerNames } from './former-names.ts';
import { heedJustifications } from './heed-justifications.ts';
import { levelledSeverity, SEVERITY_RANK, settleLevels } from './levels.ts';
import { judgeAssignments } from './overlapping-assignments.ts';
import { judgeOverlaps } from './overlapping-devices.ts';
import { applyWaivers, findWaiver } from './waivers.ts';

/** What a check depends on besides the fleet. */
export interface CheckOptions extends OwnRules {
  /** Today, `YYYY-MM-DD`: decides which waivers, values and entries with a last day still hold. */
  readonly date: string;
  /** `strict` adds what is only good to know. Default: `recommended`. */
  readonly set?: 'recommended' | 'strict';
  /** These rules alone, in place of ours and of `rules`: for trying one. A build has no such choice. */
  readonly only?: readonly Rule[];
  /** Levels by rule, on top of those that the fleet gives; the same limits hold for them. */
  readonly levels?: Readonly<Record<string, RuleLevel>>;
  /** What was found the last time: groups that are the same objects are not checked again. */
  readonly memory?: CheckMemory;
}

/**
 * Holds a fleet to every rule. Findings come in the order of the file, the waived ones marked as such. A rule whose
 * level is `off` does not run; one with any other level is told whatever the set. Throws a `RangeError` for a date that is no
 * day.
 */
export function checkFleet(
  fleet: ResolvedFleet,
  { date, set = 'recommended', rules: own = [], ruleFilesRun = [], only, levels: added = {}, memory }: CheckOptions,
): readonly Finding[] {
  const rules = only ?? [...new Set([...RULES, ...own])];
  const all = [...new Set([...RULES, ...own, ...rules, ...FILE_RULES])];
  const notRun = fleet.ruleFiles.filter(({ path }) => !ruleFilesRun.includes(path));
  const knowsAll = notRun.length === 0;
  const { levels, findings: doubtful } = settleLevels([...fleet.ruleLevels, ...withoutPlace(added)], all, knowsAll);
  const running = rules.filter(({ id }) => levels.get(id) !== 'off');
  const context = { date: requireDay(date) };
  const scope: Scope = { asked: askedOf(running, context), levels, set, context };
  const waivers = groupBy(fleet.waivers, ({ group }) => group);
  const held = JSON.stringify([date, set, [...levels]]);
  const checked = fleet.groups.map((group) => {
    const own = waivers.get(group.name) ?? [];
    const check = () => checkGroup(group, own, scope);
    return memory === undefined ? check() : recallCheck(group, running, `${held}${JSON.stringify(own)}`, memory, check);
  });
  const shown = checked.flatMap((group) => group.shown);
  const hidden = checked.flatMap((group) => group.hidden);
  const known = new Set([...RULES, ...own, ...rules].map(({ id }) => id));
  const groups = new Set(fleet.groups.map(({ name }) => name));
  const marked = applyWaivers(shown, hidden, fleet.waivers, { date, known, knowsAll, groups });
  const found = [
    ...marked,
    ...doubtful,
    ...judgeFormerNames(fleet.groups),
    ...judgeOverlaps(fleet.groups, set === 'strict' || levels.has(devicesOverlap.id)),
    ...judgeAssignments(fleet.groups, set === 'strict' || levels.has(assignmentsOverlap.id)),
    ...notRun.map(notRunFinding),
  ];
  return inFileOrder(levelFileRules(heedJustifications(agreeOnFixes(found, hidden, fleet), fleet), levels));
}

function notRunFinding({ path, at }: LocatedRuleFile): Finding {
  const { id, severity, fix: hint, sources } = ruleFilesNotRun;
  return { rule: id, severity, message: `The rules of ${path} did not run.`, hint, at, sources };
}

/** What every group is held to. */
interface Scope {
  /** The rules that may find something of a group. */
  readonly asked: (group: ResolvedGroup) => readonly Rule[];
  readonly levels: ReadonlyMap<string, RuleLevel>;
  readonly set: 'recommended' | 'strict';
  readonly context: RuleContext;
}

/**
 * The rules that hold in the baseline of a group, without those of ours that find nothing in any group of its kind. Others
 * are asked of every group: nobody knows what they look at.
 */
function askedOf(rules: readonly Rule[], context: RuleContext): (group: ResolvedGroup) => readonly Rule[] {
  const byKind = new WeakMap<Kind, { readonly asked: readonly Rule[]; readonly isFirst: boolean }>();
  const findsNothing = (rule: Rule, kind: Kind) =>
    OURS.has(rule) && askKind(kind, (group) => rule.check(group, context).length === 0) === true;
  return (group) => {
    const kind = kindOf(group);
    const known = byKind.get(kind);
    if (known?.isFirst === false) return known.asked;
    const asked =
      known === undefined
        ? rules.filter(({ baselines }) => baselines === undefined || baselines.includes(group.baseline))
        : known.asked.filter((rule) => !findsNothing(rule, kind));
    byKind.set(kind, { asked, isFirst: known === undefined });
    return asked;
  };
}

function withoutPlace(levels: Readonly<Record<string, RuleLevel>>): readonly LocatedRuleLevel[] {
  return Object.entries(levels).map(([rule, level]) => ({ rule, level, at: {} }));
}

/** Rules on the file have levels like any other; their findings are made before those are known. */
function levelFileRules(findings: readonly Finding[], levels: ReadonlyMap<string, RuleLevel>): readonly Finding[] {
  const own = new Map(FILE_RULES.flatMap((rule) => (levels.has(rule.id) ? [[rule.id, rule] as const] : [])));
  if (own.size === 0) return findings;
  return findings.flatMap((finding) => {
    const rule = own.get(finding.rule);
    if (rule === undefined) return [finding];
    const level = levels.get(rule.id);
    return level === 'off' ? [] : [{ ...finding, severity: levelledSeverity(rule, finding.severity, level) }];
  });
}

/** A finding beside the rule that made it. */
interface Named {
  readonly rule: Rule;
  /** Its severity before the fleet's level. */
  readonly own: Severity;
  /** Only told to who asks for everything. */
  readonly isStrict: boolean;
  readonly finding: Finding;
}

function checkGroup(
  group: ResolvedGroup,
  waivers: readonly LocatedWaiver[],
  { asked, levels, set, context }: Scope,
): CheckedGroup {
  const named = asked(group).flatMap((rule) =>
    rule.check(group, context).map((found): Named => {
      const own = found.severity ?? rule.severity;
      return {
        rule,
        own,
        isStrict: (found.set ?? rule.set) === 'strict',
        finding: nameFinding(rule, group, found, levelledSeverity(rule, own, levels.get(rule.id))),
      };
    }),
  );
  // A ground that somebody answers for is stood upon: what follows from it is then worth knowing. A level changes how
  // much a rule counts and not what follows from it, so both the rule's word and the fleet's have to be an error.
  const isGroundless = named.some(
    ({ rule, own, finding }) =>
      own === 'error' &&
      finding.severity === 'error' &&
      GROUND_CHAPTERS.has(rule.chapter) &&
      findWaiver(finding, waivers, context.date) === undefined,
  );
  const isHidden = ({ rule, isStrict, finding }: Named): boolean =>
    (isStrict && set !== 'strict' && !levels.has(rule.id)) ||
    // What is an error by itself is told at once, whatever else is wrong.
    (isGroundless && DEPENDENT_CHAPTERS.has(rule.chapter) && finding.severity !== 'error') ||
    loud.some((other) => maySilence(other.rule, rule) && isSilencedBy(group, rule.id, finding, other));
  const loud = named.filter(({ rule }) => rule.silences !== undefined);
  const shown: Finding[] = [];
  const hidden: Finding[] = [];
  for (const each of named) (isHidden(each) ? hidden : shown).push(each.finding);
  return { shown, hidden };
}

const OURS: ReadonlySet<Rule> = new Set(RULES);

/** Only a rule of ours may make a guard superfluous: others could turn it off that way. */
function maySilence(loud: Rule, quiet: Rule): boolean {
  return quiet.guard !== true || OURS.has(loud);
}

function isSilencedBy(group: ResolvedGroup, rule: string, finding: Finding, other: Named): boolean {
  const { silences } = other.rule;
  if (silences === undefined || !silences.rules.includes(rule)) return false;
  if (silences.technique !== undefined && silences.technique !== group.technique) return false;
  if (silences.where === 'same-place' && !isSamePlace(finding.at, other.finding.at)) return false;
  return SEVERITY_RANK[finding.severity] <= SEVERITY_RANK[other.finding.severity];
}

function isSamePlace(a: Location, b: Location): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column && a.path === b.path;
}

function nameFinding(rule: Rule, group: ResolvedGroup, found: Found, severity: Severity): Finding {
  return {
    rule: rule.id,
    severity,
    group: group.name,
    ...(found.setting === undefined ? {} : { setting: found.setting }),
    message: found.message,
    hint: found.hint ?? rule.fix,
    at: found.at,
    baseline: group.baseline,
    sources: rule.sources,
    ...(found.fixes === undefined ? {} : { fixes: found.fixes }),
  };
}

function inFileOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => (a.at.line ?? 0) - (b.at.line ?? 0) || (a.at.column ?? 0) - (b.at.column ?? 0));
}

/** True when a finding that nobody answers for is an error: nothing may be built then. */
export function stopsBuild(findings: readonly Finding[]): boolean {
  return findings.some(({ severity, waiver }) => severity === 'error' && waiver === undefined);
}
