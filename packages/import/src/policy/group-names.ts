import { isGroupName } from '@mdav/core/format';

const MOST = 64;
/** What mdav says in the descriptions of what it writes. */
const OWN =
  /(?:Microsoft Defender Antivirus policy of|Written by mdav for) the group ([A-Za-z0-9][A-Za-z0-9_-]{0,63}) (?:in|of) the fleet ([A-Za-z0-9][A-Za-z0-9_-]{0,63})\b/;

/** The name of a group for what people call a policy: `DoD Windows 10 STIG (v1)` becomes `dod-windows-10-stig-v1`. */
export function safeGroupName(title: string): string {
  const name = title
    .slice(0, 1000)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, MOST)
    .replace(/-+$/, '');
  if (name === '') return 'policy';
  return isGroupName(name) ? name : `${name}-policy`;
}

/** The name, with a number behind it when another group has it already, whatever its case. */
export function uniqueGroupName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((other) => other.toLowerCase()));
  if (!used.has(name.toLowerCase())) return name;
  for (let number = 2; ; number++) {
    const suffix = `-${number}`;
    const candidate = `${name.slice(0, MOST - suffix.length)}${suffix}`;
    if (!used.has(candidate.toLowerCase())) return candidate;
  }
}

/** Fleet and group that mdav wrote something for, by the description in it. */
export function ownGroupIn(description: string): { readonly fleet: string; readonly group: string } | undefined {
  const [, group, fleet] = OWN.exec(description) ?? [];
  return fleet === undefined || group === undefined || !isGroupName(group) ? undefined : { fleet, group };
}
