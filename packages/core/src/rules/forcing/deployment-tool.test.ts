import { describeRule } from '@mdav/testkit';
import { deploymentToolDecidesMode } from './deployment-tool-decides-mode.ts';

const group = (os: string, mode: string, more: string) => `
  os: ${os}
  mode: ${mode}
  onboarding: { state: onboarded, via: deployment-tool }
  ${more}
`;

describeRule(deploymentToolDecidesMode, {
  accept: [
    {
      name: 'devices that are still to be installed',
      fleet: `
        os: windows-server-2008-r2
        mode: passive
        currentMode: disabled
        onboarding: { state: planned, via: deployment-tool }
      `,
    },
    { name: 'passive ones that stay so', fleet: group('windows-server-2008-r2', 'passive', 'currentMode: passive') },
    { name: 'Windows 7, whose passive mode another rule refuses', fleet: group('windows-7', 'passive', '') },
    { name: 'active ones that stay so, or of which nobody says it', fleet: group('windows-7', 'active', '') },
    { name: 'systems with a mode of their own', fleet: group('windows-11', 'passive', 'currentMode: active') },
    {
      name: 'what another rule refuses',
      fleet: `
        os: windows-7
        mode: active
        currentMode: passive
        onboarding: { state: onboarded, via: script }
      `,
    },
  ],
  reject: [
    ...[true, false].map((value) => ({
      name: `forcing by ${value} where no page says what it does`,
      fleet: group(
        '[windows-server-2008-r2, windows-server-2022]',
        'passive',
        `currentMode: passive\n  settings: { forceDefenderPassiveMode: ${value} }`,
      ),
      findings: [
        {
          at: '5:13',
          severity: 'warning' as const,
          setting: 'forceDefenderPassiveMode',
          message:
            'Whether forceDefenderPassiveMode acts on Windows Server 2008 R2, the cited pages do not say: the Defender deployment tool chooses the mode there.',
          hint: 'Take the setting out of the groups of these devices.',
        },
      ],
    })),
    {
      name: 'from active to passive',
      fleet: group('[windows-7, windows-server-2008-r2, windows-11]', 'passive', 'currentMode: active'),
      findings: [
        {
          at: '4:14',
          message:
            'Defender Antivirus is active on Windows Server 2008 R2, and only the Defender deployment tool installs it passive.',
        },
      ],
    },
    {
      name: 'passive, and nobody says whether they are',
      fleet: group('[windows-7, windows-server-2008-r2]', 'passive', ''),
      findings: [
        {
          at: '2:7',
          severity: 'info',
          message:
            'Windows Server 2008 R2 is passive if the Defender deployment tool ran with `-Passive`; the group does not say its `currentMode`.',
          hint: 'Write `currentMode: passive` where it did.',
        },
      ],
    },
    {
      name: 'from passive to active',
      fleet: group('[windows-7, windows-server-2008-r2]', 'active', 'currentMode: passive'),
      findings: [
        {
          at: '4:14',
          message: 'Nothing in the output brings Windows 7 back to active: the forcing value does not.',
          hint: 'Install them anew by the tool after offboarding and uninstalling, then write the new `currentMode`.',
        },
        {
          at: '4:14',
          severity: 'warning',
          message:
            'Whether the value 0 of ForceDefenderPassiveMode brings Windows Server 2008 R2 back to active, the cited pages do not say; the output does not carry it.',
        },
      ],
    },
    {
      name: 'a server alone',
      fleet: group('windows-server-2008-r2', 'active', 'currentMode: passive'),
      findings: [
        {
          at: '4:14',
          severity: 'warning',
          message:
            'Whether the value 0 of ForceDefenderPassiveMode brings Windows Server 2008 R2 back to active, the cited pages do not say; the output does not carry it.',
        },
      ],
    },
  ],
});
