import { describeRule } from '@mdav/testkit';
import { asrExclusionsJoined } from './asr-exclusions-joined.ts';

const fleet = (value: string) => `
  os: windows-11
  mode: active
  deliver: [gpo]
  settings:
    asrOnlyPerRuleExclusions: ${value}
`;
const setting = 'asrOnlyPerRuleExclusions';

describeRule(asrExclusionsJoined, {
  accept: [
    { name: 'a list', fleet: fleet("{ block-webshell-creation: ['C:\\a.exe'] }") },
    { name: 'removal', fleet: fleet('remove') },
  ],
  reject: [
    {
      name: 'one entry as text',
      fleet: fleet("{ block-webshell-creation: 'C:\\a.exe' }"),
      findings: [
        {
          at: '5:31',
          setting,
          message: 'The exclusions of block-webshell-creation are one text.',
          mended: ["'C:\\a.exe'", "['C:\\a.exe']"],
        },
      ],
    },
    {
      name: 'a text with blanks around what joins its entries, beside a list',
      fleet: fleet("{ block-safe-mode-reboot: ['D:\\b'], block-webshell-creation: 'C:\\a.exe > C:\\b c.exe' }"),
      findings: [
        {
          at: '5:65',
          setting,
          message: 'The exclusions of block-webshell-creation are one text.',
          mended: ["'C:\\a.exe > C:\\b c.exe'", "['C:\\a.exe', 'C:\\b c.exe']"],
        },
      ],
    },
    {
      name: 'a text with an empty entry, of which people have to say what is meant',
      fleet: fleet("{ block-webshell-creation: 'C:\\a.exe>' }"),
      findings: [{ at: '5:31', setting, message: 'The exclusions of block-webshell-creation are one text.' }],
    },
  ],
});
