import { oneLower } from '../../diagnostic/diagnostic.ts';
import { addLicence, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Passive mode on a plan that one page leaves out. */
export const passiveLicencePlan = defineRule({
  id: 'passive-licence-plan',
  chapter: 'onboarding',
  severity: 'warning',
  milder: 'while the group does not say its `licence`',
  what: 'Passive mode is wanted with a licence that one Microsoft page does not count for it.',
  why: 'One page lists passive mode as a function of Defender for Endpoint Plan 2, others as one of both plans. Without a licence there is no onboarding at all.',
  fix: 'Confirm with Microsoft that the licence covers passive mode, or license Plan 2.',
  autofix: { none: 'fact' },
  waive: 'When the licence was confirmed.',
  settles:
    'The compatibility pages apply to Plan 1 and Plan 2; the page on Defender Antivirus without Defender for Endpoint counts passive mode to Plan 2. So this warns and does not refuse.',
  basis: 'uncertain',
  sources: ['without-mde', 'compat-2026'],
  good: `
    os: windows-10
    mode: passive
    licence: p2
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
  `,
  bad: `
    os: windows-10
    mode: passive
    licence: p1
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
  `,
  check: (group) => {
    if (group.mode !== 'passive') return [];
    switch (group.licence) {
      case 'p1':
        return [
          { at: placeOf(group, 'licence'), message: 'One page counts passive mode to Plan 2 only; this group has p1.' },
        ];
      case 'none':
        return [
          {
            at: placeOf(group, 'licence'),
            message: 'Passive mode needs a licence of Defender for Endpoint; this group has none.',
          },
        ];
      case undefined:
        return [
          {
            at: placeOf(group, 'mode'),
            severity: oneLower('warning'),
            message: 'The group does not say its `licence`; one page counts passive mode to Plan 2 only.',
            hint: addLicence(group),
          },
        ];
      default:
        return [];
    }
  },
});
