import { assigned, isToBePassive, joinWords, valueFor } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';
import { SCANS_IN_PASSIVE } from './scans-in-passive.ts';

/** Settings that keep a passive Defender from scanning, in a group that is to be active. */
export const passiveScanSettingsLeft = defineRule({
  id: 'passive-scan-settings-left',
  chapter: 'passive',
  severity: 'info',
  what: 'Settings that keep Defender from scanning beside another product are left in a group that is to be active.',
  why: 'In passive mode they stop the idle-only task, the catch-up quick scan and the scan after an intelligence update. In active mode they stop the same, where Defender is the antivirus.',
  fix: 'Take out those that only served passive mode.',
  autofix: { none: 'choice' },
  waive: 'When an active Defender is not to scan at these times either.',
  basis: 'inferred',
  sources: ['compat-2026'],
  good: `
    os: windows-11
    mode: active
    antivirus: none
    deliver: [gpo]
    settings: { disableCatchupQuickScan: true }
  `,
  bad: `
    os: windows-11
    mode: active
    antivirus: none
    deliver: [gpo]
    settings: { scanOnlyIfIdleEnabled: false, disableCatchupQuickScan: true, signatureUpdateDisableScanOnUpdate: true }
  `,
  check: (group) => {
    if (isToBePassive(group)) return [];
    const left = SCANS_IN_PASSIVE.filter(([setting, off]) => valueFor(group, setting) === off);
    // Each alone may be meant; all of them at once, or on the way out of passive mode, come from there.
    const isOut = group.currentMode === 'passive';
    const [first] = left.flatMap(([setting]) => assigned(group, setting) ?? []);
    if (first === undefined || !(isOut || left.length === SCANS_IN_PASSIVE.length)) return [];
    const names = joinWords(left.map(([setting, off]) => `${setting}: ${off}`));
    return [
      {
        at: first.origin.at,
        setting: first.setting,
        message: `${names} ${left.length === 1 ? 'serves' : 'serve'} passive mode, and the group is to be ${group.mode}: Defender scans less than it could.`,
      },
    ];
  },
});
