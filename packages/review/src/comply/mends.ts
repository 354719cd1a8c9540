import {
  type Assignment,
  type Finding,
  type ResolvedFleet,
  type ResolvedGroup,
  type SettingValue,
  settingRow,
  sortedSettings,
  valueText,
} from '@mdav/core';
import { byKind, weighChange } from '@mdav/core/format';
import { type Framework, type FrameworkRule, isSettingAsk, type SettingAsk, wantedValue } from '@mdav/core/frameworks';
import type { FrameworkCompliance, Mend, RuleStanding } from './compliance.ts';
import { wouldMeet } from './judge-rule.ts';
import { type NewFindings, newFindings } from './mend-check.ts';

/** The most changes that are named. */
const MOST = 5;

/** A rule of a framework about a setting. */
interface Asked {
  readonly rule: FrameworkRule;
  readonly framework: Framework;
  readonly ask: SettingAsk;
}

/** A group as it stands to one. */
interface Case {
  readonly asked: Asked;
  readonly group: ResolvedGroup;
  readonly standing: RuleStanding['standing'];
}

/**
 * The changes of one setting that bring most rules to `meets`. Each is tried: the rules about the setting are judged again
 * with the value in place, so that what another framework loses counts against it. What the rules of `mdav check` refuse in
 * a group is no advice for it.
 */
export function findMends(
  frameworks: readonly FrameworkCompliance[],
  fleet: ResolvedFleet,
  date: string,
): readonly Mend[] {
  const cases = frameworks.flatMap(({ framework, groups }) => {
    const about = new Map(
      framework.rules.flatMap((rule): [FrameworkRule, Asked][] =>
        isSettingAsk(rule.ask) ? [[rule, { rule, framework, ask: rule.ask }]] : [],
      ),
    );
    return groups.flatMap(({ group, rules }) =>
      rules.flatMap(({ rule, standing }): Case[] => {
        const asked = about.get(rule);
        return asked === undefined ? [] : [{ asked, group, standing }];
      }),
    );
  });
  const settings = sortedSettings(cases.filter(isOpen).map(({ asked }) => asked.ask.setting));
  const ofSetting = groupBy(cases, ({ asked }) => asked.ask.setting);
  const trials = settings.flatMap((setting) => trialsOf(ofSetting.get(setting) ?? []));
  return acceptable(trials, newFindings(fleet, date)).map(mendOf);
}

/** A change that was tried, in each group where it mends more than it breaks. */
interface Trial {
  readonly setting: string;
  readonly value: SettingValue;
  readonly parts: readonly Part[];
}

/** What the change does to a group. */
interface Part {
  readonly group: ResolvedGroup;
  readonly won: number;
  readonly lost: number;
}

/** A change without the groups that it cannot be made in, and what is found in the others. */
interface Checked extends Trial {
  readonly findings: readonly Finding[];
}

const gain = ({ parts }: Trial) => parts.reduce((sum, { won, lost }) => sum + won - lost, 0);
const byGain = (a: Trial, b: Trial) => gain(b) - gain(a);
const isOpen = ({ standing }: Case) => standing === 'violates' || standing === 'not-managed';

/** The best ones, one for each setting. Only what would be named is held to the rules. */
function acceptable(trials: readonly Trial[], find: NewFindings): readonly Checked[] {
  const accepted: Checked[] = [];
  let open: readonly (Trial | Checked)[] = trials;
  while (accepted.length < MOST) {
    const [best, ...others] = [...open].sort(byGain);
    if (best === undefined) break;
    if ('findings' in best) {
      accepted.push(best);
      open = others.filter(({ setting }) => setting !== best.setting);
    } else {
      const checked = withoutRefused(best, find);
      open = checked.parts.length === 0 ? others : [checked, ...others];
    }
  }
  return accepted;
}

function withoutRefused(trial: Trial, find: NewFindings): Checked {
  const { setting, value } = trial;
  const found = find(trial.parts.map(({ group }) => withAssignment(group, changedTo(group, setting, value))));
  const findingsOf = ({ group }: Part) => found.get(group.name) ?? [];
  const parts = trial.parts.filter((part) => findingsOf(part).every(({ severity }) => severity !== 'error'));
  return { ...trial, parts, findings: parts.flatMap(findingsOf) };
}

