import { oneLower } from '../../diagnostic/diagnostic.ts';
import { FLOORS, isBelow } from '../../facts/versions.ts';
import { isToBlock, placeOf } from '../../rule/ask.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

/** EDR in block mode on a platform or engine that is too old. */
export const edrBlockVersionFloor = defineRule({
  id: 'edr-block-version-floor',
  chapter: 'block-mode',
  severity: 'error',
  milder: 'while the group does not say its `platform` or `engine`',
  what: 'EDR in block mode is wanted on a platform or engine that is too old for it.',
  why: 'It needs platform 4.18.2001.10 (`AMProductVersion`) and engine 1.1.16700.2 (`AMEngineVersion`), or later.',
  fix: 'Update Defender Antivirus, then write the lowest versions of the group as `platform` and `engine`.',
  autofix: { none: 'devices' },
  waive: 'When the old devices are being updated and are few.',
  basis: 'documented',
  sources: ['seed-edr', 'edr-2026'],
  good: `
    os: windows-11
    mode: passive+edr-block
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    licence: p2
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [intune]
    settings: { allowCloudProtection: true }
  `,
  bad: `
    os: windows-11
    mode: passive+edr-block
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    licence: p2
    platform: 4.18.1911.3
    engine: 1.1.16700.3
    deliver: [intune]
    settings: { allowCloudProtection: true }
  `,
  check: (group) => {
    if (!isToBlock(group)) return [];
    const versions = [
      { fact: 'platform', version: group.platform, floor: FLOORS.blockModePlatform },
      { fact: 'engine', version: group.engine, floor: FLOORS.blockModeEngine },
    ];
    const tooOld = versions
      .filter(({ version, floor }) => isBelow(version, floor) === true)
      .map(
        ({ fact, version, floor }): Found => ({
          at: placeOf(group, fact),
          message: `EDR in block mode needs ${fact} ${floor} or later; this group has ${version}.`,
        }),
      );
    const missing = versions.filter(({ version }) => version === undefined);
    if (missing.length === 0) return tooOld;
    const facts = missing.map(({ fact }) => `\`${fact}\``).join(' and ');
    const floors = missing.map(({ fact, floor }) => `${fact} ${floor}`).join(' and ');
    const message = `EDR in block mode needs ${floors} or later; the group does not say its ${facts}.`;
    return [
      ...tooOld,
      {
        at: placeOf(group, 'mode'),
        severity: oneLower('error'),
        message,
        hint: `Add the lowest ${facts} of the group.`,
      },
    ];
  },
});
