import { lineText, type Shown } from '@mdav/core/format';
import { lgpoLines } from '@mdav/registry';
import type { GpoSide } from '../backup/form.ts';
import { describeKept } from '../backup/residue.ts';
import { filterOf } from './backup-filter.ts';
import type { BackupForm } from './decode-backup.ts';
import { preferenceLines } from './preference-nodes.ts';
import { reportedLinks } from './report-links.ts';

/** A backup as text: what it is, then its entries. */
export function showBackup({ backup, preferences }: BackupForm): Shown {
  const { gpo, residue } = backup;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['id', gpo.id],
    ['domain', gpo.domain],
    ['backup', [backup.id, backup.time].filter((part) => part !== undefined).join(', ')],
    ['note', backup.comment],
    ['description', backup.description],
    ['status', backup.status],
    ['filter', filterOf(backup)],
    ...reportedLinks(backup).map(
      ({ path, isEnabled, isEnforced }) =>
        ['linked to', `${path}${isEnforced ? ', enforced' : ''}${isEnabled ? '' : ', switched off'}`] as const,
    ),
    ['computer', sideWords(backup.machine)],
    ['user', sideWords(backup.user)],
    ...residue.files.map(
      ({ path, bytes }) => ['kept', `${path} (${describeKept(path)}, ${bytes.length} bytes)`] as const,
    ),
  ];
  const policies = [backup.machine.policy, backup.user.policy].filter((policy) => policy !== undefined);
  const lines = preferences.flatMap(({ hive, outcome }) =>
    hive === 'machine' && outcome.ok ? preferenceLines(outcome.value).map(lineText) : [],
  );
  return {
    heading: [
      `GPO backup: ${gpo.name}`,
      ...rows.flatMap(([label, text]) => (text ? [`  ${label.padEnd(13)}${oneLine(text)}`] : [])),
    ],
    entriesTitle: 'As it stands in the backup:',
    entries: [...lgpoLines(policies), ...(lines.length === 0 ? [] : ['', ...lines])],
  };
}

function sideWords({ policy, version }: GpoSide): string {
  const entries = policy === undefined ? 'no registry policy' : entriesWords(policy.entries.length);
  return `${entries}, version ${version.directory} in the directory, ${version.sysvol} on the share`;
}

function entriesWords(number: number): string {
  return number === 1 ? '1 entry' : `${number} entries`;
}

function oneLine(text: string): string {
  return text.replace(/\r\n|[\r\n]/g, ' ');
}
