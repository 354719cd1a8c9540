import type { AnnotatedEntry, Assignment, SettingRow, SettingValue } from '@mdav/core';
import { entryText, findSetting } from '@mdav/core';
import type { CommentFile, PolicyComment } from '../backup/comments.ts';

/** Target namespaces of the Microsoft templates that rows of the catalogue refer to. */
const TEMPLATE_NAMESPACES: Readonly<Record<string, string | undefined>> = {
  'WindowsDefender.admx': 'Microsoft.Policies.WindowsDefender',
};

/** The target namespace of a row's policy; `undefined` when no Microsoft template has the policy. */
export function templateNamespace(row: SettingRow): string | undefined {
  return row.admx === undefined ? undefined : TEMPLATE_NAMESPACES[row.admx.file];
}

/**
 * Notes for the Group Policy editor: why a setting is there, who answers for it and until when. Only policies of a
 * Microsoft template can carry one, and only settings that say something about themselves get one.
 */
export function policyComments(assignments: readonly Assignment[]): CommentFile | undefined {
  const comments = assignments.flatMap((assignment): readonly PolicyComment[] => {
    const row = findSetting(assignment.setting);
    const namespace = row && templateNamespace(row);
    if (row?.admx === undefined || namespace === undefined) return [];
    const lines = [...originLines(assignment), ...entryLines(assignment.value)];
    return lines.length === 0 ? [] : [{ namespace, policy: row.admx.policy, text: lines.join('\n') }];
  });
  if (comments.length === 0) return undefined;
  return { namespaces: [...new Set(comments.map(({ namespace }) => namespace))], comments };
}

function originLines({ origin }: Assignment): readonly string[] {
  return origin.kind === 'mode' ? [origin.because] : [];
}

function entryLines(value: SettingValue): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isAnnotated).flatMap((entry) => {
    const notes = [
      entry.reason,
      entry.owner === undefined ? undefined : `owner: ${entry.owner}`,
      entry.expires === undefined ? undefined : `until ${entry.expires}`,
    ].filter((note) => note !== undefined);
    return notes.length === 0 ? [] : [`${entryText(entry)}: ${notes.join('; ')}`];
  });
}

function isAnnotated(entry: unknown): entry is AnnotatedEntry {
  return typeof entry === 'object' && entry !== null;
}
