import { assigned, isToBePassive, placeOf, valueFor } from '../../rule/ask.ts';
import { addingSettings, offering } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';
import { SCANS_IN_PASSIVE } from './scans-in-passive.ts';

/** Scans that passive mode does not stop. */
export const passiveScanExceptionsOpen = defineRule({
  id: 'passive-scan-exceptions-open',
  chapter: 'passive',
  severity: 'info',
  what: 'A passive group leaves room for scans by Defender.',
  why: 'The idle-only task, the catch-up quick scan and the scan after an intelligence update run in passive mode too unless each is switched off. They cost time beside the other product.',
  fix: 'Set `scanOnlyIfIdleEnabled: false`, `disableCatchupQuickScan: true` and `signatureUpdateDisableScanOnUpdate: true` if Defender is not to scan.',
  autofix: { offers: 'Adds those of the three settings of which the group says nothing.' },
  waive: 'When a second opinion from Defender’s own scans is wanted.',
  settles:
    'In 2025 the catch-up quick scan counted as on unless disabled, in 2026 only when enabled. Writing it down settles both.',
  basis: 'documented',
  sources: ['compat-2026'],
  good: `
    os: windows-10
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [gpo]
    settings: { scanOnlyIfIdleEnabled: false, disableCatchupQuickScan: true, signatureUpdateDisableScanOnUpdate: true }
  `,
  bad: `
    os: windows-10
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [gpo]
    settings: { disableCatchupQuickScan: true }
  `,
  check: (group) => {
    if (!isToBePassive(group)) return [];
    const open = SCANS_IN_PASSIVE.filter(([setting, off]) => valueFor(group, setting) !== off);
    if (open.length === 0) return [];
    const message = `Defender may still scan in passive mode: ${open.map(([setting, off]) => `${setting} is not ${off}`).join(', ')}.`;
    const hint = `Set ${open.map(([setting, off]) => `\`${setting}: ${off}\``).join(', ')} if Defender is not to scan.`;
    // What somebody wrote the other way round is meant that way.
    const missing = open.filter(([setting]) => assigned(group, setting) === undefined);
    return [{ at: placeOf(group, 'mode'), message, hint, ...offering(addingSettings(group, missing)) }];
  },
});
