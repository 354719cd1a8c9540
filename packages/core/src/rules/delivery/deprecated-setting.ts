import { findSetting } from '../../catalogue/lookup.ts';
import { REMOVE } from '../../model/vocabulary.ts';
import { removingSetting } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';

/** A setting that is on its way out. */
export const deprecatedSetting = defineRule({
  id: 'deprecated-setting',
  chapter: 'delivery',
  severity: 'info',
  what: 'A setting is deprecated or retired.',
  why: 'It has no effect on newer versions, or will have none. The page of the setting says what to use.',
  fix: 'Remove the setting.',
  autofix: { does: 'Removes the setting, unless another one is to be used in its place.' },
  waive: 'When older devices of the group still need it.',
  basis: 'documented',
  sources: ['pcsp', 'ddf', 'admx-2024'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { enableNetworkProtection: audit }
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { allowIntrusionPreventionSystem: true }
  `,
  check: (group) =>
    group.assignments.flatMap((assignment) => {
      const { setting, value, origin } = assignment;
      const deprecated = findSetting(setting)?.deprecated;
      if (deprecated === undefined || value === REMOVE) return [];
      return [
        {
          at: origin.at,
          setting,
          message: `${setting} is deprecated. ${deprecated}`,
          ...(namesAnother(deprecated) ? {} : removingSetting(assignment)),
        },
      ];
    }),
});

/** True when the words name a setting that is to be used instead: to remove the old one is half of it. */
function namesAnother(words: string): boolean {
  return words.split(/\W+/).some((word) => findSetting(word) !== undefined);
}
