import { defineRule } from '../../rule/rule.ts';
import { FAMILIES, ineffectiveFamily } from './families.ts';

/** Protection against unwanted applications in passive mode. */
export const puaNoEffectInPassive = defineRule({
  id: 'pua-no-effect-in-passive',
  chapter: 'passive',
  severity: 'warning',
  what: 'Protection against potentially unwanted applications is set in a passive group.',
  why: 'It needs Defender Antivirus in active mode. In passive mode such applications run, and the other product has to stop them.',
  fix: 'Keep the setting for a later switch to active, or remove it; let the other product do the work meanwhile.',
  autofix: { none: 'harmless' },
  waive: 'When the settings are kept on purpose for a later switch to active mode.',
  basis: 'documented',
  sources: ['compat-2026'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { puaProtection: block }
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [intune]
    settings: { puaProtection: block }
  `,
  check: (group) => ineffectiveFamily(group, FAMILIES.pua, 'no effect in passive mode'),
});