function mendOf({ setting, value, parts, findings }: Checked): Mend {
  const weaker = parts.filter(({ group }) => isWeaker(group, setting, value));
  return {
    setting,
    value: valueText(value),
    groups: parts.map(({ group }) => group.name),
    mended: parts.reduce((sum, { won }) => sum + won, 0),
    broken: parts.reduce((sum, { lost }) => sum + lost, 0),
    weakens: weaker.map(({ group }) => group.name),
    findings: [...new Set(findings.map(({ rule }) => rule))],
  };
}

/** By the judgement of the plan. What is added to a map is weighed by its keys. */
function isWeaker(group: ResolvedGroup, setting: string, value: SettingValue): boolean {
  const before = group.assignments.find((assignment) => assignment.setting === setting)?.value;
  const { direction } = weighChange(setting, before, joined(setting, before, value));
  return direction === 'weakens' || direction === 'mixed';
}

/** Values of one setting that mend, the best one first; of a map the best word for every key of it that is asked for. */
function trialsOf(cases: readonly Case[]): readonly Trial[] {
  const keys = [...new Set(cases.filter(isOpen).flatMap(({ asked }) => asked.ask.key ?? []))].sort();
  if (keys.length === 0) return tryAll(cases, candidatesOf(cases));
  const words = keys.flatMap((key) => {
    const own = cases.filter(({ asked }) => asked.ask.key === key);
    return Object.entries(tryAll(own, candidatesOf(own))[0]?.value ?? {});
  });
  return words.length === 0 ? [] : tryAll(cases, [Object.fromEntries(words)]);
}

function candidatesOf(cases: readonly Case[]): readonly SettingValue[] {
  const values = cases.filter(isOpen).flatMap(({ asked: { ask } }) => {
    const value = wantedValue(ask);
    return value === undefined ? [] : [ask.key === undefined ? value : { [ask.key]: String(value) }];
  });
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function tryAll(cases: readonly Case[], candidates: readonly SettingValue[]): readonly Trial[] {
  const trials = candidates.map((value) => tryValue(cases, value)).filter((trial) => gain(trial) > 0);
  return trials.sort(byGain);
}

/** Puts the value into each group and keeps it where that mends more than it breaks. */
function tryValue(cases: readonly Case[], value: SettingValue): Trial {
  const setting = cases[0]?.asked.ask.setting ?? '';
  const all = new Set(cases.map(({ asked }) => asked));
  const metIn = byKind((group) => {
    const changed = changedTo(group, setting, value);
    return new Set([...all].filter((asked) => wouldMeet(group, changed, asked.ask, asked)));
  });
  const parts = [...groupBy(cases, ({ group }) => group)].map(([group, own]): Part => {
    const met = metIn(group);
    const won = own.filter((one) => isOpen(one) && met.has(one.asked)).length;
    const lost = own.filter((one) => one.standing === 'meets' && !met.has(one.asked)).length;
    return { group, won, lost };
  });
  return { setting, value, parts: parts.filter(({ won, lost }) => won > lost) };
}

/** Fleets have thousands of groups: each case is looked at once. */
function groupBy<Key>(cases: readonly Case[], keyOf: (one: Case) => Key): ReadonlyMap<Key, readonly Case[]> {
  const found = new Map<Key, Case[]>();
  for (const one of cases) {
    const own = found.get(keyOf(one));
    if (own === undefined) found.set(keyOf(one), [one]);
    else own.push(one);
  }
  return found;
}

/** What a group would say with the value in place; to a map it is added. */
function changedTo(group: ResolvedGroup, setting: string, value: SettingValue): Assignment {
  const before = group.assignments.find((assignment) => assignment.setting === setting);
  const origin: Assignment['origin'] = before?.origin ?? {
    kind: 'written',
    layer: 'group',
    // Whoever judges a kind of groups does not look at their places.
    get at() {
      return group.at;
    },
  };
  return { setting, value: joined(setting, before?.value, value), origin };
}

function withAssignment(group: ResolvedGroup, changed: Assignment): ResolvedGroup {
  const others = group.assignments.filter(({ setting }) => setting !== changed.setting);
  return { ...group, assignments: [...others, changed] };
}

function joined(setting: string, before: SettingValue | undefined, value: SettingValue): SettingValue {
  const isMore = settingRow(setting).type.kind === 'map' && typeof before === 'object' && typeof value === 'object';
  return isMore ? ({ ...before, ...value } as SettingValue) : value;
}
