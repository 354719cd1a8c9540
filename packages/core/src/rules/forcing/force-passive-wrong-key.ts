import { isForcingName, WATP_KEY } from '../../facts/forcing-places.ts';
import { subkeyOf } from '../../model/raw.ts';
import { isSameKey, rawValues } from '../../rule/raw.ts';
import { defineRule } from '../../rule/rule.ts';
import { mendingRaw } from './mend-raw.ts';

/** The forcing value under any key but the documented one. */
export const forcePassiveWrongKey = defineRule({
  id: 'force-passive-wrong-key',
  chapter: 'forcing',
  severity: 'error',
  what: 'The forcing value stands under another key than the one that Microsoft documents.',
  why: 'It is read under `Windows Advanced Threat Protection` of the policies. No documentation of another place could be found: a third-party guide spreads the `Windows Defender` key, and without `Policies` the key is where the sensor keeps its own state.',
  fix: 'Write `forceDefenderPassiveMode` under `settings`, or leave it to the mode of the group.',
  autofix: {
    does: 'Removes the entry where the mode sets the value anyway, else corrects its key; only where it says what the mode says.',
  },
  waive: 'Never: the value has no documented effect there.',
  settles:
    'The guide writes the value under Windows Defender, Microsoft under Windows Advanced Threat Protection: the latter counts.',
  basis: 'documented',
  sources: ['compat-2026', 'seed-guide'],
  good: `
    os: windows-server-2022
    mode: passive
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [registry]
  `,
  bad: String.raw`
    os: windows-server-2022
    mode: passive
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [registry]
    raw:
      registry:
        - key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender'
          name: ForceDefenderPassiveMode
          type: dword
          data: 1
          reason: a guide
  `,
  check: (group) =>
    rawValues(group)
      .filter((entry) => isForcingName(entry.name) && !isSameKey(entry.key, WATP_KEY))
      .map((entry) => ({
        at: entry.fields['key'] ?? entry.at,
        message: `${entry.name} is documented under ${WATP_KEY}, not under ${subkeyOf(entry.key)}.`,
        ...mendingRaw(group, entry, 'key', `HKLM\\${WATP_KEY}`),
      })),
});
