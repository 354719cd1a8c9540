import { defineRule } from '../../rule/rule.ts';
import { FAMILIES, ineffectiveFamily } from './families.ts';

/** Actions against threats in passive mode. */
export const remediationNoEffectInPassive = defineRule({
  id: 'remediation-no-effect-in-passive',
  chapter: 'passive',
  severity: 'warning',
  what: 'Actions against threats are set in a passive group.',
  why: 'Passive Defender Antivirus does not remediate. With EDR in block mode the sensor decides what is done.',
  fix: 'Keep the setting for a later switch to active, or remove it; let the other product do the work meanwhile.',
  autofix: { none: 'harmless' },
  waive: 'When the settings are kept on purpose for a later switch to active mode.',
  settles:
    'In 2021 the page let passive Defender remediate during scheduled and on-demand scans, since 2025 it does not at all. Under the documentation of July 2021 this only informs.',
  basis: 'documented',
  sources: ['compat-2026', 'compat-2021-08'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { threatSeverityDefaultAction: { severe: quarantine } }
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [intune]
    settings: { threatSeverityDefaultAction: { severe: quarantine } }
  `,
  check: (group) =>
    group.baseline === '2021-07'
      ? ineffectiveFamily(
          group,
          FAMILIES.remediation,
          'an effect in passive mode during scans only, and since 2025 none',
        ).map((found) => ({ ...found, severity: 'info' }))
      : ineffectiveFamily(group, FAMILIES.remediation, 'no effect in passive mode'),
});
