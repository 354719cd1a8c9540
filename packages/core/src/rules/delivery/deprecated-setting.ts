import { findSetting } from '../../catalogue/lookup.ts';
import { REMOVE } from '../../model/vocabulary.ts';
import { offering, removingSetting } from '../../rule/fixes.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { travelsByMdm } from './routes.ts';

/** A setting that is on its way out. */
export const deprecatedSetting = defineRule({
  id: 'deprecated-setting',
  chapter: 'delivery',
  severity: 'warning',
  what: 'A setting is deprecated or retired.',
  why: 'It has no effect on newer versions, or will have none. The page of the setting says what to use.',
  fix: 'Remove the setting.',
  autofix: { offers: 'Removes the setting, unless another one is to be used in its place.' },
  waive: 'When older devices of the group still need it.',
  basis: 'documented',
  sources: ['pcsp', 'ddf', 'admx-2024', 'retired-tdt'],
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
    settings: { intelTDTEnabled: on }
  `,
  check: (group) =>
    group.assignments.flatMap((assignment): readonly Found[] => {
      const { setting, value, origin } = assignment;
      const row = findSetting(setting);
      if (row?.retired !== undefined && value !== REMOVE && travelsByMdm(group, row, assignment)) {
        return [
          {
            at: origin.at,
            setting,
            severity: 'warning',
            message: `${setting} is retired over MDM. ${row.retired}`,
            hint: 'Remove the setting, or deliver it by `gpo`.',
          },
        ];
      }
      const deprecated = row?.deprecated;
      if (deprecated === undefined || value === REMOVE) return [];
      return [
        {
          at: origin.at,
          setting,
          severity: 'info',
          message: `${setting} is deprecated. ${deprecated}`,
          ...(namesAnother(deprecated) ? {} : offering(removingSetting(assignment))),
        },
      ];
    }),
});

/** True when the words name a setting that is to be used instead: to remove the old one is half of it. */
function namesAnother(words: string): boolean {
  return words.split(/\W+/).some((word) => findSetting(word) !== undefined);
}
