import { describeRule } from '@mdav/testkit';
import { asrNoEffectInPassive } from './asr-no-effect-in-passive.ts';
import { cfaNoEffectInPassive } from './cfa-no-effect-in-passive.ts';
import { networkProtectionNoEffectInPassive } from './network-protection-no-effect-in-passive.ts';
import { puaNoEffectInPassive } from './pua-no-effect-in-passive.ts';
import { remediationNoEffectInPassive } from './remediation-no-effect-in-passive.ts';

describeRule(asrNoEffectInPassive, {
  accept: [
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      settings: { attackSurfaceReductionRules: { block-office-child-processes: block } }
    `,
    },
    {
      name: 'rules that are off',
      fleet: `
      os: windows-11
      mode: passive
      settings: { attackSurfaceReductionRules: { block-office-child-processes: off } }
    `,
    },
    {
      name: 'removal',
      fleet: `
      os: windows-11
      mode: passive
      settings: { attackSurfaceReductionRules: remove, attackSurfaceReductionOnlyExclusions: [] }
    `,
    },
  ],
  reject: [
    {
      name: 'a rule in audit',
      fleet: `
        os: windows-11
        mode: passive
        settings:
          attackSurfaceReductionRules: { block-office-child-processes: off, block-webshell-creation: audit }
      `,
      findings: [
        {
          at: '4:3',
          message: 'attackSurfaceReductionRules has no effect in passive mode.',
          setting: 'attackSurfaceReductionRules',
        },
      ],
    },
    {
      name: 'rules and exclusions, as one finding',
      fleet: String.raw`
        os: windows-11
        mode: passive+edr-block
        settings:
          attackSurfaceReductionOnlyExclusions: ['D:\Ledger']
          attackSurfaceReductionRules: { block-webshell-creation: block }
      `,
      findings: [
        {
          at: '4:3',
          message:
            'attackSurfaceReductionOnlyExclusions and attackSurfaceReductionRules have no effect in passive mode.',
          setting: 'attackSurfaceReductionOnlyExclusions',
        },
      ],
    },
  ],
});

describeRule(networkProtectionNoEffectInPassive, {
  accept: [
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      settings: { enableNetworkProtection: block }
    `,
    },
    {
      name: 'a feature of another kind, which another rule judges',
      fleet: `
      os: windows-11
      mode: passive
      settings: { puaProtection: block }
    `,
    },
    {
      name: 'network protection off',
      fleet: `
      os: windows-11
      mode: passive
      settings: { enableNetworkProtection: off, disableTlsParsing: false }
    `,
    },
  ],
  reject: [
    {
      name: 'audit',
      fleet: `
        os: windows-11
        mode: passive
        settings: { enableNetworkProtection: audit }
      `,
      findings: [
        {
          at: '3:13',
          message: 'enableNetworkProtection has no effect in passive mode.',
          setting: 'enableNetworkProtection',
        },
      ],
    },
    {
      name: 'four settings, all of them by name',
      fleet: `
        os: windows-server-2022
        mode: passive
        settings:
          enableNetworkProtection: block
          allowNetworkProtectionOnWinServer: true
          disableTlsParsing: true
          disableDnsParsing: true
      `,
      findings: [
        {
          at: '5:3',
          message:
            'allowNetworkProtectionOnWinServer, disableDnsParsing, disableTlsParsing and enableNetworkProtection have no effect in passive mode.',
          setting: 'allowNetworkProtectionOnWinServer',
        },
      ],
    },
    {
      name: 'many settings, as one finding',
      fleet: `
        os: windows-server-2022
        mode: passive
        settings:
          enableNetworkProtection: block
          allowNetworkProtectionOnWinServer: true
          enableConvertWarnToBlock: true
          disableTlsParsing: true
          disableDnsParsing: true
      `,
      findings: [
        {
          at: '5:3',
          message:
            'allowNetworkProtectionOnWinServer, disableDnsParsing, disableTlsParsing and 2 more settings have no effect in passive mode.',
          setting: 'allowNetworkProtectionOnWinServer',
        },
      ],
    },
  ],
});

describeRule(cfaNoEffectInPassive, {
  accept: [
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      settings: { enableControlledFolderAccess: block }
    `,
    },
    {
      name: 'controlled folder access off',
      fleet: `
      os: windows-11
      mode: passive
      settings: { enableControlledFolderAccess: off }
    `,
    },
  ],
  reject: [
    {
      name: 'a list, whatever its entries are called',
      fleet: `
        os: windows-11
        mode: passive
        settings: { controlledFolderAccessAllowedApplications: ['off'] }
      `,
      findings: [
        {
          at: '3:13',
          message: 'controlledFolderAccessAllowedApplications has no effect in passive mode.',
          setting: 'controlledFolderAccessAllowedApplications',
        },
      ],
    },
    {
      name: 'audit with a list',
      fleet: String.raw`
        os: windows-11
        mode: passive
        settings: { enableControlledFolderAccess: audit, controlledFolderAccessProtectedFolders: ['D:\Ledger'] }
      `,
      findings: [
        {
          at: '3:50',
          message:
            'controlledFolderAccessProtectedFolders and enableControlledFolderAccess have no effect in passive mode.',
          setting: 'controlledFolderAccessProtectedFolders',
        },
      ],
    },
  ],
});

describeRule(puaNoEffectInPassive, {
  accept: [
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      settings: { puaProtection: block }
    `,
    },
    {
      name: 'protection off',
      fleet: `
      os: windows-11
      mode: passive
      settings: { puaProtection: off }
    `,
    },
  ],
  reject: [
    {
      name: 'block',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        settings: { puaProtection: block }
      `,
      findings: [{ at: '3:13', message: 'puaProtection has no effect in passive mode.', setting: 'puaProtection' }],
    },
  ],
});

describeRule(remediationNoEffectInPassive, {
  accept: [
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      settings: { threatSeverityDefaultAction: { severe: quarantine } }
    `,
    },
    {
      name: 'removal',
      fleet: `
      os: windows-11
      mode: passive
      settings: { threatSeverityDefaultAction: remove }
    `,
    },
  ],
  reject: [
    {
      name: 'actions by severity and by threat',
      fleet: `
        os: windows-11
        mode: passive
        settings: { threatSeverityDefaultAction: { severe: quarantine }, threatsThreatIdDefaultAction: { '2147519003': allow } }
      `,
      findings: [
        {
          at: '3:13',
          message: 'threatSeverityDefaultAction and threatsThreatIdDefaultAction have no effect in passive mode.',
          setting: 'threatSeverityDefaultAction',
        },
      ],
    },
    {
      name: 'July 2021, when scans remediated in passive mode too',
      fleet: `
        baseline: 2021-07
        os: windows-10
        mode: passive
        settings: { threatSeverityDefaultAction: { severe: quarantine } }
      `,
      findings: [
        {
          at: '4:13',
          severity: 'info',
          message: 'threatSeverityDefaultAction has an effect in passive mode during scans only, and since 2025 none.',
          setting: 'threatSeverityDefaultAction',
        },
      ],
    },
  ],
});
