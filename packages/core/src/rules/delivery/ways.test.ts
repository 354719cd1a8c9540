import { describeRule } from '@mdav/testkit';
import { deliveryNotChosen } from './delivery-not-chosen.ts';
import { mdmGpoRace } from './mdm-gpo-race.ts';

describeRule(mdmGpoRace, {
  accept: [
    {
      name: 'OSConfig beside Intune, of which the rule on its drift control speaks',
      fleet: `
        os: windows-11
        mode: active
        deliver: [intune, osconfig]
        settings: { puaProtection: block }
      `,
    },
    {
      name: 'one way',
      fleet: `
      os: windows-11
      mode: active
      deliver: [intune]
      settings: { allowArchiveScanning: true }
    `,
    },
    {
      name: 'no delivery chosen',
      fleet: `
      os: windows-11
      mode: active
      settings: { allowArchiveScanning: true }
    `,
    },
    {
      name: 'the Policy CSP where MDM wins',
      fleet: `
      os: windows-11
      mode: active
      mdmWinsOverGp: on
      deliver: [intune, gpo]
      settings: { allowArchiveScanning: true }
    `,
    },
    {
      name: 'settings that one of the two cannot carry',
      fleet: `
      os: windows-11
      mode: active
      deliver: [intune, gpo]
      settings: { disableTlsParsing: false }
    `,
    },
    {
      name: 'servers, which Intune does not reach',
      fleet: `
      os: windows-server-2022
      mode: active
      deliver: [intune, gpo]
      settings: { allowArchiveScanning: true }
    `,
    },
    {
      name: 'the portal beside Group Policy',
      fleet: `
      os: windows-11
      mode: active
      deliver: [portal, gpo]
      settings: { allowArchiveScanning: true }
    `,
    },
  ],
  reject: [
    {
      name: 'three settings, all of them by name',
      fleet: `
        os: windows-11
        mode: active
        deliver: [intune, gpo]
        settings: { allowArchiveScanning: true, puaProtection: block, allowScriptScanning: true }
      `,
      findings: [
        {
          at: '3:10',
          message:
            'allowScriptScanning, allowArchiveScanning, puaProtection travel by intune and by gpo; the last writer wins.',
        },
      ],
    },
    {
      name: 'the Policy CSP',
      fleet: `
        os: windows-11
        mode: active
        deliver: [intune, gpo]
        settings: { allowArchiveScanning: true }
      `,
      findings: [
        {
          at: '3:10',
          message: 'allowArchiveScanning travels by intune and by gpo; the last writer wins.',
          setting: 'allowArchiveScanning',
        },
      ],
    },
    {
      name: 'the Defender CSP, which MDM does not win',
      fleet: `
        os: [windows-server-2022, windows-11]
        mode: active
        mdmWinsOverGp: on
        deliver: [registry, intune]
        settings: { allowArchiveScanning: true, disableLocalAdminMerge: true }
      `,
      findings: [
        {
          at: '4:10',
          message: 'disableLocalAdminMerge travels by intune and by registry; the last writer wins.',
          setting: 'disableLocalAdminMerge',
        },
      ],
    },
    {
      name: 'Group Policy, and OSConfig, of which the rule on its drift control speaks',
      fleet: `
        os: windows-11
        mode: active
        deliver: [intune, gpo, osconfig]
        settings: { allowArchiveScanning: true }
      `,
      findings: [
        {
          at: '3:10',
          message: 'allowArchiveScanning travels by intune and by gpo; the last writer wins.',
          setting: 'allowArchiveScanning',
        },
      ],
    },
    {
      name: 'many settings, as one finding',
      fleet: `
        os: windows-11
        mode: active
        deliver: [intune, gpo, registry]
        settings: { allowArchiveScanning: true, puaProtection: block, allowScriptScanning: true, allowCloudProtection: true }
      `,
      findings: [
        {
          at: '3:10',
          message:
            'allowCloudProtection, allowScriptScanning and 2 more settings travel by intune and by gpo and registry; the last writer wins.',
        },
      ],
    },
  ],
});

describeRule(deliveryNotChosen, {
  accept: [
    {
      name: 'a way',
      fleet: `
      os: windows-11
      mode: active
      deliver: [gpo]
    `,
    },
  ],
  reject: [
    {
      name: 'clients',
      fleet: `
        os: windows-11
        mode: active
      `,
      findings: [
        { at: 'group', message: 'Group "devices" has no `deliver` and gets files for intune, gpo and registry.' },
      ],
    },
    {
      name: 'servers',
      fleet: `
        os: windows-server-2022
        mode: active
      `,
      findings: [{ at: 'group', message: 'Group "devices" has no `deliver` and gets files for gpo and registry.' }],
    },
  ],
});
