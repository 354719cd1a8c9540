import { isToBePassive, isToBlock, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Indicators that have no effect in passive mode. */
export const edrBlockIndicatorsNotHonoured = defineRule({
  id: 'edr-block-indicators-not-honoured',
  chapter: 'block-mode',
  severity: 'warning',
  what: 'The group relies on indicators, which need active mode.',
  why: 'Indicators for files, IP addresses, URLs and certificates work with an active Defender Antivirus only, and EDR in block mode does not honour them. It does honour exclusions of Defender Antivirus.',
  fix: 'Enforce the indicators in the other product, or choose an active mode.',
  autofix: { none: 'devices' },
  waive: 'When the indicators are there for other groups.',
  basis: 'documented',
  sources: ['seed-edr', 'edr-2026'],
  good: `
    os: windows-11
    mode: active
    indicators: true
    deliver: [intune]
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    indicators: true
    deliver: [intune]
  `,
  check: (group) => {
    if (group.indicators !== true || !isToBePassive(group)) return [];
    const also = isToBlock(group) ? ', and EDR in block mode does not honour them' : '';
    return [
      {
        at: placeOf(group, 'indicators'),
        message: `Indicators work in active mode only${also}; this group is to be ${group.mode}.`,
      },
    ];
  },
});
