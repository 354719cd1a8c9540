import type { Diagnostic } from '@mdav/core';
import { seeFile, textOfBytes } from '@mdav/core/format';
import { defenderMentions } from '@mdav/gpo';
import { hasDefenderSettings } from '@mdav/intune';
import { type Archive, archiveIn, isInstaller } from './archive.ts';
import { recognise } from './recognise.ts';
import { type UnreadKind, unreadKindOf } from './unread/unread-kinds.ts';

/**
 * Says of a file that is no policy which is read why it may hold policy all the same: an archive of exports, a
 * configuration of PowerShell DSC, what a GPO does by other means than the registry, a report on Group Policy objects of
 * which no backup was given, and whatever else names settings of Defender in a form that is not read. `isKnown` tells of the id of
 * a Group Policy object whether a backup was given. `artifact-not-read` as a warning, or nothing.
 */
export function unreadFile(path: string, bytes: Uint8Array, isKnown: (id: string) => boolean): Diagnostic | undefined {
  const found = unreadPolicy(path, bytes, isKnown);
  return found === undefined ? undefined : notRead(path, found.why, found.hint);
}

/** `artifact-not-read`, the warning about something in a folder that nobody looks into. */
export function notRead(file: string, why: string, hint: string): Diagnostic {
  return { code: 'artifact-not-read', severity: 'warning', message: `${file} is not read. ${why}`, at: { file }, hint };
}

function unreadPolicy(path: string, bytes: Uint8Array, isKnown: (id: string) => boolean): UnreadKind | undefined {
  const archive = archiveIn(bytes);
  if (archive !== undefined)
    return mayHoldPolicy(bytes, archive)
      ? {
          why: archive.showsNames
            ? 'It is an archive that holds exported policy.'
            : 'It is an archive, and what it holds cannot be seen.',
          hint: 'Unpack it, and take the archive away.',
        }
      : undefined;
  if (isInstaller(bytes))
    return {
      why: 'It is an installer, and what it holds cannot be seen.',
      hint: 'Unpack it with `msiexec /a FILE TARGETDIR=FOLDER`, or take it away.',
    };
  if (isConfiguration(bytes)) return { why: OF_DSC, hint: DSC_HINT };
  const [mention] = OF_GPO.test(path) ? defenderMentions(bytes) : [];
  if (mention !== undefined)
    return { why: `It is a file of a GPO, and names Defender: ${mention}.`, hint: 'See what it does.' };
  if (isReport(bytes)) return reportOf(reportedOn(bytes).filter((id) => !isKnown(id)));
  const kind = unreadKindOf(seeFile(bytes));
  return kind !== undefined && isUnknown(bytes) ? kind : undefined;
}

/** True for what no format knows, and for an object of Intune of another kind with settings in it. */
function isUnknown(bytes: Uint8Array): boolean {
  const { kind } = recognise(bytes);
  return kind === 'unknown' || (kind === 'other' && hasDefenderSettings(seeFile(bytes)));
}

const OF_DSC =
  'It is a configuration of PowerShell DSC that names Defender, and of those the resources of Intune alone are read.';
const DSC_HINT = 'Give what it sets as registry.pol, .reg or a document of DSC 3.';

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

function isReport(bytes: Uint8Array): boolean {
  return textOfBytes(bytes)?.includes(REPORT) === true;
}

/** Ids of the objects that a report tells something of Defender about. */
function reportedOn(bytes: Uint8Array): readonly string[] {
  const reports = (textOfBytes(bytes) ?? '').split(/<GPO(?=[\s>])/).slice(1);
  return reports
    .filter((report) => /defender(?! firewall)/i.test(report))
    .flatMap((report) => /<Identifier [^>]*>\s*(\{[0-9A-F-]{36}\})/i.exec(report)?.[1] ?? []);
}

function reportOf(objects: readonly string[]): UnreadKind | undefined {
  if (objects.length === 0) return undefined;
  const what = objects.length === 1 ? 'a GPO' : `${objects.length} GPOs`;
  return {
    why: `It is a report that names Defender, on ${what} of which no backup was given: ${objects.slice(0, 2).join(', ')}.`,
    hint: 'Make a backup with Backup-GPO: a report is made for people.',
  };
}
