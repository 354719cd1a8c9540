import type { Assignment, ResolvedGroup } from '@mdav/core';
import { settingRow } from '@mdav/core';
import { assertNever } from '@mdav/core/format';
import { type RegistryEntry, recordData, recordName, registryChannel, valueId } from '@mdav/registry';
import type { CommentFile } from '../backup/comments.ts';
import type { CompleteBackup } from '../backup/encode.ts';
import type { GpoBackup } from '../backup/form.ts';
import type { PreferenceNode, RegistryPreferences } from '../gpp/form.ts';
import type { GpoReport, ReportPolicy, ReportSide, ReportValue } from '../report/form.ts';
import { reportPolicy } from '../report/report-policy.ts';
import { shownPolicy } from './policy-comments.ts';

/** The report on the backup of a group, where Microsoft's template and ours are installed. */
export function groupReport(
  group: ResolvedGroup,
  backup: CompleteBackup,
  preferences?: RegistryPreferences,
): GpoReport {
  return {
    id: backup.gpo.id,
    name: backup.gpo.name,
    domain: backup.gpo.domain,
    time: backup.time,
    computer: computerSide(group, backup, preferences?.nodes ?? []),
    user: {
      version: backup.user.version,
      enabled: isEnabled(backup, 'user-disabled'),
      preferences: [],
      policies: [],
      extra: [],
    },
  };
}

function computerSide(group: ResolvedGroup, backup: GpoBackup, nodes: readonly PreferenceNode[]): ReportSide {
  const policies: ReportPolicy[] = [];
  const extra: ReportValue[] = [];
  for (const assignment of group.assignments) {
    const entries = entriesOf({ ...group, assignments: [assignment] }, 'settings');
    if (entries.length === 0) continue;
    const policy = reportPolicy(settingRow(assignment.setting), assignment.value, entries);
    if (policy === undefined) for (const one of entries.map(reportValue)) extra.push(one);
    else policies.push(withComment(policy, assignment, backup.machine.comments));
  }
  const items = nodes.filter((node) => node.kind === 'item');
  const apart = new Set(items.map(({ properties }) => valueId(properties['key'] ?? '', properties['name'] ?? '')));
  const isPolicy = (entry: RegistryEntry) => !(entry.kind === 'set' && apart.has(valueId(entry.key, entry.name)));
  for (const entry of entriesOf({ ...group, assignments: [] }, 'raw'))
    if (isPolicy(entry)) extra.push(reportValue(entry));
  const { version } = backup.machine;
  return { version, enabled: isEnabled(backup, 'computer-disabled'), preferences: items, policies, extra };
}

function isEnabled({ status }: GpoBackup, side: 'user-disabled' | 'computer-disabled'): boolean {
  return status !== side && status !== 'all-disabled';
}

function entriesOf(group: ResolvedGroup, which: 'settings' | 'raw'): readonly RegistryEntry[] {
  const { raw: _, ...withoutRaw } = group;
  return registryChannel.lower(which === 'raw' ? group : withoutRaw).form.entries;
}

function withComment(policy: ReportPolicy, { setting }: Assignment, comments: CommentFile | undefined): ReportPolicy {
  const place = shownPolicy(settingRow(setting));
  const comment = comments?.comments.find(
    (candidate) => candidate.namespace === place?.namespace && candidate.policy === place?.policy,
  );
  return comment === undefined ? policy : { ...policy, comment: comment.text };
}

/**
 * A value that no policy accounts for. Reports are known to show a DWORD as `Number` and text as `String`; no genuine
 * one with another type was found, and those are shown as text here: entries of a list by `; `, bytes in hexadecimal.
 */
function reportValue(entry: RegistryEntry): ReportValue {
  const place = { key: entry.key, name: recordName(entry) };
  const data = recordData(entry);
  switch (data.type) {
    case 'dword':
    case 'qword':
      return { ...place, number: String(data.value) };
    case 'sz':
    case 'expand-sz':
      return { ...place, text: data.value };
    case 'multi-sz':
      return { ...place, text: data.values.join('; ') };
    case 'raw':
      return { ...place, text: [...data.bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ') };
    default:
      return assertNever(data);
  }
}
