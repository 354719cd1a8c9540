import { type Finding, type Justification, justificationText, valueText } from '@mdav/core';
import { type Departure, departureWords, JUSTIFICATION_KEYS } from '@mdav/core/format';
import type { ValueChange } from '../diff/value-change.ts';
import { clip } from '../text/clip.ts';
import { count } from '../text/count.ts';
import type {
  FindingChanges,
  FleetPlan,
  GroupPlan,
  RawChange,
  ReasonChange,
  SettingChange,
  Transition,
  WaiverChange,
} from './fleet-plan.ts';
import type { PlanBase } from './plan-document.ts';

/** What a plan was made against, in a few words. */
export function baseWords(base: PlanBase): string {
  switch (base.kind) {
    case 'git':
      return base.exists ? base.ref : `${base.ref}, which has no ${base.file} yet`;
    case 'file':
      return base.file;
    case 'output':
      return `the files in ${base.folder}`;
  }
}

/** What there is to say about the old side besides: it may not be what a build left. */
export function baseNotes(base: PlanBase): readonly string[] {
  if (base.kind === 'git')
    return base.asNow.map((file) => `${base.ref} does not have ${file}: both sides take it as it is now.`);
  if (base.kind !== 'output') return [];
  const list = (paths: readonly string[]) => `${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ', …' : ''}`;
  return [
    ...(base.tampered.length > 0
      ? [
          `${count(base.tampered.length, 'file')} in ${base.folder} ${base.tampered.length === 1 ? 'is' : 'are'} not as mdav left it: ${list(base.tampered)}. The plan compares with what is there.`,
        ]
      : []),
    ...(base.missing.length > 0
      ? [
          `${count(base.missing.length, 'file')} of ${base.folder} ${base.missing.length === 1 ? 'is' : 'are'} missing: ${list(base.missing)}.`,
        ]
      : []),
    ...(base.uncarried === undefined
      ? []
      : [
          `${count(base.uncarried, 'setting')} of the fleet ${base.uncarried === 1 ? 'is' : 'are'} in no file, since people set ${base.uncarried === 1 ? 'it' : 'them'} by hand or nothing can: not compared.`,
        ]),
    `What is wrong with ${base.folder} is not known; \`mdav check\` tells the findings of the fleet as it is now.`,
  ];
}

/** `2 of 6 groups change: 1 setting weaker, 3 stronger, 1 dead end`. */
export function totalsWords({ groups, totals, waivers }: FleetPlan): string {
  const answers = waivers.length > 0 ? [count(waivers.length, 'waiver')] : [];
  if (totals.groups === 0) return ['no group changes', ...answers].join(', ');
  const { strengthens, weakens, mixed, neutral } = totals.settings;
  const parts = [
    ...(weakens > 0 ? [`${weakens} weaker`] : []),
    ...(strengthens > 0 ? [`${strengthens} stronger`] : []),
    ...(mixed > 0 ? [`${mixed} both`] : []),
    ...(neutral > 0 ? [`${neutral} neutral`] : []),
  ];
  const number = weakens + strengthens + mixed + neutral;
  return [
    `${totals.groups} of ${count(groups.length, 'group')} ${totals.groups === 1 ? 'changes' : 'change'}`,
    ...(totals.renamed > 0 ? [`${totals.renamed} renamed`] : []),
    ...(number > 0 ? [`${count(number, 'setting')} (${parts.join(', ')})`] : []),
    ...(totals.reasons > 0 ? [count(totals.reasons, 'reason')] : []),
    ...answers,
    ...(totals.deadEnds > 0 ? [count(totals.deadEnds, 'dead end')] : []),
  ].join(', ');
}

/** The mode of a group, or from which to which it goes. */
export function modeWords({ kind, mode: { before, after } }: GroupPlan): string {
  if (kind === 'added') return after ?? '';
  if (kind === 'removed') return before ?? 'not known';
  return before === after ? (after ?? '') : `${before ?? 'not known'} → ${after ?? 'not known'}`;
}

/** Who tells the mode that devices leave, where it is not that of the old side. */
export function transitionSource({ mode, transition }: GroupPlan): string {
  return transition === undefined || transition.before === mode.before ? '' : ', as `currentMode` says,';
}

/** From which mode to which a way leads. Where it stays, there is a way because the agent is another one. */
export function transitionWords({ before, after }: Transition, source: string, code: (mode: string) => string): string {
  return before === after
    ? `stays ${code(after)}, with another agent`
    : `from ${code(before)}${source} to ${code(after)}`;
}

/** How the mode comes about, when that changes. */
export function mechanismChange({ kind, mode, mechanism: { before, after } }: GroupPlan): string | undefined {
  const [old, fresh] = [before.join('; '), after.join('; ')];
  if (kind === 'removed' || fresh === '') return undefined;
  // The files of an old side tell the mode, and not how it came about.
  if (before.length === 0) return mode.before === mode.after ? undefined : fresh;
  return old === fresh ? undefined : `${old} → ${fresh}`;
}

/** A change of a value in one line. */
export function changeWords({ change, kind, after }: SettingChange): string {
  return clip(kind === 'rerouted' && after !== undefined ? valueText(after) : valueChangeWords(change, UNMANAGED));
}

