import type { Diagnostic } from '@mdav/core';
import { rawSubject } from '../merge/merge-raw.ts';
import { type FoundPolicy, policySentence, policyWords } from '../policy/found-policy.ts';
import { otherPlaces } from './other-places.ts';

/** Counts and names the policies that say nothing about Defender, with what they are about. */
export function notDefender(others: readonly FoundPolicy[]): readonly Diagnostic[] {
  const [first] = others;
  if (first === undefined) return [];
  const names = [...new Set(others.map(policyWords))];
  const places = placesOf(others.flatMap(namesIn));
  const message =
    names.length === 1
      ? `${policySentence(first)} says nothing about Defender and is left out${places === '' ? '' : `: ${places}`}.`
      : `${names.length} policies say nothing about Defender and are left out: ${listed(names)}.${places === '' ? '' : ` They are about ${places}.`}`;
  return [{ code: 'import-not-defender', severity: 'info', message, at: { file: first.path }, hint: hintFor(others) }];
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

function hintFor(others: readonly FoundPolicy[]): string {
  const [first, ...more] = others;
  const [keep, it] =
    first === undefined || more.length > 0
      ? ['Keep those that are still wanted', 'them']
      : [`Keep the ${first.kind.holder} for what it sets`, 'it'];
  return others.some(({ raw }) => raw.length > 0) ? `${keep}, or import ${it} as raw entries with --all.` : `${keep}.`;
}
