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

/** A fleet file with everything mended that can be mended safely. */
export interface FixedFleet {
  /** The file as it should be; the same as before when there was nothing to mend. */
  readonly text: string;
  /** The findings that were mended. */
  readonly mended: readonly Finding[];
  /** Findings that have a fix, in a file that is written in a way that is not edited. */
  readonly refused: readonly Finding[];
}

/** A fix may uncover the next finding; rules that undo each other's work must not go on for ever. */
const ROUNDS = 8;

/**
 * Mends the findings of a fleet file that have a safe fix and that nobody answers for, round after round until nothing
 * is left to mend. Errors are those of reading and resolving.
 */
export function fixFleet(source: FleetText, options: CheckOptions): Outcome<FixedFleet> {
  const start = findingsOf(source, options);
  if (!start.ok) return start;
  let { text } = source;
  let found = start.value;
  const mended: Finding[] = [];
  const refused = new Map<string, Finding>();
  for (let round = 0; round < ROUNDS; round++) {
    const fixable = found.filter(
      (finding) => finding.fixes !== undefined && finding.waiver === undefined && !refused.has(keyOf(finding)),
    );
    const edited = mend({ ...source, text }, fixable);
    for (const finding of edited.refused) refused.set(keyOf(finding), finding);
    if (edited.mended.length === 0) break;
    const next = findingsOf({ ...source, text: edited.text }, options);
    if (!next.ok) break;
    text = edited.text;
    found = next.value;
    mended.push(...edited.mended);
  }
  return succeed({ text, mended, refused: [...refused.values()] });
}

function findingsOf(source: FleetText, options: CheckOptions): Outcome<readonly Finding[]> {
  const parsed = parseFleet(source);
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  return resolved.ok ? succeed(checkFleet(resolved.value, options)) : resolved;
}

/** Mends all of them at once where that goes, else as many as go together; the others have their turn in the next round. */
function mend(source: FleetText, findings: readonly Finding[]): FixedFleet {
  const together = applyEdits(source, editsOf(findings));
  if (together.ok) return { text: together.value, mended: findings, refused: [] };
  let { text } = source;
  const mended: Finding[] = [];
  const refused: Finding[] = [];
  for (const finding of findings) {
    const more = applyEdits(source, editsOf([...mended, finding]));
    if (more.ok) {
      text = more.value;
      mended.push(finding);
    } else if (!applyEdits(source, editsOf([finding])).ok) refused.push(finding);
  }
  return { text, mended, refused };
}

function editsOf(findings: readonly Finding[]): readonly Edit[] {
  return findings.flatMap(({ fixes }) => fixes?.edits ?? []);
}

function keyOf({ rule, group, setting, message }: Finding): string {
  return JSON.stringify([rule, group, setting, message]);
}
