import { settingRow } from '../../catalogue/lookup.ts';
import { wordOfKey } from '../../catalogue/map-key.ts';
import { oneLower } from '../../diagnostic/diagnostic.ts';
import { assigned, valueFor } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';
import { ASR_RULES } from '../delivery/asr-keys.ts';
import { entriesOf } from './entries.ts';

/** Exclusions from an attack surface reduction rule that does not act. */
export const asrExclusionWithoutRule = defineRule({
  id: 'asr-exclusion-without-rule',
  chapter: 'exclusions',
  severity: 'warning',
  milder: 'while the group does not set the rule, which another policy may do',
  what: 'An attack surface reduction rule has exclusions and is off, or not set.',
  why: 'Exclusions of a single rule count for that rule alone. In Intune they stand below the rule and do not arrive without it. They wait for the day on which somebody switches the rule on, and nobody remembers why they are there.',
  fix: 'Set the rule, or remove its exclusions.',
  autofix: { none: 'choice' },
  waive: 'While the rule is being rolled out.',
  basis: 'documented',
  sources: ['asr-overview', 'intune-definitions'],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [gpo]
    settings:
      attackSurfaceReductionRules: { block-psexec-wmi-process-creation: block }
      asrOnlyPerRuleExclusions: { block-psexec-wmi-process-creation: ['C:\Tools\a.exe'] }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [gpo]
    settings:
      attackSurfaceReductionRules: { block-psexec-wmi-process-creation: off }
      asrOnlyPerRuleExclusions: { block-psexec-wmi-process-creation: ['C:\Tools\a.exe'] }
  `,
  check: (group) => {
    const row = settingRow(ASR_RULES);
    const rules = (assigned(group, ASR_RULES) === undefined ? {} : valueFor(group, ASR_RULES)) ?? {};
    const states = new Map(
      Object.entries(rules as Readonly<Record<string, string>>).map(([key, word]) => [
        wordOfKey(row, key) ?? key,
        word,
      ]),
    );
    const places = new Map(entriesOf(group, 'asrOnlyPerRuleExclusions').map(({ key = '', at }) => [key, at]));
    return [...places].flatMap(([key, at]) => {
      const state = states.get(wordOfKey(row, key) ?? key);
      const found = { at, setting: 'asrOnlyPerRuleExclusions' };
      if (state === 'off') return [{ ...found, message: `${key} has exclusions, and the rule is off.` }];
      if (state !== undefined) return [];
      const message = `${key} has exclusions, and the group does not set the rule.`;
      return [{ ...found, severity: oneLower('warning'), message }];
    });
  },
});
