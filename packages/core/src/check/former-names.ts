import { identityOf } from '../model/identity.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import { removing, type WithFixes } from '../rule/fixes.ts';
import { groupBy } from '../rule/group-by.ts';
import type { Finding, RuleInfo } from '../rule/rule.ts';
import { wasItself } from '../rules/file/was-itself.ts';
import { wasTaken } from '../rules/file/was-taken.ts';

/** Reports first names that say nothing, and those that do not tell groups apart. */
export function judgeFormerNames(groups: readonly ResolvedGroup[]): readonly Finding[] {
  const known = groupBy(groups, identityOf);
  return groups.flatMap((group) => {
    const { name, was } = group;
    if (was === undefined) return [];
    // Nothing is lost with it: the name is the first one then.
    if (was === name)
      return [report(wasItself, group, `\`was\` of group "${name}" is its own name.`, removing(group.origins['was']))];
    const others = (known.get(was) ?? []).filter((other) => other !== group);
    return others.map((other) => {
      const claim = other.name === was ? 'and that is another group of the fleet' : `and so was group "${other.name}"`;
      return report(wasTaken, group, `Group "${name}" was "${was}", ${claim}.`, {});
    });
  });
}

function report(
  { id, severity, fix: hint, sources }: RuleInfo,
  { name, at, origins, baseline }: ResolvedGroup,
  message: string,
  fix: WithFixes,
): Finding {
  return { rule: id, severity, group: name, message, hint, at: origins['was'] ?? at, baseline, sources, ...fix };
}
