import { describe, expect, it } from 'vitest';
import { fixFleet } from '../fix/fix-fleet.ts';

const fixed = (settings: string) => {
  const text = `mdav: 1
name: contoso
groups:
  desks:
    os: windows-11
    mode: active
    antivirus: none
    deliver: [gpo]
    settings:
${settings}`;
  const outcome = fixFleet({ text, file: 'fleet.yaml' }, { date: '2026-11-29', set: 'strict' });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  const { text: after, mended } = outcome.value;
  return { after: after.split('    settings:\n')[1], rules: mended.map(({ rule }) => rule) };
};

describe('a fix of what has a reason', () => {
  it.each<[string, string, string, string]>([
    [
      'gives another value where there is none',
      '      allowRealtimeMonitoring: false\n',
      '      allowRealtimeMonitoring: true\n',
      'protection-off-while-active',
    ],
    [
      'gives no other value where there is one',
      "      allowRealtimeMonitoring: { value: false, reason: the vendor's advice }\n",
      "      allowRealtimeMonitoring: { value: false, reason: the vendor's advice }\n",
      '',
    ],
    [
      'writes the same in other words beside it',
      `      attackSurfaceReductionRules: { block-psexec-wmi-process-creation: block }
      asrOnlyPerRuleExclusions:
        block-psexec-wmi-process-creation: { value: 'C:\\Tools\\a.exe>C:\\Tools\\b.exe', reason: deployment }
`,
      `      attackSurfaceReductionRules: { block-psexec-wmi-process-creation: block }
      asrOnlyPerRuleExclusions:
        block-psexec-wmi-process-creation: { value: ['C:\\Tools\\a.exe', 'C:\\Tools\\b.exe'], reason: deployment }
`,
      'asr-exclusions-joined',
    ],
    [
      'drops no reason with one of two that say the same',
      `      attackSurfaceReductionRules:
        block-office-child-processes: block
        d4f940ab-401b-4efc-aadc-ad5f3c50688a: { value: block, reason: agreed }
`,
      `      attackSurfaceReductionRules:
        block-office-child-processes: block
        d4f940ab-401b-4efc-aadc-ad5f3c50688a: { value: block, reason: agreed }
`,
      '',
    ],
    [
      'renames the key',
      `      attackSurfaceReductionRules:
        d4f940ab-401b-4efc-aadc-ad5f3c50688a: { value: block, reason: agreed }
`,
      `      attackSurfaceReductionRules:
        block-office-child-processes: { value: block, reason: agreed }
`,
      'asr-rule-by-guid',
    ],
  ])('%s', (_, before, after, rule) => {
    expect(fixed(before)).toEqual({ after, rules: rule === '' ? [] : [rule] });
  });
});
