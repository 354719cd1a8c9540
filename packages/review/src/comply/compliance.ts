import type { Justification, LocatedWaiver, Location, ResolvedGroup } from '@mdav/core';
import type { Framework, FrameworkRule } from '@mdav/core/frameworks';

/**
 * How a group stands to a rule of a framework.
 *
 * - `meets`: it says what is asked for.
 * - `no-effect`: it says so, and in the mode of the group Defender does nothing with it.
 * - `waived`: it does not, and somebody answers for that.
 * - `violates`: it says something else.
 * - `not-managed`: it says nothing, or nothing that reaches the devices; another policy may.
 * - `not-told`: the device did not tell; of a policy nothing stands so.
 * - `not-applicable`: the rule is for other operating systems.
 */
export const STANDINGS = [
  'meets',
  'no-effect',
  'waived',
  'violates',
  'not-managed',
  'not-told',
  'not-applicable',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** What was judged: what a policy says, or what devices show. */
export type Judged = 'policy' | 'devices';

/** A group held to one rule. */
export interface RuleStanding {
  readonly rule: FrameworkRule;
  readonly standing: Standing;
  /** What the rule asks for, in words. */
  readonly wants: string;
  /** What the group says, in words; absent where it says nothing. */
  readonly says?: string;
  /** Why it stands so, where that does not show from the two. */
  readonly why?: string;
  /** Where the value was written, or the group. */
  readonly at: Location;
  readonly waiver?: Omit<LocatedWaiver, 'at'>;
  /** What the fleet says of why it has another value than the rule asks for. */
  readonly justification?: Justification;
}

/** How many rules stand how. */
export type Tally = Readonly<Record<Standing, number>>;

/** What is held to a framework. */
export interface Subject {
  readonly group: ResolvedGroup;
  /** The device of the group that was judged; absent where the policy was. */
  readonly device?: string | undefined;
}

/** A group held to one framework, or one device of it. */
export interface GroupCompliance extends Subject {
  readonly rules: readonly RuleStanding[];
  readonly tally: Tally;
}

/** A framework, and every group that it is for; a group without such an operating system is left out. */
export interface FrameworkCompliance {
  readonly framework: Framework;
  readonly groups: readonly GroupCompliance[];
  readonly tally: Tally;
}

/** A fleet held to frameworks. */
export interface Compliance {
  readonly fleet: string;
  readonly file?: string;
  /** Path of the working folder inside the repository, `/`-separated: formats name files from the repository's root. */
  readonly folder?: string;
  readonly judged: Judged;
  /** The day on which waivers were looked at, `YYYY-MM-DD`. */
  readonly date: string;
  readonly frameworks: readonly FrameworkCompliance[];
  /** The changes of one setting that bring most rules to `meets`, the best one first. */
  readonly mends: readonly Mend[];
  /** Waivers of rules of frameworks that answer for nothing. */
  readonly idleWaivers: readonly IdleWaiver[];
  /** Present where nobody named a framework and many are told: a form for a terminal may leave their rules out. */
  readonly isOverview?: true;
  /** What fits where the Markdown goes; absent for everything. */
  readonly maxCharacters?: number;
}

/**
 * Why a waiver answers for nothing.
 *
 * - `unknown-framework`: neither what was looked at nor what comes with mdav goes by the name.
 * - `unknown-rule`: the framework has no such rule.
 * - `unknown-group`: the fleet has no such group.
 * - `other-systems`: the framework is for other operating systems than those of the group.
 * - `expired`: its last day is over.
 * - `not-needed`: the rule is met, or is not for these operating systems, or is about another setting.
 */
export const IDLE_REASONS = [
  'unknown-framework',
  'unknown-rule',
  'unknown-group',
  'other-systems',
  'expired',
  'not-needed',
] as const;
export type IdleReason = (typeof IDLE_REASONS)[number];

/** A waiver that answers for nothing, and why. */
export interface IdleWaiver extends LocatedWaiver {
  readonly idle: IdleReason;
  /** The name that was likely meant, where one is unknown. */
  readonly likely?: string;
}

/** One change of one setting, in every group where it mends more than it breaks. */
export interface Mend {
  readonly setting: string;
  /** The value, as a fleet file writes it; of a map what is added to it. */
  readonly value: string;
  readonly groups: readonly string[];
  /** Rules that are met afterwards and were not before, counted per group. */
  readonly mended: number;
  /** Rules of other frameworks that are met before and not afterwards. */
  readonly broken: number;
  /** Those of the groups in which it protects less than before, by the judgement of the plan. */
  readonly weakens: readonly string[];
  /** Rules of `mdav check` that find something then and did not before; what they refuse is left out. */
  readonly findings: readonly string[];
}

/** What was judged, by its name: the device, or the group. */
export function subjectOf({ group, device }: Subject): string {
  return device ?? group.name;
}

/** How many rules stand how. */
export function tallyOf(standings: readonly { readonly standing: Standing }[]): Tally {
  const counts: Record<Standing, number> = {
    meets: 0,
    'no-effect': 0,
    waived: 0,
    violates: 0,
    'not-managed': 0,
    'not-told': 0,
    'not-applicable': 0,
  };
  for (const { standing } of standings) counts[standing] += 1;
  return counts;
}

/** Rules that are for the group at all. */
export function applicable(tally: Tally): number {
  return STANDINGS.reduce((sum, standing) => sum + (standing === 'not-applicable' ? 0 : tally[standing]), 0);
}

/** True when nothing is left that nobody answers for. */
export function isCompliant(tally: Tally): boolean {
  return tally.violates + tally['not-managed'] + tally['not-told'] === 0;
}
