import { describeRule } from '@mdav/testkit';
import { deprecatedSetting } from './deprecated-setting.ts';
import { settingBelowOsFloor } from './setting-below-os-floor.ts';

describeRule(settingBelowOsFloor, {
  accept: [
    {
      name: 'no delivery chosen',
      fleet: `
      os: windows-10@14393
      mode: active
      settings: { enableNetworkProtection: block }
    `,
    },
    {
      name: 'a setting that MDM cannot carry',
      fleet: `
      os: windows-10@14393
      mode: active
      deliver: [intune, gpo]
      settings: { tamperProtection: on }
    `,
    },
    {
      name: 'servers',
      fleet: `
      os: windows-server-2016@14393
      mode: active
      deliver: [intune, gpo]
      settings: { enableNetworkProtection: block }
    `,
    },
    {
      name: 'a newer build',
      fleet: `
      os: windows-10@16299
      mode: active
      deliver: [intune]
      settings: { enableNetworkProtection: block }
    `,
    },
    {
      name: 'Windows 11 without a build',
      fleet: `
      os: windows-11
      mode: active
      deliver: [intune]
      settings: { enableNetworkProtection: block, scanDisableHeuristics: false }
    `,
    },
    {
      name: 'Group Policy',
      fleet: `
      os: windows-10@14393
      mode: active
      deliver: [gpo]
      settings: { enableNetworkProtection: block }
    `,
    },
    {
      name: 'a setting of the first Windows 10',
      fleet: `
      os: windows-10
      mode: active
      deliver: [intune]
      settings: { scheduleScanDay: sunday }
    `,
    },
    {
      name: 'the update in a later release',
      fleet: `
      os: windows-10@19044
      mode: active
      deliver: [intune]
      settings: { scanDisableHeuristics: false }
    `,
    },
  ],
  reject: [
    {
      name: 'an older build',
      fleet: `
        os: [windows-10@14393, windows-11]
        mode: active
        deliver: [intune]
        settings: { enableNetworkProtection: block, allowArchiveScanning: true }
      `,
      findings: [
        {
          at: '4:13',
          message: 'enableNetworkProtection by MDM needs build 16299; the group has Windows 10 (build 14393).',
          setting: 'enableNetworkProtection',
        },
      ],
    },
    {
      name: 'a build that needs an update',
      fleet: `
        os: windows-10@19043
        mode: active
        deliver: [intune]
        settings: { scanDisableHeuristics: false }
      `,
      findings: [
        {
          at: '4:13',
          message: 'scanDisableHeuristics by MDM needs build 19044; the group has Windows 10 (build 19043).',
          setting: 'scanDisableHeuristics',
        },
      ],
    },
    {
      name: 'an unknown build',
      fleet: `
        os: windows-10
        mode: active
        deliver: [intune]
        settings: { enableNetworkProtection: block }
      `,
      findings: [
        {
          at: '1:5',
          severity: 'info',
          message:
            'enableNetworkProtection needs a newer build by MDM, up to 16299; the group does not say the build of Windows 10.',
          hint: 'Add the lowest build, such as `windows-10@19045`.',
        },
      ],
    },
    {
      name: 'an unknown build with several settings, as one finding',
      fleet: `
        os: [windows-11, windows-10]
        mode: active
        deliver: [intune]
        settings: { enableNetworkProtection: block, scanDisableHeuristics: false }
      `,
      findings: [
        {
          at: '1:18',
          severity: 'info',
          message: '2 settings need a newer build by MDM, up to 19044; the group does not say the build of Windows 10.',
          hint: 'Add the lowest build, such as `windows-10@19045`.',
        },
      ],
    },
  ],
});

describeRule(deprecatedSetting, {
  accept: [
    {
      name: 'a node that is retired, by another way and taken back',
      fleet: `
        mdav: 1
        name: example
        groups:
          a: { os: windows-11, mode: active, deliver: [gpo], settings: { intelTDTEnabled: on } }
          b: { os: windows-11, mode: active, deliver: [intune], settings: { intelTDTEnabled: remove } }
      `,
    },
    {
      name: 'a setting that is not',
      fleet: `
      os: windows-11
      mode: active
      settings: { enableNetworkProtection: block }
    `,
    },
    {
      name: 'removal',
      fleet: `
      os: windows-11
      mode: active
      settings: { allowIntrusionPreventionSystem: remove }
    `,
    },
  ],
  reject: [
    {
      name: 'a node that is retired',
      fleet: `
        os: windows-11
        mode: active
        deliver: [intune]
        settings: { intelTDTEnabled: on }
      `,
      findings: [
        {
          at: '4:13',
          setting: 'intelTDTEnabled',
          message:
            'intelTDTEnabled is retired over MDM. Current devices answer its node with 65000, so that Intune shows an error and sets nothing.',
          hint: 'Remove the setting, or deliver it by `gpo`.',
        },
      ],
    },
    {
      name: 'two',
      fleet: `
        os: windows-11
        mode: active
        settings:
          allowIntrusionPreventionSystem: true
          enableDnsSinkhole: true
      `,
      findings: [
        {
          at: '4:3',
          severity: 'info',
          message: 'allowIntrusionPreventionSystem is deprecated. Microsoft marks the node as deprecated.',
          setting: 'allowIntrusionPreventionSystem',
          mended: `
            os: windows-11
            mode: active
            settings:
              enableDnsSinkhole: true
          `,
        },
        {
          at: '5:3',
          severity: 'info',
          message: 'enableDnsSinkhole is deprecated. Microsoft marks the node as deprecated.',
          setting: 'enableDnsSinkhole',
          mended: `
            os: windows-11
            mode: active
            settings:
              allowIntrusionPreventionSystem: true
          `,
        },
      ],
    },
    {
      name: 'one that another setting replaces, which no removal mends',
      fleet: `
        os: windows-server-2022
        mode: passive
        settings: { legacyForcePassiveMode: true }
      `,
      findings: [
        {
          at: '3:13',
          severity: 'info',
          message:
            'legacyForcePassiveMode is deprecated. Use forceDefenderPassiveMode: the spelling `ForcePassiveMode` was withdrawn by August 2021.',
          setting: 'legacyForcePassiveMode',
        },
      ],
    },
    {
      name: 'one that the defaults give to every group',
      fleet: `
        mdav: 1
        name: example
        defaults: { settings: { enableDnsSinkhole: true } }
        groups:
          desks: { os: windows-11, mode: active }
      `,
      findings: [
        {
          at: '3:25',
          severity: 'info',
          message: 'enableDnsSinkhole is deprecated. Microsoft marks the node as deprecated.',
          setting: 'enableDnsSinkhole',
          mended: `
            mdav: 1
            name: example
            groups:
              desks: { os: windows-11, mode: active }
          `,
        },
      ],
    },
    {
      name: 'one that the defaults give and some groups replace',
      fleet: `
        mdav: 1
        name: example
        defaults: { settings: { enableDnsSinkhole: true } }
        groups:
          desks: { os: windows-11, mode: active }
          others: { os: windows-11, mode: active, settings: { enableDnsSinkhole: remove } }
      `,
      findings: [
        {
          at: '3:25',
          severity: 'info',
          message: 'enableDnsSinkhole is deprecated. Microsoft marks the node as deprecated.',
          setting: 'enableDnsSinkhole',
        },
      ],
    },
  ],
});
