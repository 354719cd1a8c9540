import { describeRule } from '@mdav/testkit';
import { cloudBlockZeroTolerance } from './cloud-block-zero-tolerance.ts';
import { layerDropsProtection } from './layer-drops-protection.ts';
import { protectionOffWhileActive } from './protection-off-while-active.ts';
import { protectionWeakerThanRecommended } from './protection-weaker-than-recommended.ts';

describeRule(protectionOffWhileActive, {
  accept: [
    {
      name: 'real-time protection on',
      fleet: `
      os: windows-11
      mode: active
      antivirus: none
      settings: { allowRealtimeMonitoring: true }
    `,
    },
    {
      name: 'nothing said, and a setting taken back',
      fleet: `
      os: windows-11
      mode: active+edr-block
      antivirus: none
      settings: { allowRealtimeMonitoring: remove }
    `,
    },
    {
      name: 'a passive group, of which another rule speaks',
      fleet: `
      os: windows-11
      mode: passive
      antivirus: { product: Contoso Protect, registered: true }
      settings: { allowRealtimeMonitoring: false }
    `,
    },
  ],
  reject: [
    {
      name: 'the only antivirus, with block mode or without, on clients and servers',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: active+edr-block
        antivirus: none
        settings: { allowRealtimeMonitoring: false }
      `,
      findings: [
        {
          at: '4:13',
          message: 'allowRealtimeMonitoring: false turns off the only antivirus of these devices.',
          setting: 'allowRealtimeMonitoring',
          mended: `
            os: [windows-11, windows-server-2022]
            mode: active+edr-block
            antivirus: none
            settings: { allowRealtimeMonitoring: true }
          `,
        },
      ],
    },
    {
      name: 'an antivirus that nobody mentions',
      fleet: `
        os: windows-11
        mode: active
        settings: { allowRealtimeMonitoring: false }
      `,
      findings: [
        {
          at: '3:13',
          severity: 'warning',
          message:
            'allowRealtimeMonitoring: false leaves an active Defender without real-time protection; the group does not say whether another `antivirus` protects these devices.',
          setting: 'allowRealtimeMonitoring',
          mended: `
            os: windows-11
            mode: active
            settings: { allowRealtimeMonitoring: true }
          `,
        },
      ],
    },
    {
      name: 'another antivirus',
      fleet: `
        os: windows-server-2022
        mode: active
        antivirus: { product: Contoso Protect }
        settings: { allowRealtimeMonitoring: false }
      `,
      findings: [
        {
          at: '4:13',
          severity: 'warning',
          message:
            'allowRealtimeMonitoring: false leaves an active Defender without real-time protection; Contoso Protect alone would protect these devices.',
          setting: 'allowRealtimeMonitoring',
          mended: `
            os: windows-server-2022
            mode: active
            antivirus: { product: Contoso Protect }
            settings: { allowRealtimeMonitoring: true }
          `,
        },
      ],
    },
  ],
});

/** Each weak choice beside the recommended one, with the rest of its message; those that a program may mend. */
const CHOICES: readonly (readonly [setting: string, weak: string, recommended: string, lost: string])[] = [
  ['allowBehaviorMonitoring', 'false', 'true', 'what programs do is not watched'],
  ['allowIOAVProtection', 'false', 'true', 'downloads and attachments are not scanned'],
  ['allowScriptScanning', 'false', 'true', 'scripts are not scanned'],
  ['allowOnAccessProtection', 'false', 'true', 'file and program activity is not watched'],
  ['disableBlockAtFirstSeen', 'true', 'false', 'unknown files run before the cloud has judged them'],
  ['realTimeScanDirection', 'incoming', 'both', 'files are scanned in one direction only'],
  ['realTimeScanDirection', 'outgoing', 'both', 'files are scanned in one direction only'],
  ['allowArchiveScanning', 'false', 'true', 'scans leave archives out'],
  ['disableRoutinelyTakingAction', 'true', 'false', 'threats stay until somebody answers a prompt'],
];

/** Those that stay for people, with what they may choose. */
const FOR_PEOPLE: readonly (readonly [setting: string, weak: string, better: readonly string[], lost: string])[] = [
  ['allowCloudProtection', 'false', ['true'], 'new threats wait for the next update'],
  [
    'submitSamplesConsent',
    'never-send',
    ['send-safe-samples', 'send-all-samples'],
    'block at first sight, which needs samples, does not work',
  ],
  ['puaProtection', 'off', ['block', 'audit'], 'unwanted applications are let in'],
];

describeRule(protectionWeakerThanRecommended, {
  accept: [
    ...[
      ...CHOICES.map(([setting, , recommended]) => [setting, recommended]),
      ...FOR_PEOPLE.flatMap(([setting, , better]) => better.map((one) => [setting, one])),
    ].map(([setting, recommended]) => ({
      name: `${setting}: ${recommended}`,
      fleet: `
      os: windows-11
      mode: active
      settings: { ${setting}: ${recommended} }
    `,
    })),
    {
      name: 'threats that something is done about',
      fleet: `
      os: windows-11
      mode: active
      settings:
        threatSeverityDefaultAction: { low: clean, moderate: quarantine, high: remove, severe: block }
    `,
    },
    {
      name: 'actions by severity that are taken back',
      fleet: `
      os: windows-11
      mode: active
      settings: { threatSeverityDefaultAction: remove, submitSamplesConsent: always-ask }
    `,
    },
    {
      name: 'a passive group, of which another rule speaks',
      fleet: `
      os: windows-11
      mode: passive
      settings: { allowScriptScanning: false, allowCloudProtection: false }
    `,
    },
    {
      name: 'cloud protection in block mode, of which another rule speaks',
      fleet: `
      os: windows-11
      mode: active+edr-block
      settings: { allowCloudProtection: false }
    `,
    },
  ],
  reject: [
    ...CHOICES.map(([setting, weak, recommended, lost]) => ({
      name: `${setting}: ${weak}`,
      fleet: `
        os: windows-server-2022
        mode: active
        settings: { ${setting}: ${weak} }
      `,
      findings: [
        {
          at: '3:13',
          message: `${setting}: ${weak} weakens an active Defender: ${lost}.`,
          hint: `Set \`${setting}: ${recommended}\`, or take the setting out and leave it to the default.`,
          setting,
          mended: `
            os: windows-server-2022
            mode: active
            settings: { ${setting}: ${recommended} }
          `,
        },
      ],
    })),
    ...FOR_PEOPLE.map(([setting, weak, better, lost]) => ({
      name: `${setting}: ${weak}, which a program leaves alone`,
      fleet: `
        os: windows-11
        mode: active
        settings: { ${setting}: ${weak} }
      `,
      findings: [
        {
          at: '3:13',
          message: `${setting}: ${weak} weakens an active Defender: ${lost}.`,
          hint: `Set ${better.map((one) => `\`${setting}: ${one}\``).join(' or ')}, or take the setting out and leave it to the default.`,
          setting,
        },
      ],
    })),
    {
      name: 'threats that are let be, by severity',
      fleet: `
        os: windows-11
        mode: active
        settings:
          threatSeverityDefaultAction:
            severe: allow
            high: quarantine
            low: allow
      `,
      findings: [
        {
          at: '5:5',
          message:
            'threatSeverityDefaultAction.severe: allow weakens an active Defender: threats of that severity stay, and nothing tells of them any more.',
          hint: 'Set `severe: quarantine` or `severe: remove`, or take the entry out and leave it to the default.',
          setting: 'threatSeverityDefaultAction',
        },
        {
          at: '7:5',
          message:
            'threatSeverityDefaultAction.low: allow weakens an active Defender: threats of that severity stay, and nothing tells of them any more.',
          setting: 'threatSeverityDefaultAction',
        },
      ],
    },
  ],
});

describeRule(cloudBlockZeroTolerance, {
  accept: [
    {
      name: 'a level below',
      fleet: `
      os: windows-11
      mode: active
      settings: { cloudBlockLevel: high-plus }
    `,
    },
    {
      name: 'no level',
      fleet: `
      os: windows-11
      mode: active
    `,
    },
    {
      name: 'a level that is taken back',
      fleet: `
      os: windows-11
      mode: active
      settings: { cloudBlockLevel: remove }
    `,
    },
  ],
  reject: [
    {
      name: 'the highest level, in any mode',
      fleet: `
        os: windows-server-2022
        mode: active+edr-block
        settings: { cloudBlockLevel: zero-tolerance }
      `,
      findings: [
        {
          at: '3:13',
          message: 'cloudBlockLevel: zero-tolerance stops every program that the cloud service does not know yet.',
          setting: 'cloudBlockLevel',
        },
      ],
    },
  ],
});

const layered = (defaults: string, group: string) => `
mdav: 1
name: example
defaults:
  settings: { ${defaults} }
groups:
  devices:
    os: windows-11
    mode: active
    settings: { ${group} }
`;

describeRule(layerDropsProtection, {
  accept: [
    {
      name: 'what is added',
      fleet: layered(
        'attackSurfaceReductionRules: { block-wmi-persistence: block }',
        'attackSurfaceReductionRules: { extend: { block-webshell-creation: block } }',
      ),
    },
    {
      name: 'another word for the same rule, also by its GUID',
      fleet: layered(
        'attackSurfaceReductionRules: { block-wmi-persistence: block }',
        "attackSurfaceReductionRules: { 'e6db77e5-3df2-4cf1-b95a-636979351e5b': audit }",
      ),
    },
    {
      name: 'rules that were off',
      fleet: layered(
        'attackSurfaceReductionRules: { block-wmi-persistence: off }',
        'attackSurfaceReductionRules: { block-webshell-creation: block }',
      ),
    },
    {
      name: 'a removal, which says what it does',
      fleet: layered(
        'attackSurfaceReductionRules: { block-wmi-persistence: block }',
        'attackSurfaceReductionRules: remove',
      ),
    },
    {
      name: 'a value with its reason',
      fleet: layered(
        'attackSurfaceReductionRules: { block-wmi-persistence: block }',
        'attackSurfaceReductionRules: { value: { block-webshell-creation: block }, reason: a pilot }',
      ),
    },
    {
      name: 'exclusions, of which none is missed',
      fleet: layered("excludedPaths: ['D:\\A\\B']", "excludedPaths: ['D:\\A\\C']"),
    },
    {
      name: 'two presets, whose order says which counts',
      fleet: `
      extends: [osconfig-ws2025@9ebed7c, microsoft-windows-11@25H2]
      os: windows-11
      mode: active
    `,
    },
  ],
  reject: [
    {
      name: 'the one rule of a preset, under one of the group',
      fleet: `
      extends: [microsoft-windows-11@25H2]
      os: windows-11
      mode: active
      settings:
        attackSurfaceReductionRules: { block-office-child-processes: block }
    `,
      findings: [
        {
          at: '5:3',
          setting: 'attackSurfaceReductionRules',
          message:
            'attackSurfaceReductionRules of the group replaces that of preset microsoft-windows-11@25H2: its only rule is gone, block-wmi-persistence.',
          hint: 'Write `{ extend: … }` around the entries, which adds them to those below.',
        },
      ],
    },
    {
      name: 'some of many, whose names are told up to a number',
      fleet: layered(
        'attackSurfaceReductionRules: { block-wmi-persistence: block, block-webshell-creation: warn, block-office-child-processes: audit, block-untrusted-usb-processes: block, block-vulnerable-signed-drivers: block, block-obfuscated-scripts: block, block-lsass-credential-stealing: block }',
        'attackSurfaceReductionRules: { block-wmi-persistence: audit }',
      ),
      findings: [
        {
          at: '9:17',
          setting: 'attackSurfaceReductionRules',
          message:
            'attackSurfaceReductionRules of the group replaces that of the defaults: 6 of its 7 rules are gone, block-lsass-credential-stealing, block-obfuscated-scripts, block-office-child-processes, block-untrusted-usb-processes and 2 more.',
        },
      ],
    },
    {
      name: 'five, which are told by name',
      fleet: layered(
        'attackSurfaceReductionRules: { block-wmi-persistence: block, block-office-child-processes: audit, block-untrusted-usb-processes: block, block-vulnerable-signed-drivers: block, block-obfuscated-scripts: block }',
        'attackSurfaceReductionRules: { block-webshell-creation: audit }',
      ),
      findings: [
        {
          at: '9:17',
          setting: 'attackSurfaceReductionRules',
          message:
            'attackSurfaceReductionRules of the group replaces that of the defaults: 5 of its 5 rules are gone, block-obfuscated-scripts, block-office-child-processes, block-untrusted-usb-processes, block-vulnerable-signed-drivers and block-wmi-persistence.',
        },
      ],
    },
    {
      name: 'folders that are protected',
      fleet: layered(
        "controlledFolderAccessProtectedFolders: ['D:\\A', 'D:\\B']",
        "controlledFolderAccessProtectedFolders: ['d:\\b']",
      ),
      findings: [
        {
          at: '9:17',
          setting: 'controlledFolderAccessProtectedFolders',
          message:
            'controlledFolderAccessProtectedFolders of the group replaces that of the defaults: 1 of its 2 entries is gone, D:\\A.',
        },
      ],
    },
  ],
});
