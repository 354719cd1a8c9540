import { describeRule } from '@mdav/testkit';
import { passiveLimitsNote } from './passive-limits-note.ts';
import { protectionTurnedOffInPassive } from './protection-turned-off-in-passive.ts';

describeRule(protectionTurnedOffInPassive, {
  accept: [
    {
      name: 'protections on',
      fleet: `
      os: windows-11
      mode: passive
      settings: { allowRealtimeMonitoring: true, allowCloudProtection: true }
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      limitedPeriodicScanning: off
      settings: { allowRealtimeMonitoring: false }
    `,
    },
    {
      name: 'cloud protection in block mode, which another rule judges',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      settings: { allowCloudProtection: false }
    `,
    },
    {
      name: 'limited periodic scanning on',
      fleet: `
      os: windows-11
      mode: passive
      limitedPeriodicScanning: on
    `,
    },
    {
      name: 'removal',
      fleet: `
      os: windows-11
      mode: passive
      settings: { allowRealtimeMonitoring: remove }
    `,
    },
  ],
  reject: [
    {
      name: 'every protection, each by itself',
      fleet: `
        os: windows-11
        mode: passive
        limitedPeriodicScanning: off
        settings:
          allowRealtimeMonitoring: false
          allowBehaviorMonitoring: false
          allowIOAVProtection: false
          allowCloudProtection: false
      `,
      findings: [
        {
          at: '3:26',
          message: 'Limited periodic scanning is turned off, which passive mode does not ask for.',
          hint: 'Leave limited periodic scanning as it is.',
        },
        {
          at: '5:3',
          message:
            'allowRealtimeMonitoring: false does not make Defender passive, and leaves the device bare when it becomes active.',
          setting: 'allowRealtimeMonitoring',
          mended: `
            os: windows-11
            mode: passive
            limitedPeriodicScanning: off
            settings:
              allowBehaviorMonitoring: false
              allowIOAVProtection: false
              allowCloudProtection: false
          `,
        },
        {
          at: '6:3',
          message:
            'allowBehaviorMonitoring: false does not make Defender passive, and leaves the device bare when it becomes active.',
          setting: 'allowBehaviorMonitoring',
          mended: `
            os: windows-11
            mode: passive
            limitedPeriodicScanning: off
            settings:
              allowRealtimeMonitoring: false
              allowIOAVProtection: false
              allowCloudProtection: false
          `,
        },
        {
          at: '7:3',
          message:
            'allowIOAVProtection: false does not make Defender passive, and leaves the device bare when it becomes active.',
          setting: 'allowIOAVProtection',
          mended: `
            os: windows-11
            mode: passive
            limitedPeriodicScanning: off
            settings:
              allowRealtimeMonitoring: false
              allowBehaviorMonitoring: false
              allowCloudProtection: false
          `,
        },
        {
          at: '8:3',
          message:
            'allowCloudProtection: false does not make Defender passive, and leaves the device bare when it becomes active.',
          setting: 'allowCloudProtection',
          mended: `
            os: windows-11
            mode: passive
            limitedPeriodicScanning: off
            settings:
              allowRealtimeMonitoring: false
              allowBehaviorMonitoring: false
              allowIOAVProtection: false
          `,
        },
      ],
    },
    {
      name: 'the parts of real-time protection alike',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        settings:
          allowOnAccessProtection: false
          allowScriptScanning: false
      `,
      findings: [
        {
          at: '4:3',
          message:
            'allowOnAccessProtection: false does not make Defender passive, and leaves the device bare when it becomes active.',
          setting: 'allowOnAccessProtection',
          mended: `
            os: windows-11
            mode: passive+edr-block
            settings:
              allowScriptScanning: false
          `,
        },
        {
          at: '5:3',
          message:
            'allowScriptScanning: false does not make Defender passive, and leaves the device bare when it becomes active.',
          setting: 'allowScriptScanning',
          mended: `
            os: windows-11
            mode: passive+edr-block
            settings:
              allowOnAccessProtection: false
          `,
        },
      ],
    },
    {
      name: 'a protection in the defaults, which other groups have too',
      fleet: `
        mdav: 1
        name: example
        defaults:
          settings: { allowRealtimeMonitoring: false }
        groups:
          desks: { os: windows-11, mode: passive }
          others: { os: windows-11, mode: active }
      `,
      findings: [
        {
          at: '4:15',
          message:
            'allowRealtimeMonitoring: false does not make Defender passive, and leaves the device bare when it becomes active.',
          setting: 'allowRealtimeMonitoring',
        },
      ],
    },
    {
      name: 'block mode',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        settings: { allowIOAVProtection: false }
      `,
      findings: [
        {
          at: '3:13',
          message:
            'allowIOAVProtection: false does not make Defender passive, and leaves the device bare when it becomes active.',
          setting: 'allowIOAVProtection',
          mended: `
            os: windows-11
            mode: passive+edr-block
          `,
        },
      ],
    },
  ],
});

describeRule(passiveLimitsNote, {
  accept: [
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
    `,
    },
  ],
  reject: [
    {
      name: 'passive mode',
      fleet: `
        os: windows-11
        mode: passive
      `,
      findings: [
        {
          at: '2:7',
          message:
            'In passive mode nothing is enforced in real time; web content filtering works in Edge alone, device control keeps working.',
        },
      ],
    },
    {
      name: 'passive mode with data loss prevention',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        endpointDlp: on
      `,
      findings: [
        {
          at: '2:7',
          message:
            'In passive mode real-time protection runs for data loss prevention only; web content filtering works in Edge alone, device control keeps working.',
        },
      ],
    },
  ],
});
