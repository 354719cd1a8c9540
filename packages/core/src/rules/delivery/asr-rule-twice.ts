import { keepingMeaning, removing, type WithFixes } from '../../rule/fixes.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { ASR_RULES, type AsrKey, asrKeys } from './asr-keys.ts';

/** One attack surface reduction rule stands in the map twice. */
export const asrRuleTwice = defineRule({
  id: 'asr-rule-twice',
  chapter: 'delivery',
  severity: 'error',
  what: 'An attack surface reduction rule stands in the map twice: by name and by GUID, or by one GUID in two spellings.',
  why: 'The registry and the node have one value per rule, so no file can say both, and the setting would be left out as a whole.',
  fix: 'Keep one of the two.',
  autofix: { does: 'Removes one of the two where both say the same; the one with the name stays.' },
  waive: 'Never: the setting is not delivered.',
  basis: 'inferred',
  sources: ['pcsp'],
  good: `
    os: windows-11
    mode: active
    deliver: [gpo]
    settings:
      attackSurfaceReductionRules: { block-office-child-processes: block, block-webshell-creation: block }
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [gpo]
    settings:
      attackSurfaceReductionRules:
        block-office-child-processes: block
        d4f940ab-401b-4efc-aadc-ad5f3c50688a: audit
  `,
  check: (group) => {
    const seen = new Map<string, AsrKey>();
    return asrKeys(group).flatMap((rule): readonly Found[] => {
      const { key, name, at } = rule;
      const id = (name ?? key).toLowerCase();
      const first = seen.get(id);
      seen.set(id, first ?? rule);
      if (first === undefined) return [];
      const message = `The rule ${name ?? key} stands here a second time.`;
      return [{ at, setting: ASR_RULES, message, ...keepingOne(first, rule) }];
    });
  },
});

/** Of two that say the same the one with the name stays; where they differ, people have to choose. */
function keepingOne(first: AsrKey, second: AsrKey): WithFixes {
  if (first.word !== second.word) return {};
  return keepingMeaning(removing((first.isGuid && !second.isGuid ? first : second).at));
}
