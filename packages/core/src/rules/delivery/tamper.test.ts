import { describeRule } from '@mdav/testkit';
import { exclusionsNotTamperProtected } from './exclusions-not-tamper-protected.ts';
import { tamperBlobNotCompilable } from './tamper-blob-not-compilable.ts';
import { tamperIgnoresChannel } from './tamper-ignores-channel.ts';

const REMOVE_IT = 'Remove the setting: it is to turn a protection off.';

describeRule(tamperIgnoresChannel, {
  accept: [
    {
      name: 'a policy that turns tamper protection off',
      fleet: `
      os: windows-11
      mode: active
      deliver: [intune, gpo]
      settings: { tamperProtection: off, threatSeverityDefaultAction: { low: allow } }
    `,
    },
    {
      name: 'the protected value',
      fleet: `
      os: windows-11
      mode: active
      tamperProtection: on
      deliver: [gpo]
      settings: { allowScriptScanning: true, disableBlockAtFirstSeen: false }
    `,
    },
    {
      name: 'actions by Intune that do not let a threat be',
      fleet: `
      os: windows-11
      mode: active
      tamperProtection: on
      deliver: [intune]
      settings: { threatSeverityDefaultAction: { high: quarantine } }
    `,
    },
    {
      name: 'tamper protection off',
      fleet: `
      os: windows-11
      mode: active
      tamperProtection: off
      deliver: [gpo]
      settings: { allowScriptScanning: false }
    `,
    },
    {
      name: 'a setting that is not protected',
      fleet: `
      os: windows-11
      mode: active
      tamperProtection: on
      deliver: [gpo]
      settings: { allowEmailScanning: false }
    `,
    },
    {
      name: 'removal',
      fleet: `
      os: windows-11
      mode: active
      tamperProtection: on
      deliver: [gpo]
      settings: { allowScriptScanning: remove }
    `,
    },
    {
      name: 'settings of the mode, which other rules judge',
      fleet: `
      os: windows-server-2022
      mode: passive
      tamperProtection: on
      deliver: [gpo]
    `,
    },
    {
      name: 'no delivery chosen',
      fleet: `
      os: windows-11
      mode: active
      tamperProtection: on
      settings: { allowScriptScanning: false }
    `,
    },
  ],
  reject: [
    {
      name: 'what the policy of the group protects itself',
      fleet: `
        os: windows-11
        mode: active
        deliver: [intune, gpo]
        settings:
          tamperProtection: on
          threatSeverityDefaultAction: { high: quarantine }
      `,
      findings: [
        {
          at: '6:3',
          message: 'Tamper protection ignores threatSeverityDefaultAction by gpo.',
          setting: 'threatSeverityDefaultAction',
          severity: 'warning',
        },
      ],
    },
    {
      name: 'what is ignored for sure by the only way there is, of which a toggle can go',
      fleet: `
        os: windows-11
        mode: active
        tamperProtection: on
        deliver: [gpo]
        settings:
          allowScriptScanning: false
          threatSeverityDefaultAction: { low: allow, high: quarantine }
      `,
      findings: [
        {
          at: '6:3',
          message: 'Tamper protection ignores allowScriptScanning by gpo.',
          setting: 'allowScriptScanning',
          mended: ['          allowScriptScanning: false\n', ''],
        },
        {
          at: '7:3',
          message: 'Tamper protection ignores threatSeverityDefaultAction by gpo.',
          setting: 'threatSeverityDefaultAction',
        },
      ],
    },
    {
      name: 'an allowance, a prohibition and actions',
      fleet: `
        os: windows-11
        mode: active
        tamperProtection: on
        deliver: [gpo, intune, registry]
        settings:
          allowScriptScanning: false
          disableBlockAtFirstSeen: true
          threatSeverityDefaultAction: { low: allow }
      `,
      findings: [
        {
          mended: ['          allowScriptScanning: false\n', ''],
          at: '6:3',
          message: 'Tamper protection ignores allowScriptScanning by gpo, intune and registry.',
          hint: REMOVE_IT,
          setting: 'allowScriptScanning',
        },
        {
          mended: ['          disableBlockAtFirstSeen: true\n', ''],
          at: '7:3',
          message: 'Tamper protection ignores disableBlockAtFirstSeen by gpo, intune and registry.',
          hint: REMOVE_IT,
          setting: 'disableBlockAtFirstSeen',
        },
        {
          at: '8:3',
          message: 'Tamper protection ignores threatSeverityDefaultAction by gpo, intune and registry.',
          hint: REMOVE_IT,
          setting: 'threatSeverityDefaultAction',
        },
      ],
    },
    {
      name: 'a protection that Intune is to turn off',
      fleet: `
        os: windows-11
        mode: active
        tamperProtection: on
        deliver: [intune, portal]
        settings: { allowScriptScanning: false }
      `,
      findings: [
        {
          mended: ['        settings: { allowScriptScanning: false }\n', ''],
          at: '5:13',
          message: 'Tamper protection ignores allowScriptScanning by intune.',
          hint: REMOVE_IT,
          setting: 'allowScriptScanning',
        },
      ],
    },
    {
      name: 'actions that do not let a threat be',
      fleet: `
        os: windows-11
        mode: active
        tamperProtection: on
        deliver: [gpo]
        settings: { threatSeverityDefaultAction: { high: quarantine } }
      `,
      findings: [
        {
          at: '5:13',
          message: 'Tamper protection ignores threatSeverityDefaultAction by gpo.',
          setting: 'threatSeverityDefaultAction',
          hint: 'Deliver the setting by `intune`, or exclude the devices from tamper protection.',
        },
      ],
    },
    {
      name: 'tamper protection that nobody mentions',
      fleet: `
        os: windows-11
        mode: active
        deliver: [registry]
        settings: { allowArchiveScanning: false }
      `,
      findings: [
        {
          at: '4:13',
          severity: 'info',
          message:
            'Tamper protection, unless it is off, ignores allowArchiveScanning by registry. The group does not say its `tamperProtection`.',
          setting: 'allowArchiveScanning',
        },
      ],
    },
  ],
});

