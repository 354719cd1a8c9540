import type { Path } from '../diagnostic/locate.ts';
import { isJustified, VALUE } from '../model/justification.ts';
import type { ResolvedFleet } from '../model/resolved.ts';
import { valueAt } from '../parse/document-path.ts';
import type { Edit } from '../rule/edit.ts';
import type { Finding } from '../rule/rule.ts';

/**
 * Takes away the fixes that would give another value to what has a reason, or drop the reason with one of two that say the
 * same: whoever wrote it down decides. What only writes the value in other words does so beside the reason.
 */
export function heedJustifications(
  findings: readonly Finding[],
  { written }: Pick<ResolvedFleet, 'written'>,
): readonly Finding[] {
  const hasReason = (path: Path) => typeof path.at(-1) === 'string' && isJustified(valueAt(written, path));
  return findings.map((finding) => {
    const { fixes, ...rest } = finding;
    if (fixes === undefined || !fixes.edits.some(({ path }) => hasReason(path))) return finding;
    const isRewording = fixes.keepsMeaning === true;
    const isMade = ({ kind, path }: Edit) => kind === 'rename' || !hasReason(path) || (kind === 'set') === isRewording;
    if (!fixes.edits.every(isMade)) return rest;
    const edits = fixes.edits.map((edit) =>
      edit.kind === 'set' && hasReason(edit.path) ? { ...edit, path: [...edit.path, VALUE] } : edit,
    );
    return { ...rest, fixes: { ...fixes, edits } };
  });
}
