import type { Diagnostic } from '@mdav/core';
import { textOfBytes } from '@mdav/core/format';
import { defenderMentions } from '@mdav/gpo';
import type { FoundPolicy } from '@mdav/import';
import { notRead } from './named-files.ts';

/**
 * Says of a file that is no policy which is read why it may hold policy all the same: an archive of exports, what a GPO
 * does by other means than the registry, or a report on Group Policy objects of which no backup was given. `artifact-not-read` as a warning, or nothing.
 */
export function otherPolicy(path: string, bytes: Uint8Array, policies: readonly FoundPolicy[]): Diagnostic | undefined {
  if (isArchive(bytes))
    return notRead(path, 'It is an archive that holds exported policy.', 'Unpack it, and take the archive away.');
  const [mention] = OF_GPO.test(path) ? defenderMentions(bytes) : [];
  if (mention !== undefined)
    return notRead(
      path,
      `It is a file of a GPO, and names Defender: ${mention}.`,
      'See what it does, and pass over it with --ignore where that is as it should be.',
    );
  const reported = reportedOn(bytes).filter(
    (id) => !policies.some(({ copy }) => copy?.object.startsWith(id.toUpperCase())),
  );
  if (reported.length === 0) return undefined;
  const what = reported.length === 1 ? 'a GPO' : `${reported.length} GPOs`;
  return notRead(
    path,
    `It is a report that names Defender, on ${what} of which no backup was given: ${reported.slice(0, 2).join(', ')}.`,
    'Make a backup with Backup-GPO: a report is made for people.',
  );
}

/** Where a GPO in the folder of its domain keeps security templates, scripts, and preferences. */
const OF_GPO = /(?:^|\/)(?:machine|user)\/(?:.*\/)?(?:gpttmpl\.inf$|scripts\/|preferences\/.*\.xml$)/i;

/** How a ZIP archive begins, and names of files that exports consist of. */
const ZIP = 'PK\x03\x04';
const OF_EXPORTS = /[/\\{}\w .-](?:backup\.xml|registry\.pol)|\w\.(?:reg|pol|json)/i;
const OFFICE = /\[Content_Types\]\.xml/;

function isArchive(bytes: Uint8Array): boolean {
  const text = (part: Uint8Array) => new TextDecoder('latin1').decode(part);
  if (text(bytes.subarray(0, ZIP.length)) !== ZIP) return false;
  // Names stand once more at the end, in the list of what the archive holds.
  const names = text(bytes);
  return OF_EXPORTS.test(names) && !OFFICE.test(names);
}

const REPORT = 'http://www.microsoft.com/GroupPolicy/Settings';

/** Ids of the objects that a report tells something of Defender about. */
function reportedOn(bytes: Uint8Array): readonly string[] {
  const text = textOfBytes(bytes);
  if (text?.includes(REPORT) !== true) return [];
  const reports = text.split(/<GPO(?=[\s>])/).slice(1);
  return reports
    .filter((report) => /defender(?! firewall)/i.test(report))
    .flatMap((report) => /<Identifier [^>]*>\s*(\{[0-9A-F-]{36}\})/i.exec(report)?.[1] ?? []);
}
