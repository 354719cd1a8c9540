import { type Diagnostic, SOURCES } from '@mdav/core';
import { conflictWords, type ImportConflict, type ImportedFiles, policyWords } from '@mdav/import';
import { count, inLog } from '@mdav/review';
import type { Paint } from '../terminal/paint.ts';

/** What became of an import, for people: the groups, what was left out, and who has the last word where sources differ. */
export function importReport({ groups, notes, conflicts, others }: ImportedFiles, paint: Paint): string {
  const sources = groups.flatMap((group) => group.policies);
  const policies = sources.length === 1 ? '1 policy' : `${sources.length} policies`;
  const lines = [
    `${paint.bold('imported')} ${policies} into ${count(groups.length, 'group')}`,
    ...groups.map(({ name, policies: own }) => {
      const words = [...new Set(own.map(policyWords))];
      const from = words.length <= 2 ? words.join(', ') : `${words.slice(0, 1).join('')} and ${words.length - 1} more`;
      return `  ${paint.accent(name)}  ${inLog(from)}`;
    }),
    ...conflictLines(conflicts, paint),
    ...noteLines(notes, paint),
    ...otherLines(others, paint),
  ];
  return `${lines.join('\n')}\n`;
}

/** Conflicts in a line each, and behind those that are settled in the same way why they are. */
function conflictLines(conflicts: readonly ImportConflict[], paint: Paint): readonly string[] {
  const byReason = new Map<string, ImportConflict[]>();
  for (const conflict of conflicts) {
    const why = reasonWords(conflict);
    byReason.set(why, [...(byReason.get(why) ?? []), conflict]);
  }
  const mark = paint.severity('warning', paint.bold('conflict'));
  return [...byReason].flatMap(([why, same]) => [
    ...same.map(
      (conflict) =>
        `${mark} ${paint.bold(inLog(conflict.subject))} · ${inLog(conflict.group)}: ${inLog(conflictWords(conflict))}`,
    ),
    `  ${paint.good('→')} ${inLog(why)}`,
  ]);
}

/** Why a word is kept, with what documents it. */
function reasonWords({ why, sources }: ImportConflict): string {
  const titles = sources.map((source) => `${SOURCES[source].title}, ${SOURCES[source].date}`);
  return titles.length === 0 ? why : `${why} (${titles.join('; ')})`;
}

/** Notes of one kind that are many are told once, with their number. */
const MOST_OF_ONE_KIND = 3;

function noteLines(notes: readonly Diagnostic[], paint: Paint): readonly string[] {
  const byCode = new Map<string, Diagnostic[]>();
  for (const note of notes) byCode.set(note.code, [...(byCode.get(note.code) ?? []), note]);
  return [...byCode.values()].flatMap((same) => {
    const shown = same.slice(0, MOST_OF_ONE_KIND).flatMap((note) => noteLine(note, paint));
    const more = same.length - MOST_OF_ONE_KIND;
    return more > 0 ? [...shown, paint.dim(`  and ${more} more of the same kind (${same[0]?.code})`)] : shown;
  });
}

/** A note or problem as lines: what, where, and what to do. */
export function noteLine({ severity, message, hint, code, at }: Diagnostic, paint: Paint): readonly string[] {
  // A group is a place in the fleet that comes of the import, and not in the policy that was read.
  const path = at.file !== undefined && at.path?.startsWith('groups.') ? undefined : at.path;
  const place = [
    at.file,
    at.line === undefined ? path : `${at.line}:${at.column ?? 1}`,
    at.offset === undefined ? undefined : `byte ${at.offset}`,
  ];
  const where = place.filter((part) => part !== undefined && part !== '').join(':');
  return [
    `${paint.severity(severity, paint.bold(severity.padEnd(8)))} ${inLog(message)}`,
    `  ${paint.dim(`${inLog(where)}  ${code}`.trim())}`,
    ...(hint === undefined ? [] : [`  ${paint.good('→')} ${inLog(hint)}`]),
  ];
}

function otherLines(others: readonly string[], paint: Paint): readonly string[] {
  if (others.length === 0) return [];
  const shown =
    others.length <= 3 ? others.join(', ') : `${others.slice(0, 2).join(', ')} and ${others.length - 2} more`;
  return [paint.dim(`${count(others.length, 'other file')}, not read as policy: ${inLog(shown)}`)];
}
