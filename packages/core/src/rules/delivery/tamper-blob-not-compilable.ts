import { settingRow } from '../../catalogue/lookup.ts';
import { intuneRoute } from '../../routes/intune-route.ts';
import { assigned } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Tamper protection as a plain value. */
export const tamperBlobNotCompilable = defineRule({
  id: 'tamper-blob-not-compilable',
  chapter: 'delivery',
  severity: 'error',
  silences: { rules: ['setting-without-route'], where: 'same-place' },
  what: 'Tamper protection is to be set by a way that cannot carry it.',
  why: 'The node takes a blob that Microsoft signs for the tenant. No file of ours can hold one; Intune makes it from a choice in its template Windows Security Experience.',
  fix: 'Add `intune` to `deliver` if it manages these devices; else switch tamper protection in the Microsoft Defender portal and remove `tamperProtection` from `settings`.',
  autofix: { none: 'choice' },
  waive: 'When the entry is there to remind people of the step in the runbook.',
  basis: 'documented',
  sources: ['ddf', 'tamper-windows'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { tamperProtection: on }
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [gpo]
    settings: { tamperProtection: on }
  `,
  check: (group) => {
    const assignment = assigned(group, 'tamperProtection');
    if (assignment === undefined) return [];
    const row = settingRow(assignment.setting);
    const isCarried = group.os.some(({ id }) => intuneRoute(group, row, id, assignment).kind !== 'none');
    if (group.deliver.includes('intune') && isCarried) return [];
    const message = `tamperProtection takes a blob that Microsoft signs, not the word "${assignment.value}"; only Intune can carry it.`;
    return [{ at: assignment.origin.at, setting: assignment.setting, message }];
  },
});
