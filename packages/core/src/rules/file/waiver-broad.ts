import type { RuleInfo } from '../../rule/rule.ts';

/** A waiver of several settings at once. `waivers.ts` finds it. */
export const waiverBroad: RuleInfo = {
  id: 'waiver-broad',
  chapter: 'file',
  severity: 'info',
  what: 'A waiver without a setting answers for findings about several settings.',
  why: 'Its reason was written for some of them. It would cover the next setting of the group too, unseen.',
  fix: 'Write one waiver per setting, each with its `setting`.',
  autofix: { does: 'Writes one waiver per setting.' },
  waive: 'Never: name the settings.',
  basis: 'ours',
  sources: [],
  good: `
    mdav: 1
    name: example
    groups:
      desks: { os: windows-11, mode: active, deliver: [intune], settings: { allowIntrusionPreventionSystem: true } }
    waivers:
      - { rule: deprecated-setting, group: desks, setting: allowIntrusionPreventionSystem, reason: old builds remain, owner: desktop team, expires: 2099-12-31 }
  `,
  bad: `
    mdav: 1
    name: example
    groups:
      desks:
        os: windows-11
        mode: passive
        onboarding: { state: onboarded }
        antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
        deliver: [intune]
        settings: { allowRealtimeMonitoring: false, allowBehaviorMonitoring: false }
    waivers:
      - { rule: protection-turned-off-in-passive, group: desks, reason: a test bench, owner: desktop team, expires: 2099-12-31 }
  `,
};
