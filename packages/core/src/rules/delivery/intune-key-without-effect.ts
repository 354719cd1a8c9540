import type { Intune } from '../../model/fleet.ts';
import { placeOf } from '../../rule/ask.ts';
import { removing } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';

/** Keys of `intune` that say something to enrolled devices only. */
export const intuneKeyWithoutEffect = defineRule({
  id: 'intune-key-without-effect',
  chapter: 'delivery',
  severity: 'warning',
  what: 'A key of `intune` says something that devices managed by Defender for Endpoint ignore.',
  why: 'They get endpoint security templates and nothing else, ignore assignment filters, and have no compliance without enrolment. Who reads the file would expect otherwise.',
  fix: 'Remove the key, or move the enrolled devices to a group of their own.',
  autofix: { does: 'Removes the key.' },
  waive: 'When the devices are about to be enrolled and the key is there for that day.',
  basis: 'documented',
  sources: ['mde-security-settings'],
  good: `
    os: windows-server-2022
    mode: active
    deliver: [intune]
    intune: { management: mde }
    settings: { allowArchiveScanning: true }
  `,
  bad: `
    os: windows-server-2022
    mode: active
    deliver: [intune]
    intune: { management: mde, filter: { name: Corporate, mode: include } }
    settings: { allowArchiveScanning: true }
  `,
  check: (group) => {
    const { intune } = group;
    if (intune?.management !== 'mde') return [];
    return ENROLLED_ONLY.filter(({ isSaid }) => isSaid(intune)).map(({ key, why }) => ({
      at: placeOf(group, `intune.${key}`),
      message: `\`${key}\` has no effect with \`management: mde\`: ${why}.`,
      ...removing(group.origins[`intune.${key}`]),
    }));
  },
});

const ENROLLED_ONLY: readonly {
  readonly key: keyof Intune;
  readonly isSaid: (intune: Intune) => boolean;
  readonly why: string;
}[] = [
  { key: 'form', isSaid: ({ form }) => form === 'catalog', why: 'plain catalog policies do not reach these devices' },
  { key: 'filter', isSaid: ({ filter }) => filter !== undefined, why: 'these devices ignore assignment filters' },
  { key: 'compliance', isSaid: ({ compliance }) => compliance === true, why: 'compliance takes enrolment' },
];
