import { defineRule } from '../../rule/rule.ts';
import { FAMILIES, ineffectiveUnlessUnsupported } from './families.ts';

/** Attack surface reduction in passive mode. */
export const asrNoEffectInPassive = defineRule({
  id: 'asr-no-effect-in-passive',
  chapter: 'passive',
  severity: 'warning',
  what: 'Attack surface reduction rules are set in a passive group.',
  why: 'The rules need Defender Antivirus in active mode. In passive mode they have no effect, and the other product has to do this.',
  fix: 'Keep the setting for a later switch to active, or remove it; let the other product do the work meanwhile.',
  autofix: { none: 'harmless' },
  waive: 'When the settings are kept on purpose for a later switch to active mode.',
  basis: 'documented',
  sources: ['seed-edr', 'compat-2026'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { attackSurfaceReductionRules: { block-office-child-processes: block } }
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [intune]
    settings: { attackSurfaceReductionRules: { block-office-child-processes: block } }
  `,
  check: (group) => ineffectiveUnlessUnsupported(group, FAMILIES.attackSurfaceReduction, 'no effect in passive mode'),
});
