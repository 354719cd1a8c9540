import { describeRule } from '@mdav/testkit';
import { configurationProtectionIgnoresChannel } from './configuration-protection-ignores-channel.ts';
import { configurationProtectionRequirements } from './configuration-protection-requirements.ts';
import { mdeManagementLicence } from './mde-management-licence.ts';
import { mdeManagementLimits } from './mde-management-limits.ts';

const protectedGroup = (rest: string, state = 'configuration-protection') => `
  os: windows-server-2019
  mode: active
  tamperProtection: ${state}
  ${rest}
`;

describeRule(configurationProtectionIgnoresChannel, {
  accept: [
    { name: 'Intune alone', fleet: protectedGroup('deliver: [intune]\n  settings: { puaProtection: block }') },
    { name: 'a way that nobody chose', fleet: protectedGroup('settings: { puaProtection: block }') },
    {
      name: 'the forcing value on a client, of which another rule speaks',
      fleet: protectedGroup('deliver: [intune]\n  settings: { forceDefenderPassiveMode: true }').replace(
        'windows-server-2019',
        'windows-11',
      ),
    },
    { name: 'a way that carries nothing', fleet: protectedGroup('deliver: [gpo]') },
    {
      name: 'tamper protection of the usual kind',
      fleet: protectedGroup('deliver: [gpo]\n  settings: { puaProtection: block }', 'on'),
    },
  ],
  reject: [
    {
      name: 'settings by Group Policy and Configuration Manager',
      fleet: protectedGroup(
        'deliver: [gpo, configmgr, intune]\n  settings: { puaProtection: block, allowEmailScanning: true, allowArchiveScanning: true }',
      ),
      findings: [
        {
          at: '4:10',
          message:
            'Configuration protection ignores allowArchiveScanning, allowEmailScanning and puaProtection by gpo and configmgr.',
        },
      ],
    },
    {
      name: 'more than a sentence takes',
      fleet: protectedGroup(
        'deliver: [gpo]\n  settings: { puaProtection: block, allowEmailScanning: true, allowArchiveScanning: true, allowScriptScanning: true }',
      ),
      findings: [{ at: '4:10', message: 'Configuration protection ignores what the group sets by gpo.' }],
    },
    {
      name: 'the choice that the group itself makes',
      fleet: `
        os: windows-11
        mode: active
        deliver: [intune, gpo]
        settings: { tamperProtection: configuration-protection, puaProtection: block }
      `,
      findings: [{ at: '3:10', message: 'Configuration protection ignores puaProtection by gpo.' }],
    },
    {
      name: 'raw entries',
      fleet: protectedGroup(
        String.raw`deliver: [registry]
  raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: New, type: dword, data: 1, reason: a vendor asks for it }] }`,
      ),
      findings: [{ at: '4:10', message: 'Configuration protection ignores what the group sets by registry.' }],
    },
    {
      name: 'the forcing value, of which no page says',
      fleet: `
        os: windows-server-2019
        mode: passive
        onboarding: { state: onboarded, via: gpo }
        antivirus: { product: Contoso Protect }
        tamperProtection: configuration-protection
        deliver: [gpo]
      `,
      findings: [
        {
          at: '6:10',
          severity: 'info',
          setting: 'forceDefenderPassiveMode',
          message:
            'Whether configuration protection ignores forceDefenderPassiveMode by gpo, the cited pages do not say.',
          hint: 'Verify it on one server: event 5007 tells.',
        },
      ],
    },
  ],
});

describeRule(configurationProtectionRequirements, {
  accept: [
    {
      name: 'the floor itself',
      fleet: protectedGroup('platform: 4.18.26060.3004\n  onboarding: { state: planned, via: gpo }'),
    },
    { name: 'tamper protection of the usual kind', fleet: protectedGroup('onboarding: { state: none }', 'on') },
    {
      name: 'a choice of another word',
      fleet: 'os: windows-11\nmode: active\ndeliver: [intune]\nsettings: { tamperProtection: on }',
    },
  ],
  reject: [
    {
      name: 'an older platform, no onboarding and co-management',
      fleet: protectedGroup('platform: 4.18.26060.3003\n  onboarding: { state: none }\n  deliver: [intune, configmgr]'),
      findings: [
        {
          at: '3:19',
          message:
            'Configuration protection needs platform 4.18.26060.3004 or later; the group has 4.18.26060.3003, and may end up without tamper protection as well.',
        },
        {
          at: '3:19',
          message: 'Configuration protection needs devices that are onboarded to Defender for Endpoint.',
          hint: 'Onboard the devices first.',
        },
        {
          at: '3:19',
          severity: 'warning',
          message: 'Configuration protection does not support co-management with Configuration Manager.',
        },
      ],
    },
    {
      name: 'the choice that the group itself makes, which is the place',
      fleet: `
        os: windows-11
        mode: active
        platform: 4.18.24090.11
        tamperProtection: on
        deliver: [intune]
        settings: { tamperProtection: configuration-protection }
      `,
      findings: [
        {
          at: '6:13',
          message:
            'Configuration protection needs platform 4.18.26060.3004 or later; the group has 4.18.24090.11, and may end up without tamper protection as well.',
        },
      ],
    },
    {
      name: 'a platform that nobody says, onboarded by Configuration Manager',
      fleet: protectedGroup('onboarding: { state: onboarded, via: configmgr }'),
      findings: [
        {
          at: '3:19',
          severity: 'warning',
          message:
            'Configuration protection needs platform 4.18.26060.3004 or later; the group does not say its `platform`.',
          hint: 'Add the lowest `platform` of the group.',
        },
        {
          at: '3:19',
          severity: 'warning',
          message: 'Configuration protection does not support co-management with Configuration Manager.',
        },
      ],
    },
  ],
});

