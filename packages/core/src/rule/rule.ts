import type { Location, Severity } from '../diagnostic/diagnostic.ts';
import type { SourceId } from '../facts/sources.ts';
import type { Waiver } from '../model/fleet.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { Baseline, Technique } from '../model/vocabulary.ts';
import type { Autofix } from './autofix.ts';
import type { RuleChapter } from './chapters.ts';
import type { Fixes } from './edit.ts';

/** What there is to say about a rule, apart from its check: enough for its page. */
export interface RuleInfo {
  /** Kebab-case; also the file's name, the page, the waiver key and the name in reports. */
  readonly id: string;
  readonly chapter: RuleChapter;
  /** What it reports at most; a finding may be milder and says so. */
  readonly severity: Severity;
  /** When it reports one level lower because a fact is missing: the end of a sentence, from `while` on. */
  readonly milder?: string;
  /** `strict`: only told to who asks for everything. Default: told to everybody. */
  readonly set?: 'strict';
  /** The baselines in which it holds. Default: all. */
  readonly baselines?: readonly Baseline[];
  /** What is wrong, in one sentence. */
  readonly what: string;
  /** Why that matters, in one to three sentences. */
  readonly why: string;
  /** How to mend it; starts with a verb. */
  readonly fix: string;
  /** What `mdav check --fix` does about it, or why it leaves it to people. */
  readonly autofix: Autofix;
  /** When a waiver is right, in one sentence. */
  readonly waive: string;
  /** The contradiction between sources that it settles, and how. */
  readonly settles?: string;
  readonly basis: RuleBasis;
  /** Empty only for a rule of our own. */
  readonly sources: readonly SourceId[];
  /** Guards against deploying something that Microsoft documents as unsupported: can be waived, never turned off. */
  readonly guard?: true;
  /** Which other findings it makes superfluous. */
  readonly silences?: Silences;
  /** An example that passes and one that does not: YAML of a group, or of a whole fleet when it starts with `mdav:`. */
  readonly good: string;
  readonly bad: string;
}

/**
 * How a rule is known: a page or template says it, it follows from several, a single weak source says it, or it is a
 * convention of ours.
 */
export type RuleBasis = 'documented' | 'inferred' | 'uncertain' | 'ours';

/** One documented constraint on a group. */
export interface Rule extends RuleInfo {
  check(group: ResolvedGroup, context: RuleContext): readonly Found[];
}

/** What a check depends on besides the group. */
export interface RuleContext {
  /** Today, `YYYY-MM-DD`. */
  readonly date: string;
}

/** Rules of your own that a fleet is held to, beside ours. */
export interface OwnRules {
  readonly rules?: readonly Rule[] | undefined;
  /**
   * Those of the fleet's `ruleFiles`, as it names them, whose rules are among `rules`. What the others would find is not
   * known, and that is an error.
   */
  readonly ruleFilesRun?: readonly string[] | undefined;
}

/** Findings of these rules, at the same severity or lower, say nothing new beside a finding of this one. */
export interface Silences {
  readonly rules: readonly string[];
  /** Only those at the same place. Default: anywhere in the group. */
  readonly where?: 'same-place';
  /** Only in groups with this technique. */
  readonly technique?: Technique;
}

/** What a rule reports about a group, before it is known under whose name. */
export interface Found {
  /** Default: the rule's. */
  readonly severity?: Severity;
  /** `strict` where this one is only good to know, and the rule's others are told to everybody. */
  readonly set?: 'strict';
  /** What is wrong, with the actual value; a complete sentence. */
  readonly message: string;
  /** What to do; starts with a verb. Default: the rule's fix. */
  readonly hint?: string;
  readonly at: Location;
  /** The setting that it is about. */
  readonly setting?: string;
  /** Edits that mend it safely: the file then says what its author meant, and nothing else changes. */
  readonly fixes?: Fixes;
}

/** Something that a rule found. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Name of the group; absent when it is about the file as a whole. */
  readonly group?: string;
  readonly setting?: string;
  readonly message: string;
  readonly hint?: string;
  readonly at: Location;
  /** The documentation that it was held to. */
  readonly baseline?: Baseline;
  readonly sources: readonly SourceId[];
  /** Who answers for it; a waived finding stops nothing. */
  readonly waiver?: Waiver;
  /** Edits that mend it safely. */
  readonly fixes?: Fixes;
}

/** States a rule; the type says what is missing. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
