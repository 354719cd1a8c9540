import { oneLower } from '../../diagnostic/diagnostic.ts';
import { assigned, isToBePassive, otherAntivirus } from '../../rule/ask.ts';
import { offering, setting } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';

/** Real-time protection that is off where Defender is to be the antivirus. */
export const protectionOffWhileActive = defineRule({
  id: 'protection-off-while-active',
  chapter: 'protection',
  severity: 'error',
  milder: 'while the group does not say that there is no other antivirus',
  silences: { rules: ['tamper-ignores-channel'], where: 'same-place' },
  what: 'Real-time protection is turned off in a group that Defender is to protect.',
  why: 'Without it nothing is scanned when it is opened or run, and behaviour monitoring, network protection, controlled folder access and attack surface reduction rules, which depend on it, stop as well. An active Defender is then active in name only.',
  fix: 'Set `allowRealtimeMonitoring: true`.',
  autofix: {
    does: 'Sets `allowRealtimeMonitoring: true` where `antivirus: none` says that nothing else protects. Beside another antivirus, or where nothing is said of one, editors offer it.',
  },
  waive: 'For machines on which malware is examined, and which reach nothing else.',
  basis: 'documented',
  sources: ['evaluate-gp', 'pcsp', 'tamper-2026'],
  good: `
    os: windows-11
    mode: active
    antivirus: none
    tamperProtection: off
    deliver: [intune]
    settings: { allowRealtimeMonitoring: true }
  `,
  bad: `
    os: windows-11
    mode: active
    antivirus: none
    tamperProtection: off
    deliver: [intune]
    settings: { allowRealtimeMonitoring: false }
  `,
  check: (group) => {
    const assignment = assigned(group, 'allowRealtimeMonitoring');
    if (isToBePassive(group) || assignment?.value !== false) return [];
    const { at } = assignment.origin;
    const found = { at, setting: assignment.setting };
    if (group.antivirus === 'none') {
      const message = 'allowRealtimeMonitoring: false turns off the only antivirus of these devices.';
      return [{ ...found, message, ...setting(at, true) }];
    }
    const other = otherAntivirus(group);
    return [
      {
        ...found,
        ...offering(setting(at, true)),
        severity: oneLower('error'),
        message:
          other === undefined
            ? 'allowRealtimeMonitoring: false leaves an active Defender without real-time protection; the group does not say whether another `antivirus` protects these devices.'
            : `allowRealtimeMonitoring: false leaves an active Defender without real-time protection; ${other.product} alone would protect these devices.`,
      },
    ];
  },
});
