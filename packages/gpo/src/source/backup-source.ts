import type { Outcome } from '@mdav/core';
import {
  type FileTree,
  type FolderSource,
  type GatheredFolder,
  type NoPolicy,
  type ReadPolicy,
  type SeenFile,
  succeed,
} from '@mdav/core/format';
import type { GpoBackup } from '../backup/form.ts';
import { filterOf, isDeniedToAll } from './backup-filter.ts';
import { gatherBackups } from './backup-folders.ts';
import { type BackupForm, decodeBackup } from './decode-backup.ts';
import { liftBackup } from './lift-backup.ts';
import { actingLinks, hasLinksOff, type ReportedLink, reportedLinks } from './report-links.ts';
import { showBackup } from './show-backup.ts';

/** Folders of Group Policy backups, as `Backup-GPO` and LGPO.exe write them. */
export const backupSource: FolderSource<BackupForm> = {
  of: 'folder',
  id: 'gpo-backup',
  title: 'GPO backup',
  endings: [],
  policy: { word: 'GPO', holder: 'GPO', deliver: 'gpo', applied: 'group-policy' },
  channel: 'registry',
  isApart: true,
  recognise: partOfBackup,
  gather: gatherBackups,
  decode: decodeFolder,
  lift: (policies) => {
    const lifted = policies.map(({ form, path }) => liftBackup(form, path));
    return { parts: lifted.flatMap(({ parts }) => parts), beside: lifted.flatMap(({ beside }) => beside) };
  },
  show: showBackup,
};

const OF_BACKUP = 'Name the folder of the backup, or the folder that holds it.';

/** Roots of XML files that belong to a backup. */
const PARTS: Readonly<Record<string, string>> = {
  GroupPolicyBackupScheme: 'the list of files of a GPO backup',
  Backups: 'the list of a folder of GPO backups',
  BackupInst: 'the description of a GPO backup',
  GPO: 'a report on a Group Policy object',
  PolicyComments: 'the comments of a Group Policy object',
  policyComments: 'the comments of a Group Policy object',
};

function partOfBackup({ root = '', text = '' }: SeenFile): NoPolicy | undefined {
  const what = Object.hasOwn(PARTS, root) ? PARTS[root] : undefined;
  if (what !== undefined) return { what, hint: OF_BACKUP };
  if (root === 'Rsop' && text.includes(RSOP))
    return { what: 'a result of Group Policy on one device (gpresult /x)', hint: MAKE_BACKUP };
  if (/^(?:report|GPOS)$/i.test(root) && text.includes(SETTINGS))
    return { what: 'a report on several Group Policy objects (Get-GPOReport -All)', hint: MAKE_BACKUP };
  return undefined;
}

/** Reports write what an editor shows, and not what it has written into the registry. */
const MAKE_BACKUP = 'Save the objects with `Backup-GPO -All -Path FOLDER`, and name that folder.';
const RSOP = 'http://www.microsoft.com/GroupPolicy/Rsop';
const SETTINGS = 'http://www.microsoft.com/GroupPolicy/Settings';

function decodeFolder(
  files: FileTree,
  folder: GatheredFolder,
  name: string,
): Outcome<readonly ReadPolicy<BackupForm>[]> {
  const read = decodeBackup(files, folder, name);
  if (!read.ok) return read;
  const { gpo, description, comment } = read.value.backup;
  const reported = reportedLinks(read.value.backup);
  const links = actingLinks(reported, gpo.domain);
  const off = whyOff(read.value.backup, reported);
  const filter = off === undefined ? filterOf(read.value.backup) : undefined;
  const policy: ReadPolicy<BackupForm> = {
    form: read.value,
    name: gpo.name,
    written: description ?? comment,
    ...copyOf(read.value.backup),
    ...(off === undefined ? {} : { off }),
    ...(filter === undefined ? {} : { filter }),
    ...(links === undefined ? {} : { links }),
    // What else is in the backup, an import names in its own words.
    ofFileOnly: ['gpo-backup-other-content'],
  };
  return succeed([policy], read.diagnostics);
}

function whyOff(backup: GpoBackup, links: readonly ReportedLink[]): string | undefined {
  const { status } = backup;
  if (status === 'computer-disabled' || status === 'all-disabled') return 'its computer settings are switched off';
  if (isDeniedToAll(backup)) return 'every device is denied the right to apply it';
  return hasLinksOff(links) ? 'every link that its report names is switched off' : undefined;
}

/** LGPO.exe gives every backup that it makes of a local policy this id, whatever is in it. */
const LGPO_OBJECT = '{FACCA114-6E57-4027-AB08-D891F66A4A24}';

/** Ids of the default policies are those of every domain, so that the domain tells the objects apart. */
function copyOf({ gpo, time = '' }: GpoBackup): Pick<ReadPolicy, 'copy'> {
  const id = gpo.id.toUpperCase();
  if (id === LGPO_OBJECT) return {};
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(time);
  return { copy: { object: `${id} ${gpo.domain.toLowerCase()}`, ...(isTime ? { time } : {}) } };
}