const managed = (os: string, rest: string) => `
  os: ${os}
  mode: active
  deliver: [intune]
  intune: { management: mde }
  ${rest}
`;

describeRule(mdeManagementLimits, {
  accept: [
    {
      name: 'servers with a user licence in the tenant',
      fleet: managed('windows-server-2022', 'onboarding: { state: onboarded, via: script }\n  licence: p2'),
    },
    {
      name: 'devices that enrol',
      fleet: managed('windows-11', 'onboarding: { state: onboarded, via: vdi }').replace('mde', 'mdm'),
    },
    {
      name: 'an assignment to all devices',
      fleet: managed('windows-server-2022', '').replace('mde }', 'mde, assign: [all-devices] }'),
    },
    {
      name: 'devices that Intune is not chosen for',
      fleet: managed('windows-server-2016', 'onboarding: { state: onboarded, via: vdi }').replace('[intune]', '[gpo]'),
    },
  ],
  reject: [
    {
      name: 'virtual desktops',
      fleet: managed('windows-11', 'onboarding: { state: onboarded, via: vdi }'),
      findings: [
        {
          at: '5:38',
          message:
            'Defender for Endpoint does not manage non-persistent virtual desktops, for which the script for them is.',
        },
      ],
    },
    {
      name: 'Configuration Manager, which onboards or delivers',
      fleet: `
        mdav: 1
        name: example
        defaults: { mode: active, os: windows-11, intune: { management: mde } }
        groups:
          a: { deliver: [intune], onboarding: { state: onboarded, via: configmgr } }
          b: { deliver: [intune, configmgr] }
      `,
      findings: ['5:64', '6:17'].map((at) => ({
        at,
        message:
          'Defender for Endpoint leaves devices alone while Configuration Manager manages their security settings.',
      })),
    },
    {
      name: 'an assignment to users, beside one to devices too',
      fleet: managed('windows-server-2022', '').replace('mde }', 'mde, assign: [all-devices, all-users] }'),
      findings: [
        {
          at: '4:36',
          message:
            'Defender for Endpoint brings policy to devices alone: what is assigned to `all-users` does not reach them.',
        },
      ],
    },
    {
      name: 'Server Core, as worth knowing',
      fleet: managed('[windows-server-2022, windows-server-2016]', 'agent: unified'),
      findings: [
        {
          at: '1:27',
          severity: 'info',
          message: 'Of Windows Server 2016 Defender for Endpoint does not manage Server Core.',
        },
      ],
    },
  ],
});

describeRule(mdeManagementLicence, {
  accept: [
    { name: 'a licence of users', fleet: managed('windows-server-2022', 'licence: p2') },
    {
      name: 'devices that enrol',
      fleet: managed('windows-11', 'licence: servers-p1').replace('mde', 'mdm'),
    },
    {
      name: 'an assignment to all devices',
      fleet: managed('windows-server-2022', '').replace('mde }', 'mde, assign: [all-devices] }'),
    },
    {
      name: 'devices that Intune is not chosen for',
      fleet: managed('windows-server-2022', 'licence: servers-p1').replace('[intune]', '[gpo]'),
    },
  ],
  reject: ['servers-p1', 'servers-p2'].map((licence) => ({
    name: licence,
    fleet: managed('windows-server-2022', `licence: ${licence}`),
    findings: [
      {
        at: '5:10',
        message: `Beside ${licence} the tenant needs one user licence of Defender for Endpoint, if it has none.`,
      },
    ],
  })),
});
