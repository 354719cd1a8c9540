import { isToBePassive, otherAntivirus, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Two antivirus products that scan each other. */
export const mutualExclusionsMissing = defineRule({
  id: 'mutual-exclusions-missing',
  chapter: 'onboarding',
  severity: 'warning',
  what: 'Nothing says that the other antivirus leaves Defender’s files alone.',
  why: 'Two products that scan each other cost time and can quarantine each other’s files. Each is to exclude the other.',
  fix: 'Exclude Defender’s files in the other product, its files in Defender, and write `exclusionsForDefender: true` under `antivirus`.',
  autofix: { none: 'devices' },
  waive: 'When the vendor of the other product says that its exclusions are built in.',
  basis: 'documented',
  sources: ['switch-2-2026', 'passive-2025'],
  good: `
    os: windows-10
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
  `,
  bad: `
    os: windows-10
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true }
  `,
  check: (group) => {
    const antivirus = otherAntivirus(group);
    if (!isToBePassive(group) || antivirus === undefined || antivirus.exclusionsForDefender === true) return [];
    const message =
      antivirus.exclusionsForDefender === false
        ? `${antivirus.product} does not exclude the files of Defender.`
        : `The group does not say whether ${antivirus.product} excludes the files of Defender (\`exclusionsForDefender\`).`;
    return [{ at: placeOf(group, 'antivirus.exclusionsForDefender'), message }];
  },
});
