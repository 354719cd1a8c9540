import { layerWords } from '../../resolve/layer-words.ts';
import { assigned, isToBlock } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** A value for EDR in block mode that asks for the other mode. */
export const edrBlockContradictsMode = defineRule({
  id: 'edr-block-contradicts-mode',
  chapter: 'block-mode',
  severity: 'error',
  silences: { rules: ['edr-block-recommended-with-passive'] },
  what: '`passiveRemediation` switches EDR in block mode on in a passive group that does not want it, or leaves it off in one that does.',
  why: 'The value decides, not the mode of the group. Devices would run in another mode than the one that the file tells and that they are judged by. The security baselines of Windows 11 24H2 and 25H2 bring the value along.',
  fix: 'Choose the mode that is meant: with `+edr-block` it sets the value by itself; without it write `passiveRemediation: remove`.',
  autofix: { none: 'choice' },
  waive: 'Never: change the mode of the group instead.',
  basis: 'documented',
  sources: ['edr-2026', 'ddf'],
  good: `
    os: windows-11
    mode: passive+edr-block
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    licence: p2
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [intune]
    settings: { allowCloudProtection: true, passiveRemediation: [edr-remediation] }
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    licence: p2
    deliver: [intune]
    settings: { allowCloudProtection: true, passiveRemediation: [edr-remediation] }
  `,
  check: (group) => {
    const assignment = assigned(group, 'passiveRemediation');
    if (assignment?.origin.kind !== 'written') return [];
    const { value, origin, setting } = assignment;
    const switchesOn = Array.isArray(value) && value.includes('edr-remediation');
    const isOwn = origin.layer === 'group';
    const lead = `${setting}: ${shown(value)}${isOwn ? '' : ` of ${layerWords(origin.layer)}`}`;
    const end = `and the mode of the group is ${group.mode}.`;
    const found = { at: origin.at, setting };
    // Beside an active Defender Antivirus a baseline may have it on: another rule advises on that.
    if (group.mode === 'passive' && switchesOn) {
      const off = isOwn ? `remove \`${setting}\`` : `write \`${setting}: remove\` under \`settings\` of the group`;
      const hint = `Choose \`mode: passive+edr-block\`, or ${off}.`;
      return [{ ...found, message: `${lead} switches EDR in block mode on, ${end}`, hint }];
    }
    // Where the portal has the switch, no value is needed.
    const isByValue = isToBlock(group) && group.osModes.some(({ blockMode }) => blockMode === 'policy');
    if (!isByValue || switchesOn) return [];
    const wanted = `\`${setting}: [edr-remediation]\``;
    const on = isOwn ? `remove \`${setting}\`, which the mode sets` : `write ${wanted} under \`settings\` of the group`;
    const hint = `Choose \`mode: ${group.mode.replace('+edr-block', '')}\`, or ${on}.`;
    return [{ ...found, message: `${lead} leaves EDR in block mode off, ${end}`, hint }];
  },
});

/** As the file has it, in one line. */
function shown(value: unknown): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}
