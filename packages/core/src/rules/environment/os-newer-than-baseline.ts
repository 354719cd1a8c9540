import { supportOf } from '../../mode/support.ts';
import { osName } from '../ask.ts';
import { defineRule } from '../rule.ts';

/** An operating system that the documentation of July 2021 does not name. */
export const osNewerThanBaseline = defineRule({
  id: 'os-newer-than-baseline',
  chapter: 'environment',
  severity: 'warning',
  baselines: ['2021-07'],
  what: 'The operating system is newer than the documentation that the group is held to.',
  why: 'The pages of July 2021 do not name it. What they say of its predecessors is applied, and that may not hold.',
  fix: 'Use `baseline: current` for this group.',
  waive: 'When an audit demands the documentation of July 2021 whatever the operating system.',
  basis: 'documented',
  sources: ['seed-edr', 'compat-2021-08'],
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
  check: (group) =>
    group.os
      .filter(({ id }) => supportOf(id, group.agent, group.baseline).unnamed)
      .map((os) => ({ at: os.at, message: `The documentation of July 2021 does not name ${osName(os)}.` })),
});
