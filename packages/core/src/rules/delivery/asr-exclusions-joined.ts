import { listOfPart } from '../../catalogue/codes.ts';
import { settingRow } from '../../catalogue/lookup.ts';
import { assigned } from '../../rule/ask.ts';
import { keepingMeaning, setting } from '../../rule/fixes.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

const EXCLUSIONS = 'asrOnlyPerRuleExclusions';

/** The exclusions of one attack surface reduction rule are one text. */
export const asrExclusionsJoined = defineRule({
  id: 'asr-exclusions-joined',
  chapter: 'delivery',
  severity: 'info',
  what: 'The exclusions of one attack surface reduction rule stand in one text, joined by `>`.',
  why: 'That is how the registry holds them. A list says the same to people, shows each entry as a line of its own in a diff, and can have a `>` in no entry by accident.',
  fix: 'Write the entries as a list.',
  autofix: { does: 'Writes the entries of the text as a list.' },
  waive: 'Until the file has been reviewed.',
  basis: 'ours',
  sources: [],
  good: `
    os: windows-11
    mode: active
    deliver: [gpo]
    settings:
      attackSurfaceReductionRules: { block-psexec-wmi-process-creation: block }
      asrOnlyPerRuleExclusions: { block-psexec-wmi-process-creation: ['C:\\Tools\\a.exe', 'C:\\Tools\\b.exe'] }
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [gpo]
    settings:
      attackSurfaceReductionRules: { block-psexec-wmi-process-creation: block }
      asrOnlyPerRuleExclusions: { block-psexec-wmi-process-creation: 'C:\\Tools\\a.exe>C:\\Tools\\b.exe' }
  `,
  check: (group) => {
    const assignment = assigned(group, EXCLUSIONS);
    const { type } = settingRow(EXCLUSIONS);
    if (type.kind !== 'map' || typeof assignment?.value !== 'object' || Array.isArray(assignment.value)) return [];
    const { origin } = assignment;
    return Object.entries(assignment.value as Readonly<Record<string, unknown>>).flatMap(([key, part]): Found[] => {
      if (typeof part !== 'string') return [];
      const at = (origin.kind === 'written' ? origin.keys?.[key] : undefined) ?? origin.at;
      const list = listOfPart(type, part);
      return [
        {
          at,
          setting: EXCLUSIONS,
          message: `The exclusions of ${key} are one text.`,
          ...(list === undefined ? {} : keepingMeaning(setting(at, list))),
        },
      ];
    });
  },
});
