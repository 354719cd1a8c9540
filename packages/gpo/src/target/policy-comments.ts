import type { AnnotatedEntry, Assignment, Gpo, SettingRow, SettingValue } from '@mdav/core';
import { entryText, findSetting, justificationText } from '@mdav/core';
import { isAlwaysOurs, OWN_NAMESPACE, policyName } from '../admx/make/admx-for.ts';
import type { CommentFile, PolicyComment } from '../backup/comments.ts';

/** Target namespaces of the Microsoft templates that rows of the catalogue refer to. */
const TEMPLATE_NAMESPACES: Readonly<Record<string, string | undefined>> = {
  'WindowsDefender.admx': 'Microsoft.Policies.WindowsDefender',
  'WindowsDefenderSecurityCenter.admx': 'Microsoft.Policies.WindowsDefenderSecurityCenter',
};

/** The policy that the editor shows for a row, of a Microsoft template or of ours; `undefined` when neither has one. */
export function shownPolicy(row: SettingRow): Omit<PolicyComment, 'text'> | undefined {
  if (row.admx === undefined)
    return isAlwaysOurs(row) ? { namespace: OWN_NAMESPACE, policy: policyName(row) } : undefined;
  const namespace = TEMPLATE_NAMESPACES[row.admx.file];
  return namespace === undefined ? undefined : { namespace, policy: row.admx.policy };
}

/**
 * Notes for the Group Policy editor: those that the group says, then why a setting is there, who answers for it and until
 * when. Only settings that say something about themselves get one. A note on a policy whose template is not installed does
 * no harm.
 */
export function policyComments(assignments: readonly Assignment[], said?: Gpo): CommentFile | undefined {
  const made = assignments.flatMap((assignment): readonly PolicyComment[] => {
    const row = findSetting(assignment.setting);
    const policy = row && shownPolicy(row);
    // Who writes notes says what the mode is for.
    const because = said === undefined ? originLines(assignment) : [];
    const lines = [...because, ...whyLines(assignment), ...entryLines(assignment.value)];
    return policy === undefined || lines.length === 0 ? [] : [{ ...policy, text: lines.join('\n') }];
  });
  const own = (said?.comments ?? []).map((comment) => withLines(comment, made.find(isAbout(comment))));
  const comments = [...own, ...made.filter((comment) => !own.some(isAbout(comment)))];
  const namespaces = [...new Set([...(said?.namespaces ?? []), ...comments.map(({ namespace }) => namespace)])];
  return namespaces.length === 0 ? undefined : { namespaces, comments };
}

function isAbout({ namespace, policy }: PolicyComment): (other: PolicyComment) => boolean {
  return (other) => other.namespace === namespace && other.policy === policy;
}

/** A note with the lines of another one that it lacks. */
function withLines(comment: PolicyComment, more: PolicyComment | undefined): PolicyComment {
  const there = new Set(comment.text.split('\n'));
  const lines = (more?.text.split('\n') ?? []).filter((line) => !there.has(line));
  return { ...comment, text: [comment.text, ...lines].join('\n') };
}

function originLines({ origin }: Assignment): readonly string[] {
  return origin.kind === 'mode' ? [origin.because] : [];
}

function whyLines({ justification = {}, keyJustifications = {} }: Assignment): readonly string[] {
  const keys = Object.entries(keyJustifications).map(([key, why]) => `${key}: ${justificationText(why)}`);
  return [justificationText(justification), ...keys].filter((line) => line !== '');
}

function entryLines(value: SettingValue): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isAnnotated).flatMap((entry) => {
    const why = justificationText(entry);
    return why === '' ? [] : [`${entryText(entry)}: ${why}`];
  });
}

function isAnnotated(entry: unknown): entry is AnnotatedEntry {
  return typeof entry === 'object' && entry !== null;
}
