import type { Finding } from '@mdav/core';
import type { FindingChanges } from './fleet-plan.ts';

/**
 * How findings differ. Two findings are the same when rule, severity, group, setting and message are: a line that moved
 * changes nothing, and neither does another name of the group. `names` are the new names of groups by their old ones. Of several equal ones as many are new or resolved as there are more or less of them.
 */
export function findingChanges(
  old: readonly Finding[],
  after: readonly Finding[],
  names: ReadonlyMap<string, string> = new Map(),
): FindingChanges {
  const before = old.map((finding) => underName(finding, names));
  const rest = new Map<string, Finding[]>();
  for (const finding of before) rest.set(keyOf(finding), [...(rest.get(keyOf(finding)) ?? []), finding]);
  const changes = { added: [] as Finding[], waived: [] as Finding[], reopened: [] as Finding[], unchanged: 0 };
  for (const finding of after) {
    const same = takeLike(rest.get(keyOf(finding)) ?? [], finding);
    if (same === undefined) changes.added.push(finding);
    else if (same.waiver === undefined && finding.waiver !== undefined) changes.waived.push(finding);
    else if (same.waiver !== undefined && finding.waiver === undefined) changes.reopened.push(finding);
    else changes.unchanged += 1;
  }
  return { ...changes, resolved: [...rest.values()].flat() };
}

/** A finding under the name that its group has now. */
function underName(finding: Finding, names: ReadonlyMap<string, string>): Finding {
  const { group } = finding;
  const name = group === undefined ? undefined : names.get(group);
  if (name === undefined || name === group) return finding;
  return { ...finding, group: name, message: finding.message.replaceAll(`"${group}"`, `"${name}"`) };
}

/** Takes one out of the list, rather one that is answered for in the same way. */
function takeLike(list: Finding[], finding: Finding): Finding | undefined {
  const like = list.findIndex(({ waiver }) => (waiver === undefined) === (finding.waiver === undefined));
  return list.splice(Math.max(like, 0), 1)[0];
}

function keyOf({ rule, severity, group, setting, message }: Finding): string {
  return JSON.stringify([rule, severity, group, setting, message]);
}
