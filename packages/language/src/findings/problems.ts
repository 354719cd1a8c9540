import type { Finding, FleetText } from '@mdav/core';
import type { Edit } from '@mdav/core/rule';
import { applyEdits } from '@mdav/core/rule';
import type { Span } from '../cursor/cursor.ts';
import { lineStarts } from '../cursor/slice.ts';
import { tokenEnd } from '../structure/outline.ts';
import { editsBetween, type TextEdit } from '../structure/text-edits.ts';

/** A finding with the part of the text that it is about. */
export interface Problem {
  readonly finding: Finding;
  readonly span: Span;
}

/** Where each finding stands in its text; one without a place stands at the first line. */
export function problemsIn(text: string, findings: readonly Finding[]): readonly Problem[] {
  const starts = lineStarts(text);
  return findings.map((finding) => {
    const { line = 1, column = 1 } = finding.at;
    const start = Math.min((starts[line - 1] ?? 0) + column - 1, text.length);
    return { finding, span: { start, end: tokenEnd(text, start) } };
  });
}

/** The changes that mend a finding; nothing where it has no safe fix, or the file is written in a way that is not edited. */
export function fixOf(source: FleetText, { fixes }: Finding): readonly TextEdit[] | undefined {
  return fixes === undefined ? undefined : editsOf(source, fixes.edits);
}

/** Who answers for a finding, to be filled in: empty reasons and owners are errors, so that none stays empty. */
export interface WaiverBlanks {
  /** Last day on which the waiver holds, `YYYY-MM-DD`. */
  readonly expires: string;
  /** How many waivers the file has. */
  readonly waivers: number;
}

/** True for a finding of a rule on a group: mistakes of the file itself nobody answers for. */
export function canBeWaived({ group, sources, baseline }: Finding): boolean {
  return group !== undefined && (sources.length > 0 || baseline !== undefined);
}

/** The changes that add a waiver for a finding, its reason and owner still to be written. */
export function waiverOf(
  source: FleetText,
  finding: Finding,
  { expires, waivers }: WaiverBlanks,
): readonly TextEdit[] | undefined {
  const { rule, group, setting } = finding;
  if (group === undefined || !canBeWaived(finding)) return undefined;
  const waiver = { rule, group, ...(setting === undefined ? {} : { setting }), reason: '', owner: '', expires };
  const edit: Edit =
    waivers === 0
      ? { kind: 'set', path: ['waivers'], value: [waiver] }
      : { kind: 'set', path: ['waivers', waivers], value: waiver };
  return editsOf(source, [edit]);
}

export function editsOf(source: FleetText, edits: readonly Edit[]): readonly TextEdit[] | undefined {
  const edited = applyEdits(source, edits);
  return edited.ok && edited.value !== source.text ? editsBetween(source.text, edited.value) : undefined;
}
