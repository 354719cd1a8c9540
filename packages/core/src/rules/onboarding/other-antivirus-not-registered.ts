import { oneLower } from '../../diagnostic/diagnostic.ts';
import { clients, isToBePassive, osNames, otherAntivirus, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Another antivirus that Security Center does not know of. */
export const otherAntivirusNotRegistered = defineRule({
  id: 'other-antivirus-not-registered',
  chapter: 'onboarding',
  severity: 'error',
  milder: 'while the group does not say whether the other antivirus is `registered`',
  what: 'The other antivirus is not registered with Windows Security Center.',
  why: 'On clients Defender Antivirus learns of another product through that registration alone. Without it Defender stays active beside the other product. Servers are forced and need no registration.',
  fix: 'Repair the registration of the other antivirus with Security Center, or update the product.',
  autofix: { none: 'devices' },
  waive: 'When the field is known to be wrong and `Get-CimInstance` in `root/SecurityCenter2` shows the product.',
  basis: 'documented',
  sources: ['seed-guide', 'passive-2025'],
  good: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: false, exclusionsForDefender: true }
  `,
  check: (group) => {
    const antivirus = otherAntivirus(group);
    if (!isToBePassive(group) || antivirus === undefined || antivirus.registered === true) return [];
    const affected = clients(group);
    const at = placeOf(group, 'antivirus.registered');
    if (antivirus.registered === false) {
      return affected.length > 0
        ? [
            {
              at,
              message: `${antivirus.product} is not registered with Security Center: Defender Antivirus stays active on ${osNames(affected)}.`,
            },
          ]
        : [
            {
              at,
              severity: 'info',
              message: `${antivirus.product} is not registered with Security Center; servers are forced and do not ask.`,
              hint: 'Leave it as it is if the product protects the servers.',
            },
          ];
    }
    if (affected.length === 0) return [];
    const message = `The group does not say whether ${antivirus.product} is registered with Security Center (\`registered\`); unregistered, Defender Antivirus stays active on ${osNames(affected)}.`;
    return [
      {
        at,
        severity: oneLower('error'),
        message,
        hint: 'Check the registration and add `registered: true` to `antivirus`.',
      },
    ];
  },
});
