import type { Location } from '../diagnostic/diagnostic.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { Finding } from '../rule/rule.ts';
import { devicesOverlap } from '../rules/file/devices-overlap.ts';
import { covers, meetingName } from './meeting-name.ts';

/** By what a group claims devices, with the place of that. */
interface Claim {
  readonly group: ResolvedGroup;
  readonly text: string;
  readonly at: Location;
  /** The order of the file. */
  readonly index: number;
}

/**
 * Reports devices that two groups claim: each group once, by a tag, by a pattern that another one covers or, where that is
 * asked for, by patterns that meet in a name.
 */
export function judgeOverlaps(groups: readonly ResolvedGroup[], areMeetingsTold: boolean): readonly Finding[] {
  if (groups.filter(({ devices }) => devices !== undefined).length < 2) return [];
  const told = new Map<ResolvedGroup, Finding>();
  for (const [group, finding] of [...sameTags(groups), ...meetingNames(groups, areMeetingsTold)]) {
    if (!told.has(group)) told.set(group, finding);
  }
  return [...told.values()];
}

type About = readonly [group: ResolvedGroup, finding: Finding];

function sameTags(groups: readonly ResolvedGroup[]): readonly About[] {
  const first = new Map<string, Claim>();
  return claimsOf(groups, 'tags').flatMap((claim): About[] => {
    const key = claim.text.toLowerCase();
    const other = first.get(key) ?? claim;
    first.set(key, other);
    if (other.group === claim.group) return [];
    const message = `Group "${claim.group.name}" and group "${other.group.name}" both claim the devices with the tag "${claim.text}".`;
    return [[claim.group, report(claim, 'warning', message)]];
  });
}

/**
 * Patterns meet only where one begins as the other does, up to its first wildcard: in the order of these beginnings, what a
 * pattern can meet are the ones before it that it begins with. They end alike as well, which is asked first: it takes a
 * hundredth of going through both.
 */
function meetingNames(groups: readonly ResolvedGroup[], areMeetingsTold: boolean): readonly About[] {
  const claims = claimsOf(groups, 'names').map((claim) => ({ ...claim, ...endsOf(claim.text) }));
  const sorted = claims.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.index - b.index));
  const open: (typeof claims)[number][] = [];
  const covered = new Map<ResolvedGroup, Finding>();
  const met = new Map<ResolvedGroup, Finding>();
  for (const claim of sorted) {
    while (open.length > 0 && !claim.start.startsWith(open.at(-1)?.start ?? '')) open.pop();
    for (const other of open) {
      if (claim.group === other.group || !(claim.end.endsWith(other.end) || other.end.endsWith(claim.end))) continue;
      const [later, earlier] = claim.index > other.index ? [claim, other] : [other, claim];
      const isCovered = covers(earlier.text, later.text);
      if (isCovered || covers(later.text, earlier.text)) {
        const [narrow, wide] = isCovered ? [later, earlier] : [earlier, later];
        if (!covered.has(narrow.group)) covered.set(narrow.group, aboutCovered(narrow, wide));
      } else if (areMeetingsTold && !met.has(later.group)) {
        const name = meetingName(later.text, earlier.text);
        if (name !== undefined) met.set(later.group, aboutMeeting(name, later, earlier));
      }
    }
    open.push(claim);
  }
  return [...covered, ...met];
}

function aboutCovered(claim: Claim, other: Claim): Finding {
  const { group, text } = claim;
  const isListed = !/[*?]/.test(text);
  const name = meetingName(text, other.text) ?? text;
  const subject = isListed
    ? `The device "${name}" of group "${group.name}"`
    : `Every device that group "${group.name}" claims by \`${text}\`, such as one called "${name}",`;
  return report(claim, 'warning', `${subject} is claimed by group "${other.group.name}" by \`${other.text}\` as well.`);
}

function aboutMeeting(name: string, claim: Claim, other: Claim): Finding {
  const both = `group "${claim.group.name}" by \`${claim.text}\` and by group "${other.group.name}" by \`${other.text}\``;
  const message = `A device called "${name}" would be claimed by ${both}; whether there is one is not known.`;
  return report(claim, 'info', message);
}

function claimsOf(groups: readonly ResolvedGroup[], by: 'names' | 'tags'): Claim[] {
  return groups
    .flatMap((group) =>
      (group.devices?.[by] ?? []).map((text) => ({
        group,
        text,
        at: group.origins[`devices.${by}`] ?? group.at,
      })),
    )
    .map((claim, index) => ({ ...claim, index }));
}

/** What a pattern says before its first wildcard and behind its last. */
function endsOf(pattern: string): { readonly start: string; readonly end: string } {
  const texts = pattern.toLowerCase().split(/[*?]/);
  return { start: texts[0] ?? '', end: texts.at(-1) ?? '' };
}

function report({ group: { name, baseline }, at }: Claim, severity: Finding['severity'], message: string): Finding {
  const { id, fix: hint, sources } = devicesOverlap;
  return { rule: id, severity, group: name, message, hint, at, baseline, sources };
}
