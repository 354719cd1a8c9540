import type { Path } from '../diagnostic/locate.ts';
import type { ResolvedFleet } from '../model/resolved.ts';
import type { Edit } from '../rule/edit.ts';
import type { Finding } from '../rule/rule.ts';

/**
 * Takes away the fixes that would change a layer for groups that do not ask for it: what stands in `defaults` or in a
 * profile holds for all that have the layer, so all of them have to want the same edit. A fix that keeps the meaning of the
 * file asks nobody.
 */
export function agreeOnFixes(
  shown: readonly Finding[],
  hidden: readonly Finding[],
  { written }: Pick<ResolvedFleet, 'written'>,
): readonly Finding[] {
  if (!shown.some(isShared)) return shown;
  const wanting = new Map<string, Set<string>>();
  for (const finding of [...shown, ...hidden]) {
    if (finding.waiver !== undefined || finding.group === undefined || !isShared(finding)) continue;
    for (const edit of sharedEdits(finding)) {
      const key = JSON.stringify(edit);
      wanting.set(key, (wanting.get(key) ?? new Set()).add(finding.group));
    }
  }
  const groups = Object.entries(written.groups);
  const having = ({ path: [layer, name] }: Edit): readonly string[] =>
    groups
      .filter(([, { profiles = [] }]) => layer === 'defaults' || profiles.includes(String(name)))
      .map(([group]) => group);
  const isAgreed = (edit: Edit) => having(edit).every((group) => wanting.get(JSON.stringify(edit))?.has(group));
  return shown.map((finding) => {
    if (!isShared(finding) || sharedEdits(finding).every(isAgreed)) return finding;
    const { fixes: _, ...rest } = finding;
    return rest;
  });
}

function isShared(finding: Finding): boolean {
  return finding.fixes?.keepsMeaning !== true && sharedEdits(finding).length > 0;
}

function sharedEdits({ fixes }: Finding): readonly Edit[] {
  return (fixes?.edits ?? []).filter(({ path }) => isSharedLayer(path));
}

function isSharedLayer([layer]: Path): boolean {
  return layer === 'defaults' || layer === 'profiles';
}
