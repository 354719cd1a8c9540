import type { RuleInfo } from '../../rule/rule.ts';

/** Devices that get policies of two groups in Intune. `overlapping-assignments.ts` finds them. */
export const assignmentsOverlap: RuleInfo = {
  id: 'assignments-overlap',
  chapter: 'file',
  severity: 'warning',
  what: 'A group is assigned to everybody in Intune, and devices of another group get a setting from both.',
  why: 'Everybody takes in the devices of the other groups. Where two policies give one setting different values there is a conflict, and which value a device then has nobody decides. Exclusions are an exception: they add up. Where `exclude` or users may keep the policies apart it is only good to know, and where a filter may, it is told to who asks for everything.',
  fix: 'Leave the device groups of the other group out with `exclude`, narrow the assignment with `filter`, or give both groups one value.',
  autofix: { none: 'choice' },
  waive: 'When no device is in both, because the other group is not enrolled in this tenant.',
  basis: 'documented',
  sources: ['mde-security-settings', 'graph-all-devices'],
  good: `
    mdav: 1
    name: example
    groups:
      clients:
        os: windows-11
        mode: active
        deliver: [intune]
        intune: { assign: [all-devices], exclude: [Kiosks] }
        settings: { cloudBlockLevel: high }
      kiosks:
        os: windows-11
        mode: active
        deliver: [intune]
        intune: { assign: [Kiosks] }
        settings: { cloudBlockLevel: zero-tolerance }
  `,
  bad: `
    mdav: 1
    name: example
    groups:
      clients:
        os: windows-11
        mode: active
        deliver: [intune]
        intune: { assign: [all-devices] }
        settings: { cloudBlockLevel: high }
      kiosks:
        os: windows-11
        mode: active
        deliver: [intune]
        intune: { assign: [Kiosks] }
        settings: { cloudBlockLevel: zero-tolerance }
  `,
};
