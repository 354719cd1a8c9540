import { childNamed, childrenNamed, contentOf, localName } from '@mdav/xml';
import type { GpoBackup } from '../backup/form.ts';
import { type ApplyEntry, applyEntries } from '../backup/security-descriptor.ts';

/** Groups that every device of a domain is in: Everyone, and Authenticated Users. */
const ALL: Readonly<Record<string, string>> = { 'S-1-1-0': 'Everyone', 'S-1-5-11': 'Authenticated Users' };

/**
 * What keeps devices that a link reaches from applying an object, as a clause: its WMI filter and its security filtering.
 * A list in which nobody has the right by name is one that a program made up, and tells nothing.
 */
export function filterOf(backup: GpoBackup): string | undefined {
  const { allowed, denied } = applying(backup);
  const clauses = [
    ...wmiFilterOf(backup),
    ...(allowed.length === 0 || allowed.some(isAll) ? [] : [`only ${namesOf(allowed, backup)} may apply it`]),
    ...(denied.length === 0 ? [] : [`${namesOf(denied, backup)} must not apply it`]),
  ];
  return clauses.length === 0 ? undefined : clauses.join(', and ');
}

/** Whether the object is denied to every device. */
export function isDeniedToAll(backup: GpoBackup): boolean {
  return applying(backup).denied.some(isAll);
}

interface Applying {
  readonly allowed: readonly ApplyEntry[];
  readonly denied: readonly ApplyEntry[];
}

/** Those who administer an object have every right to it at once, and are not whom it is for. */
function applying({ securityDescriptor }: GpoBackup): Applying {
  const entries = applyEntries(securityDescriptor) ?? [];
  const allowed = entries.filter((entry) => !entry.isDenied && (entry.isExplicit || isAll(entry)));
  return { allowed, denied: entries.filter(({ isDenied }) => isDenied) };
}

function isAll({ sid }: ApplyEntry): boolean {
  return Object.hasOwn(ALL, sid);
}

function wmiFilterOf({ residue: { wmiFilter } }: GpoBackup): readonly string[] {
  if (wmiFilter === undefined) return [];
  const named = wmiFilter.find(({ name }) => localName(name) === 'WMIFilterName');
  const name = contentOf(named).trim();
  return [name === '' ? 'it has a WMI filter' : `it has the WMI filter "${name}"`];
}

function namesOf(entries: readonly ApplyEntry[], { residue }: GpoBackup): string {
  const groups = residue.securityGroups === undefined ? [] : childrenNamed(residue.securityGroups, 'Group');
  const nameOf = ({ sid }: ApplyEntry): string => {
    const group = groups.find((one) => contentOf(childNamed(one, 'Sid')).trim() === sid);
    const [domain, name] = ['NetBIOSDomainName', 'SamAccountName'].map((part) =>
      group === undefined ? '' : contentOf(childNamed(group, part)).trim(),
    );
    if (!name) return ALL[sid] ?? sid;
    return domain ? `${domain}\\${name}` : name;
  };
  const names = [...new Set(entries.map(nameOf))];
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
