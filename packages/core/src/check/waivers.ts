import type { Location } from '../diagnostic/diagnostic.ts';
import { misspelt, suggest } from '../diagnostic/suggest.ts';
import type { LocatedWaiver } from '../model/resolved.ts';
import type { Edit } from '../rule/edit.ts';
import { pathAt, removing, type WithFixes } from '../rule/fixes.ts';
import { groupBy } from '../rule/group-by.ts';
import type { Finding, RuleInfo } from '../rule/rule.ts';
import { waiverBroad } from '../rules/file/waiver-broad.ts';
import { waiverExpired } from '../rules/file/waiver-expired.ts';
import { waiverUnknown } from '../rules/file/waiver-unknown.ts';
import { waiverUnused } from '../rules/file/waiver-unused.ts';

/** What waivers are held against. */
export interface WaiverContext {
  /** Today, `YYYY-MM-DD`. */
  readonly date: string;
  /** Ids of the rules that there are. */
  readonly known: ReadonlySet<string>;
  /** False where there are rules besides that nobody knows here. */
  readonly knowsAll: boolean;
  /** Names of the groups that there are. */
  readonly groups: ReadonlySet<string>;
}

/** The waiver that answers for a finding on a day. */
export function findWaiver(
  finding: Finding,
  waivers: readonly LocatedWaiver[],
  date: string,
): LocatedWaiver | undefined {
  return waivers.find((waiver) => waiver.expires >= date && matches(waiver, finding));
}

/**
 * Marks the findings that somebody answers for, and reports waivers that do nothing: expired, of an unknown rule or
 * group, or without anything to waive. A waiver of a hidden finding has something to waive. A waiver that answers for
 * several settings at once is reported too.
 */
export function applyWaivers(
  shown: readonly Finding[],
  hidden: readonly Finding[],
  waivers: readonly LocatedWaiver[],
  context: WaiverContext,
): readonly Finding[] {
  if (waivers.length === 0) return shown;
  const waiversByKey = groupBy(waivers, keyOf);
  const findingsByKey = groupBy([...shown, ...hidden], keyOf);
  const marked = shown.map((finding) => {
    const waiver = findWaiver(finding, waiversByKey.get(keyOf(finding)) ?? [], context.date);
    if (waiver === undefined) return finding;
    const { at: _, ...plain } = waiver;
    return { ...finding, waiver: plain };
  });
  const doubtful = waivers.flatMap((waiver) => {
    const matched = (findingsByKey.get(keyOf(waiver)) ?? []).filter((finding) => matches(waiver, finding));
    return judgeWaiver(waiver, matched, { ...context, count: waivers.length });
  });
  return [...marked, ...doubtful];
}

/** What a waiver and its findings have in common. */
function keyOf({ rule, group }: { readonly rule: string; readonly group?: string }): string {
  return `${rule} ${group}`;
}

function matches(waiver: LocatedWaiver, finding: Finding): boolean {
  return keyOf(waiver) === keyOf(finding) && (waiver.setting === undefined || waiver.setting === finding.setting);
}

function judgeWaiver(
  waiver: LocatedWaiver,
  matched: readonly Finding[],
  { date, known, knowsAll, groups, count }: WaiverContext & { readonly count: number },
): readonly Finding[] {
  const { rule, group, setting, expires, owner, at } = waiver;
  const isNeeded = matched.length > 0;
  const name = `The waiver of ${rule} for "${group}"`;
  const isOfFramework = rule.includes(':');
  if (!known.has(rule) && !isOfFramework && knowsAll) {
    const hint = correct('the id of the rule', suggest(rule, known));
    return [
      report(waiverUnknown, waiver, `${name} names no rule.`, hint, correcting(at, 'rule', misspelt(rule, known))),
    ];
  }
  if (!groups.has(group)) {
    const hint = correct('the name of the group', suggest(group, groups));
    const fix = correcting(at, 'group', misspelt(group, groups));
    return [report(waiverUnknown, waiver, `${name} names no group of this fleet.`, hint, fix)];
  }
  if (!known.has(rule) && !isOfFramework) return [];
  if (expires < date) {
    const hint =
      isNeeded || isOfFramework
        ? `Mend the cause, or have ${owner} extend it.`
        : 'Remove it: nothing needs it any more.';
    return [
      report(
        waiverExpired,
        waiver,
        `${name} expired on ${expires}.`,
        hint,
        isNeeded || isOfFramework ? {} : removing(at),
      ),
    ];
  }
  // Whether the rule of a framework needs one, `mdav comply` tells: the frameworks are not at hand here.
  if (isOfFramework) return [];
  if (!isNeeded) return [report(waiverUnused, waiver, `${name} waives nothing.`, waiverUnused.fix, removing(at))];
  const covered = [...new Set(matched.flatMap((finding) => finding.setting ?? []))].sort();
  if (setting !== undefined || covered.length < 2) return [];
  const message = `${name} covers ${covered.length} settings: ${covered.join(', ')}.`;
  const isAboutSettings = matched.every((finding) => finding.setting !== undefined);
  const fix = isAboutSettings ? splitting(waiver, covered, count) : {};
  return [report(waiverBroad, waiver, message, waiverBroad.fix, fix)];
}

function report(
  { id, severity, sources }: RuleInfo,
  { group, at }: LocatedWaiver,
  message: string,
  hint: string,
  fix: WithFixes,
): Finding {
  return { rule: id, severity, group, message, hint, at, sources, ...fix };
}

/** Writes what a key of the waiver was to be, where that is beyond doubt. */
function correcting(at: Location, key: string, meant: string | undefined): WithFixes {
  const path = pathAt(at);
  return path === undefined || meant === undefined
    ? {}
    : { fixes: { edits: [{ kind: 'set', path: [...path, key], value: meant }] } };
}

/** Makes one waiver per setting of a waiver without one: the waiver itself gets the first, copies at the end the others. */
function splitting({ at, ...waiver }: LocatedWaiver, settings: readonly string[], count: number): WithFixes {
  const path = pathAt(at);
  if (path === undefined) return {};
  const { rule, group, ...rest } = waiver;
  const edits = settings.map(
    (setting, index): Edit =>
      index === 0
        ? { kind: 'set', path: [...path, 'setting'], value: setting }
        : { kind: 'set', path: [...path.slice(0, -1), count + index - 1], value: { rule, group, setting, ...rest } },
  );
  return { fixes: { edits } };
}

function correct(what: string, likely: string | undefined): string {
  return likely === undefined ? `Correct ${what}.` : `Correct ${what}: did you mean "${likely}"?`;
}
