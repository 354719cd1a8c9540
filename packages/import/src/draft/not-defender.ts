import type { Diagnostic } from '@mdav/core';
import { rawSubject } from '@mdav/core/format';
import { type FoundPolicy, policySentence, policyWords } from '../policy/found-policy.ts';
import { byReason, otherPlaces } from './other-places.ts';

/**
 * Counts and names the policies of which nothing comes along, with what they are about: those that say nothing about
 * Defender, or with `all` those that say nothing for which a fleet file has a form, and why not.
 */
export function notDefender(others: readonly FoundPolicy[], all: boolean): readonly Diagnostic[] {
  const [first] = others;
  if (first === undefined) return [];
  const names = [...new Set(others.map(policyWords))];
  const places = placesOf(others.flatMap(namesIn));
  const reasons = all ? reasonsOf(others) : '';
  const isOne = names.length === 1;
  const nothing = all
    ? `${isOne ? 'says' : 'say'} nothing for which a fleet file has a form`
    : `${isOne ? 'says' : 'say'} nothing about Defender`;
  const about = `${nothing} and ${isOne ? 'is' : 'are'} left out`;
  const message = isOne
    ? `${policySentence(first)} ${about}${places === '' ? '' : `: ${places}`}.${reasons}`
    : `${names.length} policies ${about}: ${listed(names)}.${places === '' ? '' : ` They are about ${places}.`}${reasons}`;
  const hint = hintFor(others, all);
  return [{ code: 'import-not-defender', severity: 'info', message, at: { file: first.path }, hint }];
}

/** Why nothing of some policies has a form, as a sentence behind another one. */
export function reasonsOf(policies: readonly FoundPolicy[]): string {
  const reasons = [...byReason(policies.flatMap(({ unsayable }) => unsayable))].map(
    ([why, { length }]) => `${why} (${length === 1 ? '1 entry' : `${length} entries`})`,
  );
  return reasons.length === 0 ? '' : ` Why: ${reasons.join('; ')}.`;
}

/** Entries that are this few are named in full. */
const FEW = 3;

function placesOf(names: readonly string[]): string {
  return names.length <= FEW ? names.join(', ') : otherPlaces(names);
}

/** Names of what a policy says; never its data. */
function namesIn({ raw, unsayable }: FoundPolicy): readonly string[] {
  return [...raw.map(({ entry }) => rawSubject(entry)), ...unsayable.map(({ what }) => what)];
}

function listed(names: readonly string[]): string {
  return names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

function hintFor(others: readonly FoundPolicy[], all: boolean): string {
  const [first, ...more] = others;
  const [keep, it] =
    first === undefined || more.length > 0
      ? ['Keep those that are still wanted', 'them']
      : [`Keep the ${first.kind.holder} for what it sets`, 'it'];
  return !all && others.some(({ raw }) => raw.length > 0)
    ? `${keep}, or import ${it} as raw entries with --all.`
    : `${keep}.`;
}
