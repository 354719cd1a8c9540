import { valueText } from '@mdav/core';
import { clip } from '../text/clip.ts';
import type { Comparison } from './comparison.ts';
import { countDisagreements, type PolicyDiff, type SettingDifference } from './diff-policies.ts';
import type { ValueChange } from './value-change.ts';

/** The differences of one kind, which people read together. */
export interface DifferenceSection {
  readonly title: string;
  readonly differences: readonly SettingDifference[];
}

/** Differences as people want them: what the sides disagree on, then what A alone says, then B; empty ones are left out. */
export function sectionsOf(differences: readonly SettingDifference[]): readonly DifferenceSection[] {
  const titles = { differs: 'The two disagree', 'only-a': 'Only A says', 'only-b': 'Only B says' } as const;
  return (['differs', 'only-a', 'only-b'] as const).flatMap((wanted) => {
    const own = differences.filter(({ kind }) => kind === wanted);
    return own.length === 0 ? [] : [{ title: `${titles[wanted]} (${own.length})`, differences: own }];
  });
}

/** Text that was compared as such, in the same order. */
export function inSectionOrder<Line extends SidesOfDifference>(lines: readonly Line[]): readonly Line[] {
  const rank = ({ a, b }: Line) => (a !== undefined && b !== undefined ? 0 : a !== undefined ? 1 : 2);
  return lines.toSorted((one, other) => rank(one) - rank(other));
}

/** A value, or the part of it in which two sides differ, once per side; an absent side does not say the setting. */
export interface SidesOfDifference {
  readonly a?: string;
  readonly b?: string;
}

/** What each side says, in as few words as it takes: of two long lists only what the other one has not. */
export function sidesOf(difference: SettingDifference): SidesOfDifference {
  const { a, b } = wholeSidesOf(difference);
  return { ...(a === undefined ? {} : { a: clip(a) }), ...(b === undefined ? {} : { b: clip(b) }) };
}

function wholeSidesOf(difference: SettingDifference): SidesOfDifference {
  switch (difference.kind) {
    case 'only-a':
      return { a: valueText(difference.a) };
    case 'only-b':
      return { b: valueText(difference.b) };
    case 'differs':
      return sidesOfChange(difference.change);
  }
}

function sidesOfChange(change: ValueChange): SidesOfDifference {
  switch (change.kind) {
    case 'value':
      return { a: change.before ?? '', b: change.after ?? '' };
    case 'entries':
      return { a: alone(change.removed), b: alone(change.added) };
    case 'keys':
      return {
        a: change.keys.map(({ key, before }) => `${key}: ${before ?? 'not said'}`).join(', '),
        b: change.keys.map(({ key, after }) => `${key}: ${after ?? 'not said'}`).join(', '),
      };
  }
}

function alone(entries: readonly string[]): string {
  return entries.length === 0 ? 'nothing more' : `only here: ${entries.join(', ')}`;
}

/** `disagree on 2 of 41 settings; 3 stand in A alone, 1 in B alone`. */
export function verdict(diff: PolicyDiff): string {
  const disagreements = countDisagreements(diff);
  const onlyA = diff.settings.filter(({ kind }) => kind === 'only-a').length;
  const onlyB = diff.settings.filter(({ kind }) => kind === 'only-b').length;
  const both =
    diff.shared === 0
      ? 'have no setting in common'
      : disagreements === 0
        ? `agree on ${settings(diff.shared)}`
        : `disagree on ${disagreements} of ${settings(diff.shared)}`;
  const alone = [
    ...(onlyA > 0 ? [`${onlyA} ${onlyA === 1 ? 'stands' : 'stand'} in A alone`] : []),
    ...(onlyB > 0 ? [`${onlyB} ${onlyB === 1 ? 'stands' : 'stand'} in B alone`] : []),
    ...(diff.residue.length > 0
      ? [`${diff.residue.length} ${diff.residue.length === 1 ? 'difference' : 'differences'} outside the catalogue`]
      : []),
  ];
  return [both, ...alone].join('; ');
}

/** What settles both verdicts: what the sides are called. Two of a kind are told apart by their paths. */
export function sideNames({ a, b }: Comparison): readonly [string, string] {
  return a.what === b.what ? [a.path, b.path] : [`the ${a.what}`, `the ${b.what}`];
}

/** The names of the sides as a sentence starts with them: a path keeps its spelling. */
export function sidesInSentence(compared: Comparison): string {
  const [a, b] = sideNames(compared);
  return `${compared.a.what === compared.b.what ? a : a.replace(/^the /, 'The ')} and ${b}`;
}

function settings(number: number): string {
  return `${number} ${number === 1 ? 'setting' : 'settings'} that both say`;
}
