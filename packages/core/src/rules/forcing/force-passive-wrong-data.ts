import { FORCING_NAME, WATP_KEY } from '../../facts/forcing-places.ts';
import { assigned } from '../../rule/ask.ts';
import { removing } from '../../rule/fixes.ts';
import { isSameKey, rawValues } from '../../rule/raw.ts';
import { defineRule } from '../../rule/rule.ts';

/** The forcing value with another type or number. */
export const forcePassiveWrongData = defineRule({
  id: 'force-passive-wrong-data',
  chapter: 'forcing',
  severity: 'error',
  silences: { rules: ['raw-owned-by-catalogue', 'value-out-of-range'], where: 'same-place' },
  what: 'The forcing value is not a DWORD of 0 or 1.',
  why: 'Only REG_DWORD 1 (passive) and 0 (active) are documented. Another type or number leaves the server as it is.',
  fix: 'Write `forceDefenderPassiveMode: true` or `false` under `settings` in place of the raw entry.',
  autofix: { does: 'Removes the entry where the mode of the group sets the value.' },
  waive: 'Never: the value has no documented effect.',
  basis: 'documented',
  sources: ['compat-2026'],
  good: `
    os: windows-server-2022
    mode: passive
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [registry]
    settings: { forceDefenderPassiveMode: true }
  `,
  bad: String.raw`
    os: windows-server-2022
    mode: passive
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [registry]
    raw:
      registry:
        - key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection'
          name: ForceDefenderPassiveMode
          type: sz
          data: '1'
          reason: copied from a script
  `,
  check: (group) =>
    rawValues(group)
      .filter(({ key, name, type, data }) => {
        const isForcing = name.toLowerCase() === FORCING_NAME.toLowerCase() && isSameKey(key, WATP_KEY);
        return isForcing && !(type === 'dword' && (data === 0 || data === 1));
      })
      .map(({ at, type, data }) => ({
        at,
        message: `${FORCING_NAME} must be a dword of 0 or 1, not ${type} ${JSON.stringify(data)}.`,
        // Where the mode sets the value, the entry could only get in its way.
        ...(typeof assigned(group, 'forceDefenderPassiveMode')?.value === 'boolean' ? removing(at) : {}),
      })),
});
