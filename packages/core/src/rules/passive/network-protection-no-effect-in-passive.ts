import { defineRule } from '../../rule/rule.ts';
import { ineffectiveUnlessUnsupported, networkProtection } from './families.ts';

/** Network protection in passive mode. */
export const networkProtectionNoEffectInPassive = defineRule({
  id: 'network-protection-no-effect-in-passive',
  chapter: 'passive',
  severity: 'warning',
  what: 'Network protection is set in a passive group.',
  why: 'It needs Defender Antivirus in active mode. In passive mode no connection is checked, and the other product has to do this.',
  fix: 'Keep the setting for a later switch to active, or remove it; let the other product do the work meanwhile.',
  autofix: { none: 'harmless' },
  waive: 'When the settings are kept on purpose for a later switch to active mode.',
  basis: 'documented',
  sources: ['seed-edr', 'compat-2026'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { enableNetworkProtection: block }
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [intune]
    settings: { enableNetworkProtection: block }
  `,
  check: (group) => ineffectiveUnlessUnsupported(group, networkProtection(), 'no effect in passive mode'),
});
