import type { Outcome } from '../diagnostic/diagnostic.ts';
import type { Group } from '../model/fleet.ts';
import type { ParsedFleet } from '../model/parsed-fleet.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import { extendedBy } from './layers.ts';

/** The groups of the last time, each with everything that it was made of. */
export interface ResolveMemory {
  readonly groups: WeakMap<Group, RememberedGroup>;
}

interface RememberedGroup {
  readonly madeOf: readonly unknown[];
  readonly outcome: Outcome<ResolvedGroup>;
}

/** Resolves a group, or gives what came of the same group made of the same layers at the same places. */
export function recall(
  parsed: ParsedFleet,
  name: string,
  group: Group,
  { groups }: ResolveMemory,
  resolve: () => Outcome<ResolvedGroup>,
): Outcome<ResolvedGroup> {
  const madeOf = partsOf(parsed, name, group);
  const before = groups.get(group);
  if (before !== undefined && isSame(before.madeOf, madeOf)) return before.outcome;
  const outcome = resolve();
  groups.set(group, { madeOf, outcome });
  return outcome;
}

/** Everything that a resolved group depends on: objects that are the same while their text is, and their places. */
function partsOf({ fleet, file, locate, layers }: ParsedFleet, name: string, group: Group): readonly unknown[] {
  const profiles = group.profiles ?? [];
  const { line } = locate(['groups', name], 'key');
  const baseline = locate(['baseline']);
  return [
    ...[name, file, line, fleet.name, fleet.baseline, baseline.line, baseline.column],
    ...[fleet.extends, locate(['extends'], 'key').line, fleet.defaults, locate(['defaults'], 'key').line],
    ...profiles.flatMap((profile) => [fleet.profiles?.[profile], locate(['profiles', profile], 'key').line]),
    ...(layers === undefined ? [] : extendedBy(fleet, name, group).map((one) => layers.get(one.name))),
  ];
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
