import type { CheckOptions } from '../check/check.ts';
import { checkFleet } from '../check/check.ts';
import type { Outcome } from '../diagnostic/diagnostic.ts';
import { succeed } from '../diagnostic/diagnostic.ts';
import type { FleetText } from '../parse/parse-fleet.ts';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import type { Edit } from '../rule/edit.ts';
import type { Finding } from '../rule/rule.ts';
import { applyEdits } from './apply-edits.ts';
import { type HeldFix, type KeptReferences, keepReferences } from './keep-references.ts';

/** A fleet file with everything mended that can be mended safely. */
export interface FixedFleet {
  /** The file as it should be; the same as before when there was nothing to mend. */
  readonly text: string;
  /** The findings that were mended. */
  readonly mended: readonly Finding[];
  /** Findings that have a fix, in a file that is written in a way that is not edited. */
  readonly refused: readonly Finding[];
  /** Findings that have a fix which rests on the value of a parameter, and is left for another environment. */
  readonly held: readonly HeldFix[];
}

/** Rules that undo each other's work must not go on for ever: this often a finding is mended, and no more. */
const MOST_TIMES = 4;

/**
 * Mends the findings of a fleet file that have a safe fix and that nobody answers for, until nothing is left to mend. About
 * one thing one rule has its turn after the other, and the file is checked again in between: what a rule wants may no
 * longer be right once another one had its way. Errors are those of reading and resolving.
 */
export function fixFleet(source: FleetText, options: CheckOptions): Outcome<FixedFleet> {
  const start = findingsOf(source, options);
  if (!start.ok) return start;
  let { text } = source;
  let { findings: found, held } = start.value;
  const mended: Finding[] = [];
  const refused = new Map<string, Finding>();
  const times = new Map<string, number>();
  for (;;) {
    const turn = nextTurn(
      found.filter((finding) => !refused.has(keyOf(finding)) && (times.get(keyOf(finding)) ?? 0) < MOST_TIMES),
    );
    if (turn.length === 0) break;
    for (const key of new Set(turn.map(keyOf))) times.set(key, (times.get(key) ?? 0) + 1);
    const edited = mend({ ...source, text }, turn);
    for (const finding of edited.refused) refused.set(keyOf(finding), finding);
    if (edited.mended.length === 0) continue;
    const next = findingsOf({ ...source, text: edited.text }, options);
    if (!next.ok) {
      for (const finding of edited.mended) refused.set(keyOf(finding), finding);
      continue;
    }
    text = edited.text;
    ({ findings: found, held } = next.value);
    for (const one of edited.mended) mended.push(one);
  }
  return succeed({
    text,
    mended,
    refused: [...refused.values()],
    held: held.filter(({ finding }) => isMendable(finding)),
  });
}

/** True for a finding with a fix that is right whoever asks for it, and that nobody answers for. */
export function isMendable({ fixes, waiver }: Finding): boolean {
  return fixes !== undefined && fixes.isOffer === undefined && waiver === undefined;
}

/** The findings to mend together: as many as there are, as long as no two rules are about one thing. */
function nextTurn(findings: readonly Finding[]): readonly Finding[] {
  const taken = new Map<string, string>();
  return findings.filter((finding) => {
    if (!isMendable(finding)) return false;
    const things = thingsOf(finding);
    if (things.some((thing) => (taken.get(thing) ?? finding.rule) !== finding.rule)) return false;
    for (const thing of things) taken.set(thing, finding.rule);
    return true;
  });
}

/** What a finding is about: the settings and keys of its group, or the parts of the file, that it looks at or changes. */
function thingsOf({ group = '', setting, fixes }: Finding): readonly string[] {
  const edited = (fixes?.edits ?? []).map(({ path }) => {
    const [layer] = path;
    const within =
      layer === 'groups' || layer === 'profiles' ? path.slice(2) : layer === 'defaults' ? path.slice(1) : path;
    return within[0] === 'settings' ? `settings.${within[1]}` : String(within[0]);
  });
  return [...edited, ...(setting === undefined ? [] : [`settings.${setting}`])].map((thing) => `${group} ${thing}`);
}

function findingsOf(source: FleetText, options: CheckOptions): Outcome<KeptReferences> {
  const parsed = parseFleet(source);
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  return resolved.ok ? succeed(keepReferences(checkFleet(resolved.value, options), source)) : resolved;
}

/**
 * Mends all of them at once where that goes, else as many as go together, found by halves. What does not go even alone is
 * refused; the others have their turn again.
 */
function mend(source: FleetText, findings: readonly Finding[]): Omit<FixedFleet, 'held'> {
  let { text } = source;
  const mended: Finding[] = [];
  const refused: Finding[] = [];
  const take = (some: readonly Finding[]): void => {
    const together = applyEdits(source, editsOf([...mended, ...some]));
    if (together.ok) {
      text = together.value;
      for (const one of some) mended.push(one);
    } else if (some.length > 1) {
      const half = Math.ceil(some.length / 2);
      take(some.slice(0, half));
      take(some.slice(half));
    } else if (!applyEdits(source, editsOf(some)).ok) for (const one of some) refused.push(one);
  };
  take(findings);
  return { text, mended, refused };
}

function editsOf(findings: readonly Finding[]): readonly Edit[] {
  return findings.flatMap(({ fixes }) => fixes?.edits ?? []);
}

function keyOf({ rule, group, setting, message }: Finding): string {
  return JSON.stringify([rule, group, setting, message]);
}
