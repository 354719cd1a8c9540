import { defineRule } from '../../rule/rule.ts';
import { plainExtension } from '../../value/plain-entry.ts';
import { entriesOf } from './entries.ts';
import { dangerOf } from './risky-extensions.ts';

/** An exclusion of a kind of file that attacks are made of. */
export const exclusionOfRiskyExtension = defineRule({
  id: 'exclusion-of-risky-extension',
  chapter: 'exclusions',
  severity: 'error',
  what: 'An exclusion covers a kind of file that attacks are made of.',
  why: 'An extension is excluded everywhere on the device. For programs and scripts that turns the scanner off in all but name; archives and pictures carry what comes next. A wildcard stands for these as well.',
  fix: 'Exclude the one file or folder that needs it instead of the extension.',
  autofix: { none: 'choice' },
  waive: 'For pictures, when all software that opens them is kept up to date.',
  basis: 'documented',
  sources: ['exclusion-mistakes'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedExtensions: [ledgerdb] }
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedExtensions: [.exe] }
  `,
  check: (group) =>
    entriesOf(group, 'excludedExtensions').flatMap(({ setting, text, at }) => {
      const extension = plainExtension(text);
      if (extension === '' || /^\*+$/.test(extension))
        return [{ at, setting, message: `The exclusion "${text}" covers every file.` }];
      const danger = dangerOf(extension);
      if (danger === 'runs')
        return [
          { at, setting, message: `The exclusion "${text}" covers programs or scripts everywhere on the device.` },
        ];
      if (danger === undefined) return [];
      return [
        { at, setting, severity: 'warning', message: `The exclusion "${text}" covers files that often carry malware.` },
      ];
    }),
});
