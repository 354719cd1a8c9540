import { describeRule } from '@mdav/testkit';
import { asrRuleByGuid } from './asr-rule-by-guid.ts';
import { asrRuleTwice } from './asr-rule-twice.ts';

const fleet = (value: string) => `
  os: windows-11
  mode: active
  deliver: [gpo]
  settings:
    attackSurfaceReductionRules: ${value}
`;
const KNOWN = 'D4F940AB-401B-4EFC-AADC-AD5F3C50688A';
const UNKNOWN = '11111111-2222-3333-4444-aaaaaaaaaaaa';
const setting = 'attackSurfaceReductionRules';

describeRule(asrRuleByGuid, {
  accept: [
    { name: 'names', fleet: fleet('{ block-office-child-processes: block, block-webshell-creation: audit }') },
    { name: 'no rules', fleet: fleet('{}') },
    { name: 'removal', fleet: fleet('remove') },
    { name: 'GUIDs elsewhere', fleet: fleet('remove').replace('{', '').replace(setting, 'excludedPaths') },
  ],
  reject: [
    {
      name: 'a GUID that is not known',
      fleet: fleet(`{ block-webshell-creation: block, ${UNKNOWN}: block }`),
      findings: [
        {
          at: '5:66',
          setting,
          message: `No attack surface reduction rule with the GUID ${UNKNOWN} is known.`,
          hint: 'Check the GUID.',
        },
      ],
    },
    {
      name: 'a GUID that others name',
      fleet: fleet('{ 1081F0B6-3e1e-4f44-acce-816d65112d99: block }'),
      findings: [
        {
          at: '5:34',
          severity: 'info',
          setting,
          message:
            'The GUID 1081F0B6-3e1e-4f44-acce-816d65112d99 is a rule about files of remote management tools that no page of Microsoft lists.',
        },
      ],
    },
    {
      name: 'a GUID that has a name, whatever its case',
      fleet: fleet(`{ ${KNOWN}: block }`),
      findings: [
        {
          at: '5:34',
          severity: 'info',
          setting,
          message: `The GUID ${KNOWN} is the rule block-office-child-processes.`,
          hint: 'Write `block-office-child-processes`.',
          mended: [KNOWN, 'block-office-child-processes'],
        },
      ],
    },
  ],
});

describeRule(asrRuleTwice, {
  accept: [
    { name: 'each rule once', fleet: fleet(`{ block-office-child-processes: block, ${UNKNOWN}: block }`) },
    { name: 'removal', fleet: fleet('remove') },
  ],
  reject: [
    {
      name: 'a name and its GUID',
      fleet: fleet(`{ block-office-child-processes: block, ${KNOWN}: block }`),
      findings: [
        {
          mended: [', D4F940AB-401B-4EFC-AADC-AD5F3C50688A: block', ''],
          at: '5:71',
          setting,
          message: 'The rule block-office-child-processes stands here a second time.',
        },
      ],
    },
    {
      name: 'one GUID in two spellings',
      fleet: fleet(`{ ${UNKNOWN}: block, ${UNKNOWN.toUpperCase()}: block }`),
      findings: [
        {
          at: '5:79',
          setting,
          message: `The rule ${UNKNOWN.toUpperCase()} stands here a second time.`,
          mended: [`, ${UNKNOWN.toUpperCase()}: block`, ''],
        },
      ],
    },
    {
      name: 'a GUID before its name, which is the one to stay',
      fleet: fleet(`{ ${KNOWN}: audit, block-office-child-processes: audit }`),
      findings: [
        {
          at: '5:79',
          setting,
          message: 'The rule block-office-child-processes stands here a second time.',
          mended: [`${KNOWN}: audit, `, ''],
        },
      ],
    },
    {
      name: 'two that differ, between which people have to choose',
      fleet: fleet(`{ block-office-child-processes: block, ${KNOWN}: audit }`),
      findings: [{ at: '5:71', setting, message: 'The rule block-office-child-processes stands here a second time.' }],
    },
  ],
});
