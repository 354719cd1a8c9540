import {
  type Assignment,
  type ResolvedGroup,
  type SettingValue,
  settingRow,
  sortedSettings,
  valueText,
} from '@mdav/core';
import { isSettingAsk, type SettingAsk, wantedValue } from '@mdav/core/frameworks';
import type { FrameworkCompliance, Mend, RuleStanding } from './compliance.ts';
import { type JudgeContext, judgeRule } from './judge-rule.ts';

/** The most changes that are named. */
const MOST = 5;

/** A rule as it stands, with what it takes to judge it again. */
interface Case {
  readonly standing: RuleStanding;
  readonly group: ResolvedGroup;
  readonly context: JudgeContext;
  readonly ask: SettingAsk;
}

/**
 * The changes of one setting that bring most rules to `meets`. Each is tried: the rules about the setting are judged again
 * with the value in place, so that what another framework loses counts against it.
 */
export function findMends(
  frameworks: readonly FrameworkCompliance[],
  rest: Omit<JudgeContext, 'framework'>,
): readonly Mend[] {
  const cases = frameworks.flatMap(({ framework, groups }) =>
    groups.flatMap(({ group, rules }) =>
      rules.flatMap((standing): Case[] =>
        isSettingAsk(standing.rule.ask)
          ? [{ standing, group, context: { ...rest, framework }, ask: standing.rule.ask }]
          : [],
      ),
    ),
  );
  const settings = sortedSettings(cases.filter(isOpen).map(({ ask }) => ask.setting));
  const mends = settings.flatMap((setting) => bestMend(cases.filter(({ ask }) => ask.setting === setting)) ?? []);
  const best = mends.sort((a, b) => gain(b) - gain(a)).slice(0, MOST);
  return best.map(({ value, ...mend }) => ({ ...mend, value: valueText(value) }));
}

/** A change that was tried. */
type Trial = Omit<Mend, 'value'> & { readonly value: SettingValue };

const gain = ({ mended, broken }: Trial) => mended - broken;
const isOpen = ({ standing: { standing } }: Case) => standing === 'violates' || standing === 'not-managed';

/** The best value of one setting; of a map the best word for every key of it that is asked for. */
function bestMend(cases: readonly Case[]): Trial | undefined {
  const keys = [...new Set(cases.filter(isOpen).flatMap(({ ask }) => ask.key ?? []))].sort();
  if (keys.length === 0) return bestOf(cases, candidatesOf(cases));
  const best = keys.map((key) => {
    const own = cases.filter(({ ask }) => ask.key === key);
    return bestOf(own, candidatesOf(own));
  });
  const words = best.flatMap((trial) => (trial === undefined ? [] : Object.entries(trial.value)));
  return words.length === 0 ? undefined : bestOf(cases, [Object.fromEntries(words)]);
}

function candidatesOf(cases: readonly Case[]): readonly SettingValue[] {
  const values = cases.filter(isOpen).flatMap(({ ask }) => {
    const value = wantedValue(ask);
    return value === undefined ? [] : [ask.key === undefined ? value : { [ask.key]: String(value) }];
  });
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function bestOf(cases: readonly Case[], candidates: readonly SettingValue[]): Trial | undefined {
  const trials = candidates.map((value) => tryValue(cases, value)).filter((trial) => gain(trial) > 0);
  return trials.sort((a, b) => gain(b) - gain(a))[0];
}

/** Puts the value into each group and keeps it where that mends more than it breaks. */
function tryValue(cases: readonly Case[], value: SettingValue): Trial {
  const setting = cases[0]?.ask.setting ?? '';
  const groups: string[] = [];
  let mended = 0;
  let broken = 0;
  for (const group of new Set(cases.map((one) => one.group))) {
    const own = cases.filter((one) => one.group === group);
    const changed = withValue(group, setting, value);
    const isMet = ({ standing: { rule }, context }: Case) => judgeRule(changed, rule, context).standing === 'meets';
    const won = own.filter((one) => isOpen(one) && isMet(one)).length;
    const lost = own.filter((one) => one.standing.standing === 'meets' && !isMet(one)).length;
    if (won <= lost) continue;
    groups.push(group.name);
    mended += won;
    broken += lost;
  }
  return { setting, value, groups, mended, broken };
}

/** The group with the value in place; to a map it is added. */
function withValue(group: ResolvedGroup, setting: string, value: SettingValue): ResolvedGroup {
  const before = group.assignments.find((assignment) => assignment.setting === setting);
  const isMore = settingRow(setting).type.kind === 'map' && typeof before?.value === 'object';
  const joined = isMore && typeof value === 'object' ? { ...(before.value as object), ...(value as object) } : value;
  const origin: Assignment['origin'] = before?.origin ?? { kind: 'written', layer: 'group', at: group.at };
  const changed: Assignment = { setting, value: joined as SettingValue, origin };
  const others = group.assignments.filter((assignment) => assignment.setting !== setting);
  return { ...group, assignments: [...others, changed] };
}
