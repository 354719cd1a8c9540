import { WATP_KEY } from '../../facts/forcing-places.ts';
import { subkeyOf } from '../../model/raw.ts';
import { isSameKey, rawRegistry } from '../../rule/raw.ts';
import { defineRule } from '../../rule/rule.ts';

/** Deleting the key that holds the onboarding data. */
export const watpKeyDeleted = defineRule({
  id: 'watp-key-deleted',
  chapter: 'forcing',
  severity: 'error',
  guard: true,
  silences: { rules: ['raw-owned-by-catalogue'], where: 'same-place' },
  what: 'A raw entry deletes the key `Windows Advanced Threat Protection`.',
  why: 'The key holds the onboarding data beside the forcing value. Without it the device loses its tie to Defender for Endpoint.',
  fix: 'Delete single values with `type: delete` instead of the key.',
  autofix: { none: 'choice' },
  waive: 'Never: offboard with the package that the portal gives.',
  basis: 'inferred',
  sources: ['ts-onb', 'compat-2026'],
  good: String.raw`
    os: windows-server-2022
    mode: active
    deliver: [registry]
    raw:
      registry:
        - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: ForcePassiveMode, type: delete, reason: clears an old spelling }
  `,
  bad: String.raw`
    os: windows-server-2022
    mode: active
    deliver: [registry]
    raw:
      registry:
        - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', type: delete-key, reason: start afresh }
  `,
  check: (group) =>
    rawRegistry(group)
      .filter(
        ({ type, key }) =>
          (type === 'delete-key' && holdsWatp(key)) || (type === 'delete-values' && isSameKey(key, WATP_KEY)),
      )
      .map((entry) => ({
        at: entry.at,
        message: `Deleting ${entry.type === 'delete-values' ? 'the values of ' : ''}${entry.key} takes the onboarding data of the device with it.`,
      })),
});

/** True for the key itself and for every key above it. */
function holdsWatp(key: string): boolean {
  return isSameKey(key, WATP_KEY) || WATP_KEY.toLowerCase().startsWith(`${subkeyOf(key).toLowerCase()}\\`);
}