describeRule(tamperBlobNotCompilable, {
  accept: [
    {
      name: 'the fact that it is on',
      fleet: `
      os: windows-11
      mode: active
      tamperProtection: on
    `,
    },
    {
      name: 'a choice that Intune carries',
      fleet: `
      os: windows-11
      mode: active
      deliver: [intune]
      settings: { tamperProtection: on }
    `,
    },
    {
      name: 'a choice that Intune carries to the clients of the group',
      fleet: `
      os: [windows-server-2022, windows-11]
      mode: active
      deliver: [intune]
      settings: { tamperProtection: on }
    `,
    },
    {
      name: 'a choice on servers that Defender for Endpoint manages',
      fleet: `
      os: windows-server-2022
      mode: active
      deliver: [intune]
      intune: { management: mde }
      settings: { tamperProtection: off }
    `,
    },
  ],
  reject: [
    {
      name: 'a plain value',
      fleet: `
        os: windows-11
        mode: active
        deliver: [gpo]
        settings: { tamperProtection: off }
      `,
      findings: [
        {
          at: '4:13',
          message: 'tamperProtection takes a blob that Microsoft signs, not the word "off"; only Intune can carry it.',
          setting: 'tamperProtection',
        },
      ],
    },
  ],
});

describeRule(exclusionsNotTamperProtected, {
  accept: [
    {
      name: 'every condition met by Intune',
      fleet: String.raw`
      os: windows-11
      mode: active
      platform: 4.18.2211.5
      deliver: [intune, portal]
      settings: { disableLocalAdminMerge: true, excludedPaths: ['D:\Ledger'] }
    `,
    },
    {
      name: 'every condition met by Configuration Manager',
      fleet: String.raw`
      os: windows-11
      mode: active
      platform: 4.18.24090.11
      deliver: [configmgr]
      settings: { disableLocalAdminMerge: true, excludedProcesses: ['D:\Ledger\ledger.exe'] }
    `,
    },
    {
      name: 'no exclusions',
      fleet: `
      os: windows-11
      mode: active
      deliver: [gpo]
      settings: { excludedPaths: [] }
    `,
    },
    {
      name: 'tamper protection off',
      fleet: String.raw`
      os: windows-11
      mode: active
      tamperProtection: off
      deliver: [gpo]
      settings: { excludedPaths: ['D:\Ledger'] }
    `,
    },
  ],
  reject: [
    {
      name: 'an older platform',
      fleet: String.raw`
        os: windows-11
        mode: active
        platform: 4.18.2211.4
        deliver: [intune]
        settings: { disableLocalAdminMerge: true, excludedPaths: ['D:\Ledger'] }
      `,
      findings: [
        {
          at: '5:43',
          message: 'Exclusions are not tamper protected: platform 4.18.2211.4 is below 4.18.2211.5.',
          hint: 'Write `platform: 4.18.2211.5` once the devices have it, if the exclusions are to be protected.',
          setting: 'excludedPaths',
        },
      ],
    },
    {
      name: 'two managers',
      fleet: `
        os: windows-11
        mode: active
        platform: 4.18.24090.11
        deliver: [intune, configmgr]
        settings: { disableLocalAdminMerge: true, excludedExtensions: [ledger] }
      `,
      findings: [
        {
          at: '5:43',
          message: 'Exclusions are not tamper protected: neither Intune nor Configuration Manager is the one manager.',
          hint: 'Write `deliver: [intune]` or `deliver: [configmgr]`, if the exclusions are to be protected.',
          setting: 'excludedExtensions',
        },
      ],
    },
    {
      name: 'Configuration Manager without the sensor',
      fleet: String.raw`
        os: windows-11
        mode: active
        platform: 4.18.24090.11
        onboarding: { state: none }
        deliver: [configmgr]
        settings: { disableLocalAdminMerge: true, excludedPaths: ['D:\Ledger'] }
      `,
      findings: [
        {
          at: '6:43',
          message: 'Exclusions are not tamper protected: the devices are not onboarded.',
          hint: 'Write `onboarding` with another state, if the exclusions are to be protected.',
          setting: 'excludedPaths',
        },
      ],
    },
    {
      name: 'one that could protect them beside one that could not',
      fleet: String.raw`
        os: windows-11
        mode: active
        platform: 4.18.24090.11
        deliver: [gpo, intune]
        settings: { disableLocalAdminMerge: true, excludedPaths: ['D:\Ledger'] }
      `,
      findings: [
        {
          at: '5:43',
          message: 'Exclusions are not tamper protected: neither Intune nor Configuration Manager is the one manager.',
          setting: 'excludedPaths',
        },
      ],
    },
    {
      name: 'nothing of it, which only those hear who ask for everything',
      fleet: String.raw`
        os: windows-11
        mode: active
        deliver: [gpo]
        settings: { disableLocalAdminMerge: false, excludedPaths: ['D:\Ledger'], excludedExtensions: [ledger] }
      `,
      findings: [
        {
          at: '4:74',
          set: 'strict',
          message:
            'Exclusions are not tamper protected: `platform` is not given, disableLocalAdminMerge is not true, neither Intune nor Configuration Manager is the one manager.',
          hint: 'Write the lowest `platform` of the devices, from 4.18.2211.5 on, `disableLocalAdminMerge: true` under `settings` and `deliver: [intune]` or `deliver: [configmgr]`, if the exclusions are to be protected.',
          setting: 'excludedExtensions',
        },
      ],
    },
  ],
});
