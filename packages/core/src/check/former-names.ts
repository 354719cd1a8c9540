import { identityOf } from '../model/identity.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import { removing, type WithFixes } from '../rule/fixes.ts';
import { groupBy } from '../rule/group-by.ts';
import type { Finding, RuleInfo } from '../rule/rule.ts';
import { wasItself } from '../rules/file/was-itself.ts';
import { wasReused } from '../rules/file/was-reused.ts';
import { wasTaken } from '../rules/file/was-taken.ts';

/** Reports first names that say nothing, those that do not tell groups apart, and those that others have now. */
export function judgeFormerNames(groups: readonly ResolvedGroup[]): readonly Finding[] {
  // Services do not tell names apart by case.
  const known = groupBy(groups, (group) => identityOf(group).toLowerCase());
  const named = groupBy(groups, ({ name }) => name.toLowerCase());
  return groups.flatMap((group) => {
    const { name, was } = group;
    if (was === undefined) return [];
    // Nothing is lost with it: the name is the first one then.
    if (was === name)
      return [report(wasItself, group, `\`was\` of group "${name}" is its own name.`, removing(group.origins['was']))];
    const isOther = (other: ResolvedGroup): boolean => other !== group;
    const others = (known.get(was.toLowerCase()) ?? []).filter(isOther);
    // Each was called otherwise: a group without a first name is among the others.
    const users = (named.get(was.toLowerCase()) ?? []).filter(isOther).filter((other) => !others.includes(other));
    return [
      ...others.map((other) => {
        const claim = isCalled(other.name, was)
          ? 'and that is another group of the fleet'
          : `and so was group "${other.name}"`;
        return report(wasTaken, group, `Group "${name}" was "${was}", ${claim}.`, {});
      }),
      ...users.map((other) =>
        report(
          wasReused,
          group,
          `Group "${name}" was "${was}", and that is the name of the group that was "${other.was}" now.`,
          {},
        ),
      ),
    ];
  });
}

const isCalled = (name: string, other: string): boolean => name.toLowerCase() === other.toLowerCase();

function report(
  { id, severity, fix: hint, sources }: RuleInfo,
  { name, at, origins, baseline }: ResolvedGroup,
  message: string,
  fix: WithFixes,
): Finding {
  return { rule: id, severity, group: name, message, hint, at: origins['was'] ?? at, baseline, sources, ...fix };
}
