import type { LocatedWaiver, ResolvedFleet } from '@mdav/core';
import { closest } from '@mdav/core/format';
import {
  type Framework,
  findFrameworks,
  findRules,
  frameworkName,
  isSettingAsk,
  latestFrameworks,
  type SettingAsk,
} from '@mdav/core/frameworks';
import type { FrameworkCompliance, IdleWaiver } from './compliance.ts';
import { waiverOf } from './judge-rule.ts';

/** What waivers are held against. */
export interface IdleContext {
  readonly judged: readonly FrameworkCompliance[];
  /** Every framework that there is, also those that were not looked at; where nobody knows them, any name may be right. */
  readonly known: readonly Framework[] | undefined;
  readonly date: string;
  /** Waivers of other groups are of no interest. */
  readonly group: string | undefined;
}

/**
 * The waivers of rules of frameworks that answer for nothing, with the reason. What is about a framework that is known and
 * was not looked at may well be needed; a waiver of a rule of `check` has no colon.
 */
export function findIdleWaivers(fleet: ResolvedFleet, context: IdleContext): readonly IdleWaiver[] {
  const groups = new Set(fleet.groups.map(({ name }) => name));
  return fleet.waivers
    .filter(({ rule, group }) => rule.includes(':') && (context.group === undefined || context.group === group))
    .flatMap((waiver) => {
      const idle = whyIdle(waiver, groups, context);
      return idle === undefined ? [] : [{ ...waiver, ...idle }];
    });
}

type Idle = Pick<IdleWaiver, 'idle' | 'likely'>;

function whyIdle(
  waiver: LocatedWaiver,
  groups: ReadonlySet<string>,
  { judged, known, date }: IdleContext,
): Idle | undefined {
  const colon = waiver.rule.indexOf(':');
  const [name, id] = [waiver.rule.slice(0, colon), waiver.rule.slice(colon + 1)];
  const meant = judged.filter(({ framework }) => findFrameworks([framework], name).length > 0);
  if (meant.length === 0)
    return known === undefined || findFrameworks(known, name).length > 0 ? undefined : unknownFramework(name, known);
  const frameworks = meant.map(({ framework }) => framework);
  if (!frameworks.some(({ rules }) => rules.some((rule) => rule.id.toLowerCase() === id.toLowerCase())))
    return unknownRule(id, frameworks);
  if (!groups.has(waiver.group)) return { idle: 'unknown-group', ...likelyOf(waiver.group, groups) };
  const own = meant.flatMap(({ framework, groups: held }) =>
    held.filter(({ group }) => group.name === waiver.group).map((one) => ({ framework, ...one })),
  );
  if (own.length === 0) return { idle: 'other-systems' };
  if (waiver.expires < date) return { idle: 'expired' };
  const isUsed = own.some(({ framework, group, rules }) =>
    rules.some(
      ({ rule, standing }) =>
        standing === 'waived' && waiverOf(group, rule, { framework, waivers: [waiver], date }) !== undefined,
    ),
  );
  return isUsed ? undefined : { idle: 'not-needed' };
}

function unknownFramework(name: string, known: readonly Framework[]): Idle {
  const [newest] = latestFrameworks(findFrameworks(known, name.replace(/@.*$/s, '')));
  if (newest !== undefined) return { idle: 'unknown-framework', likely: frameworkName(newest) };
  const names = new Set(known.flatMap((framework) => [framework.id, frameworkName(framework)]));
  return { idle: 'unknown-framework', ...likelyOf(name, names) };
}

/** A rule of DISA goes by several ids; a waiver takes the one of the framework. */
function unknownRule(id: string, frameworks: readonly Framework[]): Idle {
  const [same] = findRules(frameworks, id);
  if (same !== undefined) return { idle: 'unknown-rule', likely: same.rule.id };
  const about = frameworks.flatMap(({ rules }) => rules).find(({ ask }) => isSettingAsk(ask) && nameOf(ask) === id);
  if (about !== undefined) return { idle: 'unknown-rule', likely: about.id };
  return {
    idle: 'unknown-rule',
    ...likelyOf(
      id,
      frameworks.flatMap(({ rules }) => rules.map((rule) => rule.id)),
    ),
  };
}

/** Rules of a baseline go by values of the registry; people know the setting, or the key of a map. */
function nameOf({ setting, key }: SettingAsk): string {
  return key ?? setting;
}

function likelyOf(word: string, known: Iterable<string>): Pick<Idle, 'likely'> {
  const [likely] = closest(word, known);
  return likely === undefined ? {} : { likely };
}
