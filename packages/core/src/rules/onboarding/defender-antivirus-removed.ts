import { oneLower } from '../../diagnostic/diagnostic.ts';
import { isReinstalled } from '../../mode/antivirus-removed.ts';
import { isToBlock, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** What brings it back on servers, in the words of both rules on it. */
export const REINSTALL =
  'Install the feature where `RUNBOOK.md` and `mdav migrate --from disabled` have that step, then write `defenderAntivirus: installed`.';

/** A mode for an antivirus that is not there. With block mode, the rule on its requirements says it. */
export const defenderAntivirusRemoved = defineRule({
  id: 'defender-antivirus-removed',
  chapter: 'onboarding',
  severity: 'error',
  milder: 'while the devices are servers that get the feature back on their way',
  what: 'A mode is wanted for devices from which Defender Antivirus was removed.',
  why: 'Active and passive are modes of an installed Defender Antivirus. Where the feature is removed, no value and no policy has an effect. Servers get it back; on clients it cannot be removed.',
  fix: 'Install the Defender Antivirus feature again and write `defenderAntivirus: installed`, or take the devices out of the fleet.',
  autofix: { none: 'devices' },
  waive: 'While Defender Antivirus is being installed again and the files are only prepared.',
  basis: 'documented',
  sources: ['compat-2021-08', 'compat-2026', 'switch-2-2026'],
  good: `
    os: windows-server-2022
    mode: passive
    defenderAntivirus: installed
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [gpo]
  `,
  bad: `
    os: windows-11
    mode: passive
    defenderAntivirus: removed
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [intune]
  `,
  check: (group) => {
    if (group.defenderAntivirus !== 'removed' || isToBlock(group)) return [];
    const at = placeOf(group, 'defenderAntivirus');
    const message = `Defender Antivirus is removed from these devices, and the group is to be ${group.mode}.`;
    return isReinstalled(group) ? [{ at, message, severity: oneLower('error'), hint: REINSTALL }] : [{ at, message }];
  },
});
