import { agentDecides, supportOf } from '../../facts/support.ts';
import type { OsFact, ResolvedGroup } from '../../model/resolved.ts';
import { baselineWords, isToBePassive, osName, osNames, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** An operating system or agent that the documentation of the time does not name. */
export const osNewerThanBaseline = defineRule({
  id: 'os-newer-than-baseline',
  chapter: 'environment',
  severity: 'warning',
  baselines: ['2021-07', '2022-03', '2022-09'],
  what: 'The operating system or its agent is newer than the documentation that the group is held to.',
  why: 'The pages of the time do not name it. What they say of its predecessors is applied, and that may not hold. The unified agent came in April 2022; `mdav explain` tells of an operating system which documentation names it.',
  fix: 'Use `baseline: current` for this group.',
  autofix: { none: 'choice' },
  waive: 'When an audit demands the older documentation whatever the devices are.',
  basis: 'documented',
  sources: ['seed-edr', 'compat-2021-08', 'cfg-servers-2024', 'switch-ts', 'compat-2026'],
  good: `
    baseline: 2021-07
    os: windows-10
    mode: active
    deliver: [gpo]
  `,
  bad: `
    baseline: 2021-07
    os: windows-11
    mode: active
    deliver: [gpo]
  `,
  check: (group) => {
    const unnamed = group.os
      .filter((os) => isUnnamed(group, os))
      .map((os) => ({ at: os.at, message: `${osName(os)} is not named in ${baselineWords(group)}.` }));
    const unified = withNewAgent(group);
    if (unified.length === 0) return unnamed;
    const message = `The unified agent of ${osNames(unified)} is not named in ${baselineWords(group)}.`;
    return [...unnamed, { at: placeOf(group, 'agent'), message }];
  },
});

function isUnnamed({ agent, baseline }: ResolvedGroup, { id }: OsFact): boolean {
  return supportOf(id, agent, baseline).unnamed === true;
}

/** Systems with the unified agent before there was one; in passive mode another rule refuses them. */
function withNewAgent(group: ResolvedGroup): readonly OsFact[] {
  if (group.baseline !== '2021-07' || group.agent !== 'unified' || isToBePassive(group)) return [];
  return group.os.filter(({ id }) => agentDecides(id));
}
