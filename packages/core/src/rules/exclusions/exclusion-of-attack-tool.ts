import { defineRule } from '../../rule/rule.ts';
import { plainPath } from '../../value/plain-entry.ts';
import { pathEntries } from './entries.ts';

/** Programs that attackers use because they are on the device already. */
const TOOLS = new Set(
  [
    'acrord32 addinprocess addinprocess32 addinutil bash bginfo bitsadmin cdb csi cmd cscript dbghost dbgsvc dnx dotnet excel',
    'fsi fsianycpu iexplore java kd msbuild mshta ntkd ntsd outlook psexec powerpnt powershell rcsi svchost schtasks windbg',
    'winword wmic wscript wuauclt',
  ].flatMap((line) => line.split(' ').map((name) => `${name}.exe`)),
);

/** What comes of it where the list is not one of scans. */
const OPENED: Readonly<Record<string, string>> = {
  controlledFolderAccessAllowedApplications: 'as an allowed application it may change every protected folder',
  attackSurfaceReductionOnlyExclusions: 'no attack surface reduction rule holds it any more',
  asrOnlyPerRuleExclusions: 'the rule does not hold it any more',
};

/** An exclusion for a program that attacks run through. */
export const exclusionOfAttackTool = defineRule({
  id: 'exclusion-of-attack-tool',
  chapter: 'exclusions',
  severity: 'warning',
  what: 'An exclusion or an allowed application names a program that attacks run through.',
  why: 'Shells, script hosts, browsers and office programs open whatever they are given. What they open is then not scanned.',
  fix: 'Exclude the files that the application works on instead of the program.',
  autofix: { none: 'choice' },
  waive: 'When the vendor demands it and nothing narrower helps.',
  basis: 'documented',
  sources: ['exclusion-mistakes'],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedProcesses: ['C:\Program Files\Contoso\ledger.exe'] }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedProcesses: ['C:\Windows\System32\cmd.exe'] }
  `,
  check: (group) =>
    pathEntries(group, ({ exempts }) => exempts === true)
      .filter(({ path }) => TOOLS.has(plainPath(path).split('\\').at(-1) ?? ''))
      .map(({ setting, text, at }) => ({
        at,
        setting,
        message: `Attacks run through "${text}"; ${OPENED[setting] ?? 'what it opens is not scanned any more'}.`,
      })),
});
