import type { Requirement } from '../../catalogue/requirement.ts';
import { osNames } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';
import { foundAt, unsupportedUses } from './judge.ts';

/** A setting where it has no effect, or a bad one. */
export const settingUnsupportedHere = defineRule({
  id: 'setting-unsupported-here',
  chapter: 'conditions',
  severity: 'warning',
  what: 'A setting has no effect, or a bad one, on some devices of the group or by the way it takes.',
  why: 'Attack surface reduction rules differ by Windows, build and channel; warn mode is not there for all of them. The policy arrives, reports show it as applied or not applicable, and nothing is protected.',
  fix: 'Take it out of this group, or move the devices to a group without it.',
  autofix: { none: 'choice' },
  waive: 'When one policy for all devices is wanted, and everybody knows where it does nothing.',
  settles:
    'For vulnerable drivers on Windows Server 2016 the reference names version 1803, and says yes for 2012 R2: that is told as worth a look, not as a mistake.',
  basis: 'documented',
  sources: [
    'asr-reference',
    'asr-overview',
    'network-protection',
    'performance-mode',
    'set-mp-preference',
    'onboard-downlevel',
  ],
  good: `
    os: windows-11
    mode: active
    settings: { attackSurfaceReductionRules: { block-office-macro-win32-api: block } }
  `,
  bad: `
    os: windows-server-2022
    mode: active
    settings: { attackSurfaceReductionRules: { block-office-macro-win32-api: block } }
  `,
  check: (group) =>
    unsupportedUses(group).map((unmet) => {
      const { subject, os, requirement } = unmet;
      const message = `${subject} ${requirement.otherwise}${isOfSystems(requirement) ? ` on ${osNames(os)}` : ''}.`;
      return foundAt(unmet, message.replace(/,\.$/, '.'), requirement.hint ?? '');
    }),
});

/** Whether a condition holds on some systems only, so that they are worth naming. */
function isOfSystems({ where = {} }: Requirement): boolean {
  return (['os', 'except', 'class', 'before'] as const).some((key) => where[key] !== undefined);
}
