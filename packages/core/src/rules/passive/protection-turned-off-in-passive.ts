import { settingRow, settingsIn } from '../../catalogue/lookup.ts';
import { once } from '../../memory/once.ts';
import { assigned, isToBePassive, placeOf } from '../../rule/ask.ts';
import { removingSetting } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';

/** Real-time protection and its parts: what tamper protection holds of that area. All are toggles that allow something. */
const protections = once(() =>
  settingsIn('real-time-protection').filter((id) => settingRow(id).tamperProtected === 'yes'),
);

/** Protection that is turned off because of passive mode. */
export const protectionTurnedOffInPassive = defineRule({
  id: 'protection-turned-off-in-passive',
  chapter: 'passive',
  severity: 'error',
  guard: true,
  silences: { rules: ['tamper-ignores-channel'], where: 'same-place' },
  what: 'A protection is turned off in a passive group.',
  why: 'Turning protections off does not make Defender passive. It leaves the device bare when Defender becomes active again, and tamper protection ignores it.',
  fix: 'Leave the protection on: passive mode keeps it from interfering.',
  autofix: { does: 'Removes the setting.' },
  waive: 'Never because of passive mode.',
  settles:
    'The guide turns real-time protection off in Intune; Microsoft says not to turn protections off because of passive or block mode.',
  basis: 'documented',
  sources: ['compat-2021-02', 'compat-2026', 'seed-guide'],
  good: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [intune]
    settings: { allowRealtimeMonitoring: true }
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [intune]
    settings: { allowRealtimeMonitoring: false }
  `,
  check: (group) => {
    if (!isToBePassive(group)) return [];
    // In block mode cloud protection is a requirement, and a rule of that chapter speaks of it.
    const settings = group.mode === 'passive' ? [...protections(), 'allowCloudProtection'] : protections();
    const off = settings.flatMap((setting) => {
      const assignment = assigned(group, setting);
      if (assignment?.value !== false) return [];
      return [
        {
          at: assignment.origin.at,
          setting,
          message: `${setting}: false does not make Defender passive, and leaves the device bare when it becomes active.`,
          ...removingSetting(assignment),
        },
      ];
    });
    if (group.limitedPeriodicScanning !== 'off') return off;
    const message = 'Limited periodic scanning is turned off, which passive mode does not ask for.';
    return [
      ...off,
      { at: placeOf(group, 'limitedPeriodicScanning'), message, hint: 'Leave limited periodic scanning as it is.' },
    ];
  },
});
