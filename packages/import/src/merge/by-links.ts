import type { SourceId } from '@mdav/core';
import type { PolicyLink } from '@mdav/core/format';
import { type FoundPolicy, policyWords } from '../policy/found-policy.ts';

/** Which of several Group Policy objects counts by the places that they are linked to. */
export interface ByLinks {
  /** Its place in the list; absent where the links do not tell. */
  readonly first?: number;
  /** Why that one, or why they do not tell; a complete sentence. */
  readonly why: string;
  readonly sources: readonly SourceId[];
}

/** Links to one of two objects above a device: how the one stands to the other there. */
type Standing = 'over' | 'under' | 'beside';

/**
 * Who counts of several objects by their links, wherever two of them act on one device. Objects are applied from the domain down
 * to the place of the device, so that the nearest counts; those with enforced links follow in the other order, and the topmost
 * of them counts. Blocked inheritance takes objects out and leaves the order. What is linked to one place goes by the order
 * of the links there, which no report tells.
 */
export function firstByLinks(policies: readonly FoundPolicy[]): ByLinks | undefined {
  if (policies.some(({ links }) => links === undefined)) return undefined;
  const places = policies.flatMap(({ links = [] }) => links.map(({ place }) => place));
  const standings = (one: number, other: number): ReadonlySet<Standing> =>
    new Set(places.flatMap((place) => standingAt(place, policies[one]?.links, policies[other]?.links) ?? []));
  const others = (index: number) => policies.flatMap((_, other) => (other === index ? [] : [other]));
  const isOver = (one: number, other: number) => [...standings(one, other)].join() === 'over';
  const first = policies.findIndex((_, index) => others(index).every((other) => isOver(index, other)));
  if (first !== -1) return { first, why: whyFirst(policies[first]), sources: ['ms-gpol-search'] };
  const pairs = policies.flatMap((_, index) =>
    others(index).flatMap((other) => (other > index ? [[index, other]] : [])),
  );
  const [one = 0, other = 0] = pairs.find(([a = 0, b = 0]) => !isOver(a, b) && !isOver(b, a)) ?? [];
  const both = [policies[one], policies[other]].flatMap((policy) => policy ?? []);
  return { why: whyOpen(both, standings(one, other)), sources: ['ms-gpol-search'] };
}

/** How one object stands to another on a device at a place; nothing where one of them does not act there. */
function standingAt(
  place: PolicyLink['place'],
  one: readonly PolicyLink[] = [],
  other: readonly PolicyLink[] = [],
): Standing | undefined {
  const [rank, against] = [rankAt(place, one), rankAt(place, other)];
  if (rank === undefined || against === undefined) return undefined;
  return rank > against ? 'over' : rank < against ? 'under' : 'beside';
}

/** How late an object is applied to a device at a place, by the last of its links: the later counts. */
function rankAt(place: PolicyLink['place'], links: readonly PolicyLink[]): number | undefined {
  const ranks = links
    .filter((link) => isAbove(link.place, place))
    .map(({ place: { length }, isEnforced }) => (isEnforced ? AFTER_ALL_OTHERS - length : length));
  return ranks.length === 0 ? undefined : Math.max(...ranks);
}

/** More than the levels that a directory has. */
const AFTER_ALL_OTHERS = 100_000;

function isAbove(upper: PolicyLink['place'], lower: PolicyLink['place']): boolean {
  return upper.every((name, index) => name.toLowerCase() === lower[index]?.toLowerCase());
}

function whyFirst(policy: FoundPolicy | undefined): string {
  const links = policy?.links ?? [];
  const enforced = links.filter(({ isEnforced }) => isEnforced);
  return enforced.length > 0
    ? `By its report it is enforced at ${placesOf(enforced)}, and Windows applies it last.`
    : `By their reports it is linked nearest to the devices, at ${placesOf(links)}, and none of them is enforced.`;
}

function whyOpen(policies: readonly FoundPolicy[], standings: ReadonlySet<Standing>): string {
  const linked = policies.map((policy) => `${policyWords(policy)} to ${linksOf(policy)}`).join(', ');
  if (standings.size === 0) return `By their reports no device stands below links of both: ${linked}.`;
  if (standings.size > 1) return `Which of them counts depends on where a device stands: ${linked}.`;
  return `The order of the links at one place decides, which no report tells: ${linked}.`;
}

/** So many places are named; of more, the number. */
const MOST = 3;

function linksOf({ links = [] }: FoundPolicy): string {
  return listed(links.map(({ place, isEnforced }) => `${place.join('/')}${isEnforced ? ' (enforced)' : ''}`));
}

function placesOf(links: readonly PolicyLink[]): string {
  return listed(links.map(({ place }) => place.join('/')));
}

function listed(names: readonly string[]): string {
  const shown = names.length <= MOST ? names : [...names.slice(0, MOST - 1), `${names.length - MOST + 1} more places`];
  return shown.length === 1 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
