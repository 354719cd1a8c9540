import { oneLower } from '../../diagnostic/diagnostic.ts';
import { buildOfVersion } from '../../facts/os.ts';
import { isToBePassive, osName } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

const VERSION_1703 = buildOfVersion('windows-10', '1703');

/** The third-party guide's own floor for Windows 10. */
export const passiveWindows10Floor1703 = defineRule({
  id: 'passive-windows10-1703-floor',
  chapter: 'environment',
  severity: 'warning',
  milder: 'while `os` does not say the build',
  what: 'The guide is followed on a Windows 10 that is older than the guide asks for.',
  why: 'The guide starts at version 1703. No Microsoft page that was read names such a floor, so this holds for the guide technique alone.',
  fix: 'Upgrade Windows 10 to version 1703 or later, or use `technique: documented`.',
  autofix: { none: 'devices' },
  waive: 'When the guide is known to work on the older version in your estate.',
  settles:
    'The guide starts at Windows 10, version 1703; Microsoft says Windows 10 or newer. The floor counts only for whoever follows the guide.',
  basis: 'uncertain',
  sources: ['seed-guide'],
  good: `
    technique: documented
    os: windows-10@14393
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
  `,
  bad: `
    technique: guide
    os: windows-10@14393
    mode: passive
  `,
  check: (group) => {
    if (group.technique !== 'guide' || !isToBePassive(group)) return [];
    return group.os.flatMap((os) => {
      if (os.id !== 'windows-10' || (os.build !== undefined && os.build >= VERSION_1703)) return [];
      if (os.build !== undefined)
        return [{ at: os.at, message: `${osName(os)} is older than version 1703, where the guide starts.` }];
      const message = 'The guide starts at Windows 10, version 1703; the group does not say its build.';
      return [
        {
          at: os.at,
          severity: oneLower('warning'),
          message,
          hint: `Write the lowest build, such as \`windows-10@${VERSION_1703}\`.`,
        },
      ];
    });
  },
});
