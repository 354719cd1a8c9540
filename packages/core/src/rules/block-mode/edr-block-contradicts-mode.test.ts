import { describeRule } from '@mdav/testkit';
import { edrBlockContradictsMode } from './edr-block-contradicts-mode.ts';

describeRule(edrBlockContradictsMode, {
  accept: [
    {
      name: 'the value that the mode stands for',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      settings: { passiveRemediation: [edr-remediation] }
    `,
    },
    {
      name: 'the mode alone',
      fleet: `
      os: windows-11
      mode: passive+edr-block
    `,
    },
    {
      name: 'off where it is not wanted',
      fleet: `
      os: windows-11
      mode: passive
      settings: { passiveRemediation: remove }
    `,
    },
    {
      name: 'flags that are not block mode',
      fleet: `
      os: windows-11
      mode: passive
      settings: { passiveRemediation: [realtime-audit] }
    `,
    },
    {
      name: 'active mode, on which another rule advises',
      fleet: `
      os: windows-11
      mode: active
      settings: { passiveRemediation: [edr-remediation] }
    `,
    },
    {
      name: 'a switch in the portal, which needs no value',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      deliver: [portal]
      settings: { passiveRemediation: remove }
    `,
    },
    {
      name: 'a layer that the group answers',
      fleet: `
      mdav: 1
      name: contoso
      profiles: { block: { settings: { passiveRemediation: [edr-remediation] } } }
      groups:
        a: { os: windows-11, mode: passive, profiles: [block], settings: { passiveRemediation: remove } }
    `,
    },
  ],
  reject: [
    {
      name: 'on in a passive group',
      fleet: `
        os: windows-11
        mode: passive
        settings: { passiveRemediation: [edr-remediation] }
      `,
      findings: [
        {
          at: '3:13',
          message:
            'passiveRemediation: [edr-remediation] switches EDR in block mode on, and the mode of the group is passive.',
          hint: 'Choose `mode: passive+edr-block`, or remove `passiveRemediation`.',
          setting: 'passiveRemediation',
        },
      ],
    },
    {
      name: 'on by a layer',
      fleet: `
        mdav: 1
        name: contoso
        profiles: { block: { settings: { passiveRemediation: [edr-remediation] } } }
        groups:
          a: { os: windows-11, mode: passive, profiles: [block] }
      `,
      findings: [
        {
          at: '3:34',
          message:
            'passiveRemediation: [edr-remediation] of profile block switches EDR in block mode on, and the mode of the group is passive.',
          hint: 'Choose `mode: passive+edr-block`, or write `passiveRemediation: remove` under `settings` of the group.',
          setting: 'passiveRemediation',
        },
      ],
    },
    ...(['remove', '[]', '[realtime-audit]'] as const).flatMap((value) =>
      (['passive', 'active'] as const).map((mode) => ({
        name: `${value} where block mode is wanted, ${mode}`,
        fleet: `
          os: windows-11
          mode: ${mode}+edr-block
          settings: { passiveRemediation: ${value} }
        `,
        findings: [
          {
            at: '3:13',
            message: `passiveRemediation: ${value} leaves EDR in block mode off, and the mode of the group is ${mode}+edr-block.`,
            hint: `Choose \`mode: ${mode}\`, or remove \`passiveRemediation\`, which the mode sets.`,
            setting: 'passiveRemediation',
          },
        ],
      })),
    ),
    {
      name: 'one of two systems that can have it',
      fleet: `
        os: [windows-11, windows-server-2016]
        mode: passive+edr-block
        settings: { passiveRemediation: remove }
      `,
      findings: [
        {
          at: '3:13',
          message:
            'passiveRemediation: remove leaves EDR in block mode off, and the mode of the group is passive+edr-block.',
          setting: 'passiveRemediation',
        },
      ],
    },
    {
      name: 'removed by the defaults',
      fleet: `
        mdav: 1
        name: contoso
        defaults: { settings: { passiveRemediation: remove } }
        groups:
          a: { os: windows-11, mode: passive+edr-block }
      `,
      findings: [
        {
          at: '3:25',
          message:
            'passiveRemediation: remove of the defaults leaves EDR in block mode off, and the mode of the group is passive+edr-block.',
          hint: 'Choose `mode: passive`, or write `passiveRemediation: [edr-remediation]` under `settings` of the group.',
          setting: 'passiveRemediation',
        },
      ],
    },
  ],
});
