import { OS_INFO } from '../../facts/os.ts';
import type { OsFact, ResolvedGroup } from '../../model/resolved.ts';
import { installed, osName, refusedBy } from '../../rule/ask.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

/** An operating system that these policies do not reach. */
export const downlevelOsOutOfScope = defineRule({
  id: 'downlevel-os-out-of-scope',
  chapter: 'environment',
  severity: 'error',
  guard: true,
  what: 'The group holds an operating system that Defender Antivirus policy does not reach.',
  why: 'Windows 8.1 has no Defender Antivirus that takes these settings, and Windows 7 and Windows Server 2008 R2 have none of their own. Since May 2026 the Defender deployment tool installs one on x64 of Windows 7 SP1 and Windows Server 2008 R2 SP1: policies for antivirus then count by Group Policy and by Defender for Endpoint as the manager.',
  fix: 'Take this operating system out of the group.',
  autofix: { none: 'choice' },
  waive: 'Never: no file that this tool writes has an effect there.',
  basis: 'documented',
  sources: ['compat-2026', 'onboard-downlevel', 'deployment-tool'],
  good: `
    os: windows-7
    mode: active
    onboarding: { state: planned, via: deployment-tool }
    deliver: [gpo]
  `,
  bad: `
    os: [windows-10, windows-7]
    mode: active
    deliver: [gpo]
  `,
  check: (group) => [
    ...refusedBy(group, 'downlevel-os-out-of-scope').map((os): Found => refusal(group, os)),
    ...installed(group)
      .filter(({ build }) => build !== undefined && build < SERVICE_PACK_1)
      .map(
        (os): Found => ({
          at: os.at,
          message: `${osName(os)} lacks Service Pack 1, which the Defender deployment tool asks for.`,
          hint: `Install Service Pack 1, and write \`${os.id}@${SERVICE_PACK_1}\`.`,
        }),
      ),
  ],
});

function refusal({ baseline, onboarding }: ResolvedGroup, os: OsFact): Found {
  if (OS_INFO[os.id].solution === undefined)
    return { at: os.at, message: `${osName(os)} is outside the scope of Defender Antivirus policy.` };
  if (baseline !== 'current')
    return {
      at: os.at,
      message: `${osName(os)} has no Defender Antivirus that takes policy in the documentation of ${baseline}; since May 2026 the Defender deployment tool installs one.`,
      hint: 'Take out `baseline`, and write `onboarding: { state: planned, via: deployment-tool }`.',
    };
  const way = onboarding?.state === 'none' ? undefined : onboarding?.via;
  return {
    at: os.at,
    message: `${osName(os)} has Defender Antivirus only where the Defender deployment tool has installed it; the group is ${way === undefined ? 'not said to be onboarded by it' : `onboarded by ${way}`}.`,
    hint: `Write \`onboarding: { state: ${onboarding?.state === 'onboarded' ? 'onboarded' : 'planned'}, via: deployment-tool }\` if the tool is used (SP1 on x64), or take this operating system out of the group.`,
  };
}

/** Build of Windows 7 and Windows Server 2008 R2 with Service Pack 1. */
const SERVICE_PACK_1 = 7601;
