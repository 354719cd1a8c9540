import { DEFENDER_KEY } from '../../facts/forcing-places.ts';
import { assigned } from '../../rule/ask.ts';
import { isSameKey, rawOma, rawValues } from '../../rule/raw.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

/** Flags of PassiveRemediation that nobody explains. */
export const edrBlockFlagValue = defineRule({
  id: 'edr-block-flag-value',
  chapter: 'block-mode',
  severity: 'error',
  silences: { rules: ['raw-owned-by-catalogue', 'value-out-of-range'], where: 'same-place' },
  what: '`passiveRemediation` has a value outside its flags, or flags that are not explained.',
  why: 'The node takes 1, 2 and 4 and their sums. Only 1, EDR in block mode, is described; Group Policy writes 0 or 1 and nothing else.',
  fix: 'Leave `passiveRemediation` to the mode of the group, or write `[edr-remediation]`.',
  autofix: { none: 'choice' },
  waive: 'For the flags 2 and 4, when Microsoft has asked you to set them.',
  basis: 'documented',
  sources: ['ddf', 'admx-2024'],
  good: `
    os: windows-11
    mode: passive+edr-block
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    licence: p2
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [intune]
    settings: { allowCloudProtection: true, passiveRemediation: [edr-remediation] }
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [intune]
    raw:
      oma:
        - { uri: ./Device/Vendor/MSFT/Defender/Configuration/PassiveRemediation, type: integer, value: 8, reason: all flags at once }
  `,
  check: (group) => {
    const assignment = assigned(group, 'passiveRemediation');
    const flags = Array.isArray(assignment?.value) ? assignment.value : [];
    const unexplained = flags.filter((flag) => flag === 'realtime-audit' || flag === 'realtime-remediation');
    const raw = [
      ...rawValues(group)
        .filter(
          ({ key, name }) => name.toLowerCase() === 'passiveremediation' && isSameKey(key, `${DEFENDER_KEY}\\Features`),
        )
        .map(({ at, data }) => ({ at, data })),
      ...rawOma(group)
        .filter(({ uri }) => /\/Defender\/Configuration\/PassiveRemediation$/i.test(uri))
        .map(({ at, value }) => ({ at, data: value })),
    ];
    return [
      ...(assignment !== undefined && unexplained.length > 0
        ? [
            {
              at: assignment.origin.at,
              setting: assignment.setting,
              severity: 'warning' as const,
              message: `What ${unexplained.join(' and ')} ${unexplained.length === 1 ? 'does' : 'do'} in practice is documented nowhere, and Group Policy cannot say it.`,
            },
          ]
        : []),
      ...raw.flatMap(({ at, data }): readonly Found[] => {
        if (typeof data !== 'number' || data < 0 || data > 7)
          return [{ at, message: `PassiveRemediation takes 0 to 7, not ${JSON.stringify(data)}.` }];
        return data > 1
          ? [
              {
                at,
                severity: 'warning',
                message: `What PassiveRemediation ${data} does in practice is documented nowhere.`,
              },
            ]
          : [];
      }),
    ];
  },
});
