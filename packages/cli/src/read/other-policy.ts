import type { Diagnostic } from '@mdav/core';
import { textOfBytes } from '@mdav/core/format';
import { defenderMentions } from '@mdav/gpo';
import { type Archive, archiveIn, type FoundPolicy } from '@mdav/import';
import { notRead } from './named-files.ts';

/**
 * Says of a file that is no policy which is read why it may hold policy all the same: an archive of exports, a
 * configuration of PowerShell DSC, what a GPO does by other means than the registry, or a report on Group Policy objects of which no backup was given. `artifact-not-read` as a warning, or nothing.
 */
export function otherPolicy(path: string, bytes: Uint8Array, policies: readonly FoundPolicy[]): Diagnostic | undefined {
  const archive = archiveIn(bytes);
  if (archive !== undefined && mayHoldPolicy(bytes, archive))
    return notRead(
      path,
      archive.showsNames
        ? 'It is an archive that holds exported policy.'
        : 'It is an archive, and what it holds cannot be seen.',
      archive.showsNames ? 'Unpack it, and take the archive away.' : 'Unpack it, or pass over it with --ignore.',
    );
  if (isConfiguration(bytes))
    return notRead(
      path,
      'It is a configuration of PowerShell DSC that names Defender, and of those the resources of Intune alone are read.',
      DSC_HINT,
    );
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

const DSC_HINT = 'Give what it sets as registry.pol, .reg or a document of DSC 3, or pass over it with --ignore.';

/** Where a GPO in the folder of its domain keeps security templates, scripts, and preferences. */
const OF_GPO = /(?:^|\/)(?:machine|user)\/(?:.*\/)?(?:gpttmpl\.inf$|scripts\/|preferences\/.*\.xml$)/i;

/** Names of files that exports consist of, and one that every document of Office has. */
const OF_EXPORTS = /[/\\{}\w .-](?:backup\.xml|registry\.pol)|\w\.(?:reg|pol|json|mof|policyrules)/i;
const OFFICE = /\[Content_Types\]\.xml/;

function mayHoldPolicy(bytes: Uint8Array, { showsNames }: Archive): boolean {
  if (!showsNames) return true;
  const names = new TextDecoder('latin1').decode(bytes);
  return OF_EXPORTS.test(names) && !OFFICE.test(names);
}

/** A configuration, as a script with resources of the registry, or compiled. */
const CONFIGURATION = /^[ \t]*configuration[ \t]+['"]?\w+['"]?\s*\{/im;
const OF_REGISTRY = /^[ \t]*(?:x?Registry(?:Policy\w*)?|Script)[ \t]+\S[^\r\n]{0,200}\s*\{/im;
const COMPILED = /^[ \t]*instance\s+of\s+(?:MSFT|OMI)_\w+/m;

function isConfiguration(bytes: Uint8Array): boolean {
  const text = textOfBytes(bytes) ?? '';
  if (!/defender/i.test(text)) return false;
  // One after the other: in one pattern the time would grow with the square of the file.
  return COMPILED.test(text) || OF_REGISTRY.test(text.slice(CONFIGURATION.exec(text)?.index ?? text.length));
}

/** A resource that writes the registry or runs code, with what it says, as a script has it and compiled. */
const RESOURCE = /^[ \t]*(?:instance\s+of\s+MSFT_)?(?:x?Registry|Script)\w*[ \t]+\S[^\r\n{]{0,200}\s*\{[^}]{0,4000}/gim;

/**
 * Says of a configuration, of which what it has of Intune is read, that other resources in it name Defender.
 * `artifact-not-read` as a warning, or nothing.
 */
export function otherResources(path: string, bytes: Uint8Array): Diagnostic | undefined {
  if (!/\.(?:ps1|mof)$/i.test(path)) return undefined;
  const found = [...(textOfBytes(bytes) ?? '').matchAll(RESOURCE)].some(([resource]) => /defender/i.test(resource));
  if (!found) return undefined;
  const message = `${path} is read in part: resources that are not of Intune name Defender in it.`;
  return { code: 'artifact-not-read', severity: 'warning', message, at: { file: path }, hint: DSC_HINT };
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
