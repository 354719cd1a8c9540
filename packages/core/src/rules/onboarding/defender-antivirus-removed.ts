import { isToBlock, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** A mode for an antivirus that is not there. With block mode, the rule on its requirements says it. */
export const defenderAntivirusRemoved = defineRule({
  id: 'defender-antivirus-removed',
  chapter: 'onboarding',
  severity: 'error',
  what: 'A mode is wanted for devices from which Defender Antivirus was removed.',
  why: 'Active and passive are modes of an installed Defender Antivirus. Where the feature is removed, no value and no policy has an effect.',
  fix: 'Install the Defender Antivirus feature again, or take the devices out of the fleet.',
  autofix: { none: 'devices' },
  waive: 'While Defender Antivirus is being installed again and the files are only prepared.',
  basis: 'documented',
  sources: ['compat-2021-08', 'compat-2026'],
  good: `
    os: windows-server-2022
    mode: passive
    defenderAntivirus: installed
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [gpo]
  `,
  bad: `
    os: windows-server-2022
    mode: passive
    defenderAntivirus: removed
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [gpo]
  `,
  check: (group) => {
    if (group.defenderAntivirus !== 'removed' || isToBlock(group)) return [];
    const message = `Defender Antivirus is removed from these devices, and the group is to be ${group.mode}.`;
    return [{ at: placeOf(group, 'defenderAntivirus'), message }];
  },
});
