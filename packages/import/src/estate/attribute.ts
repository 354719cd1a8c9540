import type { AttributedBy } from '@mdav/core/format';
import { type DeviceNames, deviceMatcher, type MatchedGroup } from '@mdav/verify';
import type { FoundPolicy } from '../policy/found-policy.ts';

/** A group that somebody says policies are for; without a policy, those of which nothing else tells. */
export interface GivenGroup {
  readonly group: string;
  /** Name of a policy, its path, or a folder that it lies in. */
  readonly policy?: string;
}

/** What is known of a fleet when the policies of an estate are put to its groups. */
export interface AttributionFacts {
  readonly fleet: string;
  readonly groups: readonly MatchedGroup[];
  /** The group by the names of the policies that a build makes for it, in lower case. */
  readonly names: ReadonlyMap<string, string>;
  readonly given: readonly GivenGroup[];
}

/** Whose a policy is. What nothing tells is not guessed. */
export type Attribution =
  | { readonly kind: 'groups'; readonly groups: readonly string[]; readonly by: AttributedBy }
  /** Written by mdav for a group that the fleet does not have. */
  | { readonly kind: 'former-group'; readonly group: string }
  | { readonly kind: 'other-fleet'; readonly fleet: string }
  /** `groups` are those that a device could be in. */
  | { readonly kind: 'unknown'; readonly groups?: readonly string[] };

/** Makes the facts ready for telling whose a policy is. */
export function attributor({ fleet, groups, names, given }: AttributionFacts): (policy: FoundPolicy) => Attribution {
  const match = deviceMatcher(groups);
  const called = new Map<string, string>();
  // A name that another group has now is that group's.
  for (const { group, was } of groups) if (was !== undefined) called.set(was.toLowerCase(), group);
  for (const { group } of groups) called.set(group.toLowerCase(), group);
  const bare = given.filter(({ policy }) => policy === undefined).map(({ group }) => group);
  const isOurs = (name: string) => name.toLowerCase() === fleet.toLowerCase();

  function byDevice({ device, name }: FoundPolicy): Attribution | undefined {
    const names: DeviceNames = {
      fleet: device?.fleet,
      group: device?.group,
      machineGroup: device?.machineGroup,
      tags: device?.tags ?? [],
      device: name ?? '',
    };
    const found = match(names);
    const groupAt = (index: number) => groups[index]?.group ?? '';
    switch (found.kind) {
      case 'group':
        return { kind: 'groups', groups: [groupAt(found.index)], by: 'device' };
      case 'ambiguous':
        return { kind: 'unknown', groups: found.indexes.map(groupAt) };
      case 'other-fleet':
        return { kind: 'other-fleet', fleet: names.fleet ?? '' };
      case 'unknown-group':
        return { kind: 'former-group', group: names.group ?? '' };
      case 'none':
        return undefined;
    }
  }

  function known(policy: FoundPolicy): Attribution | undefined {
    if (policy.kind.applied === 'observed') return byDevice(policy);
    const { own } = policy.set;
    const group = own !== undefined && isOurs(own.fleet) ? called.get(own.group.toLowerCase()) : undefined;
    if (group !== undefined) return { kind: 'groups', groups: [group], by: 'description' };
    const named = policy.name === undefined ? undefined : names.get(policy.name.trim().toLowerCase());
    if (named !== undefined) return { kind: 'groups', groups: [named], by: 'name' };
    if (own === undefined) return undefined;
    return isOurs(own.fleet) ? { kind: 'former-group', group: own.group } : { kind: 'other-fleet', fleet: own.fleet };
  }

  return (policy) => {
    const chosen = given.filter((one) => one.policy !== undefined && isCalled(policy, one.policy));
    if (chosen.length > 0) return { kind: 'groups', groups: unique(chosen.map(({ group }) => group)), by: 'given' };
    const found = known(policy);
    if (found !== undefined && found.kind !== 'unknown') return found;
    return bare.length > 0 ? { kind: 'groups', groups: unique(bare), by: 'given' } : (found ?? { kind: 'unknown' });
  };
}

/** Whether a policy is meant by what somebody called it: its name, its path, or a folder above it. */
export function isCalled({ name, path }: Pick<FoundPolicy, 'name' | 'path'>, called: string): boolean {
  const wanted = called.trim().toLowerCase();
  const place = wanted
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/+)+/, '')
    .replace(/(?<=.)\/+$/, '');
  const own = path.toLowerCase();
  return name?.trim().toLowerCase() === wanted || own === place || own.startsWith(`${place}/`);
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
