import { archiveIn, isCompound } from './archive.ts';

/** What holds policy, for hints; the rest of a sentence. */
export const SUCH_AS =
  'such as a GPO backup, a registry.pol or an exported Intune policy; `mdav list sources` names every format.';

/**
 * What to name in place of something that says no policy; an archive is not looked into, and a table of policies has their
 * names alone. `or` names more that is taken.
 */
export function nameInstead(bytes: Uint8Array | undefined, or = ''): string {
  const archive = bytes && archiveIn(bytes);
  if (archive !== undefined) return archive.hint;
  if (bytes !== undefined && isCompound(bytes))
    return 'Unpack an installer with `msiexec /a FILE TARGETDIR=FOLDER`, and name the folder; other documents hold no policy.';
  if (bytes !== undefined && isTableOfPolicies(bytes))
    return 'Export the policies themselves, in Intune by "Export JSON" in the menu beside each: a table of them has no settings.';
  return `Name ${or}what holds policy, ${SUCH_AS}`;
}

/** True for comma-separated values whose heading names policies, and their platform or kind. */
function isTableOfPolicies(bytes: Uint8Array): boolean {
  const [heading = ''] = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8')
    .decode(bytes.subarray(0, 2000))
    .split(/[\r\n]/, 1);
  const columns = heading.split(/[,;\t]/).map((column) => column.toLowerCase().replaceAll(/[^a-z]/g, ''));
  return columns.some((column) => NAMES.has(column)) && columns.some((column) => KINDS.has(column));
}

const NAMES: ReadonlySet<string> = new Set(['policyname', 'profilename', 'displayname', 'name']);
const KINDS: ReadonlySet<string> = new Set(['platform', 'platforms', 'policytype', 'profiletype']);