const UNMANAGED = { before: 'not managed', after: 'not managed' };

/** How a value became another one, with words for a side that says none. */
export function valueChangeWords(
  change: ValueChange,
  absent: { readonly before: string; readonly after: string },
): string {
  switch (change.kind) {
    case 'value':
      return `${change.before ?? absent.before} → ${change.after ?? absent.after}`;
    case 'entries':
      return [...change.removed.map((entry) => `− ${entry}`), ...change.added.map((entry) => `+ ${entry}`)].join(', ');
    case 'keys':
      return change.keys
        .map(({ key, before, after }) => `${key}: ${before ?? absent.before} → ${after ?? absent.after}`)
        .join(', ');
  }
}

/** Which layers the value comes from, and how it stands to the preset; empty where nobody knows. */
export function layersOfChange({ setting, kind, from = [], departs, because }: SettingChange): string {
  // What the mode asks for is told with its reason.
  const layers =
    because === undefined && from.length > 0 ? `${kind === 'removed' ? 'was from' : 'from'} ${from.join(' + ')}` : '';
  const departure = departs === undefined ? '' : departureWords(withoutReason(departs), setting);
  return [layers, departure].filter((part) => part !== '').join('; ');
}

/** Reasons are told in lines of their own. */
function withoutReason({ reason: _, ...departs }: Departure): Departure {
  return departs;
}

/** The ways to the devices, or how they change. */
export function channelWords(change: Pick<SettingChange, 'channels' | 'kind'>): string {
  return wayWords(change, 'by hand');
}

/** The same of something without a setting, which nobody sets by hand. */
export function rawChannelWords(change: Pick<RawChange, 'channels' | 'kind'>): string {
  return wayWords(change, 'not carried');
}

function wayWords(
  { channels: { before, after }, kind }: Pick<SettingChange, 'channels' | 'kind'>,
  none: string,
): string {
  const words = (ways: readonly string[]) => (ways.length === 0 ? none : ways.join(', '));
  if (kind === 'added') return words(after);
  if (kind === 'removed') return words(before);
  return before.join() === after.join() ? words(after) : `${words(before)} → ${words(after)}`;
}

/** A change of something without a setting in one line. */
export function rawWords({ a, b, kind }: RawChange): string {
  return clip(kind === 'rerouted' && b !== undefined ? b : `${a ?? 'not set'} → ${b ?? 'not set'}`);
}

/** The groups of findings that a reviewer looks at, the worst first in each. */
export function findingGroups({ added, resolved, waived, reopened }: FindingChanges) {
  const sorted = (findings: readonly Finding[]) =>
    [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  return [
    { kind: 'added', title: 'new', findings: sorted(added) },
    { kind: 'reopened', title: 'open again', findings: sorted(reopened) },
    { kind: 'waived', title: 'answered for', findings: sorted(waived) },
    { kind: 'resolved', title: 'resolved', findings: sorted(resolved) },
  ] as const;
}

const SEVERITIES = ['error', 'warning', 'info'];

/** What a reason is about: the setting, and the key or entry of it. */
export function reasonSubject({ about, part }: ReasonChange): string {
  return part === undefined ? about : `${about}, ${part}`;
}

/** Why something is as it is; what of that changes, where it does. */
export function reasonWords({ before, after }: Pick<ReasonChange, 'before' | 'after'>): string {
  if (before === undefined || after === undefined) return justificationText(after ?? before ?? {});
  const changed = JUSTIFICATION_KEYS.filter((key) => before[key] !== after[key]);
  if (changed.length === 0) return justificationText(after);
  return changed
    .map((key) => `${PART_WORDS[key]} ${before[key] ?? 'not said'} → ${after[key] ?? 'not said'}`)
    .join('; ');
}

const PART_WORDS: Readonly<Record<keyof Justification, string>> = {
  reason: 'reason:',
  owner: 'owner:',
  expires: 'until',
  ticket: 'ticket',
};

/** A reason that is another one now, of what stays as it is. */
export function lonelyWords(change: Pick<ReasonChange, 'before' | 'after'>): string {
  const words = reasonWords(change);
  if (change.before === undefined) return `no reason → ${words}`;
  return change.after === undefined ? `${words} → no reason` : words;
}

/** The reasons of a setting or a raw entry that changes, a line each. */
export function reasonsOfChange({ reasons }: GroupPlan, about: string): readonly string[] {
  return reasons
    .filter((reason) => reason.about === about)
    .map((reason) =>
      [
        ...(reason.part === undefined ? [] : [`${reason.part}:`]),
        reason.after === undefined ? lonelyWords(reason) : reasonWords(reason),
      ].join(' '),
    );
}

/** `V-213426 for kiosks` in a few words, and what becomes of the waiver. */
export function waiverSubject({ rule, group, setting }: WaiverChange): string {
  return `${rule} for ${group}${setting === undefined ? '' : `, ${setting}`}`;
}

/** What becomes of a waiver. */
export function waiverKind({ before, after }: WaiverChange): 'new' | 'gone' | 'changed' {
  return before === undefined ? 'new' : after === undefined ? 'gone' : 'changed';
}
