import { describeRule } from '@mdav/testkit';
import { settingWithoutRoute } from './setting-without-route.ts';

describeRule(settingWithoutRoute, {
  accept: [
    {
      name: 'OSConfig where it installs, or may, and beside another way where it does not',
      fleet: `
        mdav: 1
        name: example
        groups:
          a: { os: [windows-server-2019, windows-10, windows-10@17763], mode: active, deliver: [osconfig], settings: { allowRealtimeMonitoring: true } }
          b: { os: windows-server-2016, mode: active, deliver: [osconfig, dsc], settings: { allowRealtimeMonitoring: true } }
      `,
    },
    {
      name: 'MDM only, by Intune',
      fleet: `
      os: windows-11
      mode: active
      deliver: [intune]
      settings: { disableTlsParsing: false }
    `,
    },
    {
      name: 'registry only, by Group Policy',
      fleet: `
      os: windows-server-2022
      mode: active
      deliver: [gpo]
      settings: { deviceControlCustomSupportLink: 'https://support.contoso.example' }
    `,
    },
    {
      name: 'what a template offers, may offer, or offers by ids that are not public',
      fleet: String.raw`
      os: windows-server-2022
      mode: active
      deliver: [intune]
      intune: { management: mde }
      settings:
        attackSurfaceReductionOnlyExclusions: ['C:\App\a.exe']
        allowDatagramProcessingOnWinServer: true
        signatureUpdateFallbackOrder: [microsoft-update-server, mmpc]
        disableDnsOverTcpParsing: true
        archiveMaxSize: 1000
        deviceControlEnabled: true
        bruteForceProtectionAggressiveness: medium
    `,
    },
    {
      name: 'raw entries, each by its own way',
      fleet: String.raw`
      os: windows-11
      mode: active
      deliver: [intune, gpo]
      raw:
        registry: [{ key: 'HKLM\SOFTWARE\Contoso', name: Example, type: dword, data: 1, reason: r }]
        oma: [{ uri: ./Device/Vendor/MSFT/Contoso, type: integer, value: 1, reason: r }]
    `,
    },
    {
      name: 'a step by hand',
      fleet: `
      os: windows-server-2022
      mode: active
      deliver: [gpo]
      settings: { mdeOnboarding: contoso-2026 }
    `,
    },
    {
      name: 'no delivery chosen',
      fleet: `
      os: windows-11
      mode: active
      settings: { allowArchiveScanning: true, disableTlsParsing: false }
    `,
    },
    {
      name: 'block mode by the portal',
      fleet: `
      os: [windows-11, windows-server-2022]
      mode: passive+edr-block
      deliver: [intune, portal]
    `,
    },
    {
      name: 'block mode that the mode wants for servers too, for which the runbook has a step',
      fleet: `
      os: [windows-11, windows-server-2022]
      mode: passive+edr-block
      deliver: [intune]
    `,
    },
    {
      name: 'the forcing value, which other rules judge',
      fleet: `
      os: windows-server-2022
      mode: passive
      deliver: [intune]
    `,
    },
    {
      name: 'servers that Defender for Endpoint manages, with what a template offers',
      fleet: `
      os: [windows-server-2022, windows-server-2025]
      mode: active
      deliver: [intune]
      intune: { management: mde }
      settings: { allowArchiveScanning: true, excludedPaths: ['D:\\Data'], tamperProtection: on }
    `,
    },
  ],
  reject: [
    {
      name: 'OSConfig below the build that it takes, for settings and raw values',
      fleet: String.raw`
        os: [windows-7, windows-server-2008-r2, windows-server-2016, windows-10@17134, windows-11]
        mode: active
        onboarding: { state: planned, via: deployment-tool }
        deliver: [osconfig]
        settings: { allowRealtimeMonitoring: true }
        raw: { registry: [{ key: 'HKLM\SOFTWARE\Contoso', name: Example, type: dword, data: 1, reason: r }] }
      `,
      findings: [
        {
          at: '5:13',
          setting: 'allowRealtimeMonitoring',
          message:
            'allowRealtimeMonitoring does not reach Windows 7, Windows Server 2008 R2, Windows Server 2016 and Windows 10 by osconfig.',
          hint: 'Add `gpo` or `registry` to `deliver`, or move the setting to a group that it reaches.',
        },
        {
          at: '6:19',
          message:
            'The raw registry entry does not reach Windows 7, Windows Server 2008 R2, Windows Server 2016 and Windows 10 by osconfig.',
          hint: 'Add `gpo` or `registry` to `deliver`.',
        },
      ],
    },
    {
      name: 'a setting that nothing carries',
      fleet: `
        os: windows-11
        mode: active
        deliver: [gpo]
        settings: { legacyForcePassiveMode: true }
      `,
      findings: [
        {
          at: '4:13',
          message: 'legacyForcePassiveMode does not reach Windows 11 by gpo.',
          setting: 'legacyForcePassiveMode',
          hint: 'Remove the setting from this group.',
        },
      ],
    },
    {
      name: 'MDM only, by Group Policy',
      fleet: `
        os: windows-11
        mode: active
        deliver: [gpo, registry]
        settings: { disableTlsParsing: false }
      `,
      findings: [
        {
          at: '4:13',
          message: 'disableTlsParsing does not reach Windows 11 by gpo and registry.',
          setting: 'disableTlsParsing',
          hint: 'Add `intune` to `deliver`.',
        },
      ],
    },
    {
      name: 'registry only, by Intune',
      fleet: `
        os: windows-11
        mode: active
        deliver: [intune]
        settings: { deviceControlCustomSupportLink: 'https://support.contoso.example' }
      `,
      findings: [
        {
          at: '4:13',
          message: 'deviceControlCustomSupportLink does not reach Windows 11 by intune.',
          setting: 'deviceControlCustomSupportLink',
          hint: 'Add `gpo` or `registry` to `deliver`, or move the setting to a group that it reaches.',
        },
      ],
    },
    {
      name: 'servers by Intune',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: active
        deliver: [intune]
        settings: { allowArchiveScanning: true }
      `,
      findings: [
        {
          at: '4:13',
          message: 'allowArchiveScanning does not reach Windows Server 2022 by intune.',
          setting: 'allowArchiveScanning',
          hint: 'Add `gpo` or `registry` to `deliver`, write `intune: { management: mde }` if Defender for Endpoint manages them, or move the setting to a group that it reaches.',
        },
      ],
    },
    {
      name: 'MDM only, on servers',
      fleet: `
        os: windows-server-2022
        mode: active
        deliver: [gpo]
        settings: { disableTlsParsing: false }
      `,
      findings: [
        {
          at: '4:13',
          message: 'disableTlsParsing does not reach Windows Server 2022 by gpo.',
          setting: 'disableTlsParsing',
          hint: 'Remove the setting from this group.',
        },
      ],
    },
    {
      name: 'MDM only, on servers beside clients that could have it',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: active
        deliver: [gpo]
        settings: { disableTlsParsing: false }
      `,
      findings: [
        {
          at: '4:13',
          message: 'disableTlsParsing does not reach Windows 11 and Windows Server 2022 by gpo.',
          setting: 'disableTlsParsing',
          hint: 'Move Windows 11 to another group, with `intune` in its `deliver`.',
        },
      ],
    },
    {
      name: 'block mode that somebody wrote, for servers too',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: passive+edr-block
        deliver: [intune]
        settings: { passiveRemediation: [edr-remediation] }
      `,
      findings: [
        {
          at: '4:13',
          message: 'passiveRemediation does not reach Windows Server 2022 by intune.',
          setting: 'passiveRemediation',
        },
      ],
    },
    {
      name: 'servers by Intune, of which Defender for Endpoint manages some kinds only',
      fleet: `
        os: [windows-server-2022, azure-local-23h2]
        mode: active
        deliver: [intune]
        settings: { allowArchiveScanning: true }
      `,
      findings: [
        {
          at: '4:13',
          message: 'allowArchiveScanning does not reach Windows Server 2022 and Azure Local 23H2 by intune.',
          setting: 'allowArchiveScanning',
          hint: 'Add `gpo` or `registry` to `deliver`, or move the setting to a group that it reaches.',
        },
      ],
    },
    {
      name: 'the portal alone',
      fleet: `
        os: windows-11
        mode: active
        deliver: [portal]
        settings: { allowArchiveScanning: true }
      `,
      findings: [
        {
          at: '4:13',
          message: 'allowArchiveScanning does not reach Windows 11 by portal.',
          setting: 'allowArchiveScanning',
          hint: 'Add `intune`, `gpo` or `registry` to `deliver`, or move the setting to a group that it reaches.',
        },
      ],
    },
    {
      name: 'raw entries by the other way',
      fleet: `
        os: windows-11
        mode: active
        deliver: [gpo]
        raw: { oma: [{ uri: ./Device/Vendor/MSFT/Contoso, type: integer, value: 1, reason: r }] }
      `,
      findings: [
        { at: '4:14', message: 'The raw node does not reach Windows 11 by gpo.', hint: 'Add `intune` to `deliver`.' },
      ],
    },
    {
      name: 'raw values by Intune',
      fleet: String.raw`
        os: windows-11
        mode: active
        deliver: [intune]
        raw: { registry: [{ key: 'HKLM\SOFTWARE\Contoso', name: Example, type: dword, data: 1, reason: r }] }
      `,
      findings: [
        {
          at: '4:19',
          message: 'The raw registry entry does not reach Windows 11 by intune.',
          hint: 'Add `gpo` or `registry` to `deliver`.',
        },
      ],
    },
    {
      name: 'raw nodes on servers',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: active
        deliver: [intune, gpo]
        raw: { oma: [{ uri: ./Device/Vendor/MSFT/Contoso, type: integer, value: 1, reason: r }] }
      `,
      findings: [
        {
          at: '4:14',
          message: 'The raw node does not reach Windows Server 2022 by intune and gpo.',
          hint: 'Move the node to a group of enrolled clients.',
        },
      ],
    },
    {
      name: 'what no template offers',
      fleet: `
        os: windows-server-2022
        mode: active
        deliver: [intune]
        intune: { management: mde }
        settings: { enableFileHashComputation: true }
      `,
      findings: [
        {
          at: '5:13',
          message: 'enableFileHashComputation does not reach Windows Server 2022 by intune.',
          setting: 'enableFileHashComputation',
          hint: 'Add `gpo` or `registry` to `deliver`, or move the setting to a group that it reaches.',
        },
      ],
    },
    {
      name: 'an operating system that the page does not list',
      fleet: `
        os: [azure-local-23h2, windows-server-2022]
        mode: active
        deliver: [intune]
        intune: { management: mde }
        settings: { allowArchiveScanning: true }
      `,
      findings: [
        {
          at: '5:13',
          message: 'allowArchiveScanning does not reach Azure Local 23H2 by intune.',
          setting: 'allowArchiveScanning',
          hint: 'Add `gpo` or `registry` to `deliver`, or move the setting to a group that it reaches.',
        },
      ],
    },
    {
      name: 'Windows Server 2016 without the unified agent',
      fleet: `
        os: windows-server-2016
        agent: builtin
        mode: active
        deliver: [intune]
        intune: { management: mde }
        settings: { allowArchiveScanning: true }
      `,
      findings: [
        {
          at: '6:13',
          message: 'allowArchiveScanning does not reach Windows Server 2016 by intune.',
          setting: 'allowArchiveScanning',
          hint: 'Add `gpo` or `registry` to `deliver`, or move the setting to a group that it reaches.',
        },
      ],
    },
    {
      name: 'raw nodes on devices that take templates only',
      fleet: `
        os: windows-11
        mode: active
        deliver: [intune]
        intune: { management: mde }
        raw: { oma: [{ uri: ./Device/Vendor/MSFT/Contoso, type: integer, value: 1, reason: r }] }
      `,
      findings: [
        {
          at: '5:14',
          message: 'The raw node does not reach Windows 11 by intune.',
          hint: 'Move the node to a group of enrolled clients.',
        },
      ],
    },
  ],
});
