import { oneLower } from '../../diagnostic/diagnostic.ts';
import { FLOORS, isBelow } from '../../facts/versions.ts';
import { isToBePassive, joinWords } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';
import { pathEntries } from './entries.ts';

/** Contexts on a Defender that does not know them. */
export const exclusionContextVersionFloor = defineRule({
  id: 'exclusion-context-version-floor',
  chapter: 'exclusions',
  severity: 'error',
  milder: 'while the group does not say its platform or engine',
  what: 'Exclusions have contexts, and the platform or engine of the group does not know them.',
  why: 'Before platform 4.18.2205.7 and engine 1.1.19300.2 the braces are taken as part of the path, and nothing is excluded.',
  fix: 'Update the platform and the engine, then raise `platform` and `engine`.',
  autofix: { none: 'devices' },
  waive: 'When the devices are updated before the policy reaches them.',
  basis: 'documented',
  sources: ['exclusions-2026'],
  good: String.raw`
    os: windows-11
    mode: active
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [intune]
    settings: { excludedPaths: ['D:\Ledger\:{ScanTrigger:OnAccess}'] }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    platform: 4.18.2202.4
    engine: 1.1.24090.11
    deliver: [intune]
    settings: { excludedPaths: ['D:\Ledger\:{ScanTrigger:OnAccess}'] }
  `,
  check: (group) => {
    const first = pathEntries(group, ({ contexts }) => contexts === true).find(({ text, path }) => text !== path);
    if (first === undefined || isToBePassive(group)) return [];
    const parts = [
      { name: 'platform', version: group.platform, floor: FLOORS.contextPlatform },
      { name: 'engine', version: group.engine, floor: FLOORS.contextEngine },
    ] as const;
    const below = parts.filter(({ version, floor }) => isBelow(version, floor) === true);
    const unknown = parts.filter(({ version, floor }) => isBelow(version, floor) === 'unknown');
    const wanted = joinWords(parts.map(({ name, floor }) => `${name} ${floor}`));
    const found = { at: first.at, setting: first.setting };
    if (below.length > 0) {
      const has = joinWords(below.map(({ name, version }) => `${name} ${version}`));
      return [{ ...found, message: `Contexts of exclusions need ${wanted} or later; the group has ${has}.` }];
    }
    if (unknown.length === 0) return [];
    const missing = joinWords(unknown.map(({ name }) => `\`${name}\``));
    return [
      {
        ...found,
        severity: oneLower('error'),
        message: `Contexts of exclusions need ${wanted} or later; the group does not say its ${missing}.`,
        hint: `Add the lowest ${missing} of the group.`,
      },
    ];
  },
});
