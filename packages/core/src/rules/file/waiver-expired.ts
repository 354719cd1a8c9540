import type { RuleInfo } from '../../rule/rule.ts';

/** A waiver whose last day is over. `waivers.ts` finds it. */
export const waiverExpired: RuleInfo = {
  id: 'waiver-expired',
  chapter: 'file',
  severity: 'warning',
  what: 'A waiver is past its last day.',
  why: 'A waiver is an exception with an end. After that day the finding counts again.',
  fix: 'Mend the cause, or have the owner extend the waiver.',
  autofix: { does: 'Removes the waiver where nothing needs it any more.' },
  waive: 'Never: extend the waiver or remove it.',
  basis: 'ours',
  sources: [],
  good: `
    mdav: 1
    name: example
    groups:
      desks: { os: windows-11, mode: active, deliver: [intune], settings: { enableNetworkProtection: audit } }
  `,
  bad: `
    mdav: 1
    name: example
    groups:
      desks: { os: windows-11, mode: active, deliver: [intune], antivirus: { product: Contoso Protect, realtime: true }, onboarding: { state: onboarded } }
    waivers:
      - { rule: active-with-other-antivirus, group: desks, reason: moving to Defender, owner: desktop team, expires: 2021-03-31 }
  `,
};
