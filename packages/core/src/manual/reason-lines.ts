import { mdCode, mdTable, mdText } from '@mdav/quote';
import type { Assignment } from '../model/resolved.ts';
import { justificationsOf } from '../resolve/justifications-of.ts';
import { showValue } from '../value/show-value.ts';

/** Why settings, single keys and entries have their values, as the fleet file says; nothing where it says nothing. */
export function reasonLines(assignments: readonly Assignment[]): readonly string[] {
  const rows = assignments.flatMap((assignment) =>
    justificationsOf(assignment).map(({ part, justification: { reason, owner, expires, ticket } }) => [
      mdCode(assignment.setting),
      mdCode(part.kind === 'value' ? showValue(assignment.value) : part.text),
      ...[reason, owner, expires, ticket].map((text) => mdText(text ?? '')),
    ]),
  );
  if (rows.length === 0) return [];
  return ['Reasons:', '', mdTable(['Setting', 'What', 'Reason', 'Owner', 'Until', 'Ticket'], rows), ''];
}
