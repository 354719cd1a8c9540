import { describeRule } from '@mdav/testkit';
import { passiveScanExceptionsOpen } from './passive-scan-exceptions-open.ts';
import { scanScheduleIgnoredInPassive } from './scan-schedule-ignored-in-passive.ts';
import { updateScheduleIgnoredInPassive } from './update-schedule-ignored-in-passive.ts';

describeRule(scanScheduleIgnoredInPassive, {
  accept: [
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      settings: { scheduleScanDay: sunday }
    `,
    },
    {
      name: 'no scan on any day, and no catch-up',
      fleet: `
      os: windows-11
      mode: passive
      settings: { scheduleScanDay: never, disableCatchupFullScan: true }
    `,
    },
    {
      name: 'a zero interval',
      fleet: `
      os: windows-11
      mode: passive
      settings: { scanQuickScanInterval: { hours: 0 } }
    `,
    },
  ],
  reject: [
    {
      name: 'a day and a time',
      fleet: `
        os: windows-11
        mode: passive
        settings: { scheduleScanDay: sunday, scheduleScanTime: '02:30' }
      `,
      findings: [
        {
          at: '3:13',
          message: 'scheduleScanDay and scheduleScanTime have no effect in passive mode.',
          setting: 'scheduleScanDay',
        },
      ],
    },
    {
      name: 'catch-up of the full scan',
      fleet: `
        os: windows-11
        mode: passive
        settings: { disableCatchupFullScan: false }
      `,
      findings: [
        {
          at: '3:13',
          message: 'disableCatchupFullScan has no effect in passive mode.',
          setting: 'disableCatchupFullScan',
        },
      ],
    },
    {
      name: 'July 2021, which spoke of scheduled scans in passive mode',
      fleet: `
        baseline: 2021-07
        os: windows-10
        mode: passive
        settings: { scheduleScanDay: sunday, scheduleScanTime: '02:30' }
      `,
      findings: [
        {
          at: '4:13',
          severity: 'info',
          message:
            'scheduleScanDay and scheduleScanTime have an effect in passive mode by the documentation of July 2021, and since 2025 none.',
          setting: 'scheduleScanDay',
        },
      ],
    },
  ],
});

describeRule(passiveScanExceptionsOpen, {
  accept: [
    {
      name: 'all three closed',
      fleet: `
      os: windows-11
      mode: passive
      settings: { scanOnlyIfIdleEnabled: false, disableCatchupQuickScan: true, signatureUpdateDisableScanOnUpdate: true }
    `,
    },
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
      name: 'nothing closed',
      fleet: `
        os: windows-11
        mode: passive
      `,
      findings: [
        {
          mended: [
            '        mode: passive\n',
            '        mode: passive\n        settings:\n          scanOnlyIfIdleEnabled: false\n          disableCatchupQuickScan: true\n          signatureUpdateDisableScanOnUpdate: true\n',
          ],
          at: '2:7',
          message:
            'Defender may still scan in passive mode: scanOnlyIfIdleEnabled is not false, disableCatchupQuickScan is not true, signatureUpdateDisableScanOnUpdate is not true.',
          hint: 'Set `scanOnlyIfIdleEnabled: false`, `disableCatchupQuickScan: true`, `signatureUpdateDisableScanOnUpdate: true` if Defender is not to scan.',
        },
      ],
    },
    {
      // Of the servers that Defender for Endpoint manages the template reaches one of the two settings that are left.
      name: 'nothing closed, where one of the settings has no way',
      fleet: `
        os: windows-server-2022
        mode: passive
        deliver: [intune]
        intune: { management: mde }
        settings: { signatureUpdateDisableScanOnUpdate: true }
      `,
      findings: [
        {
          at: '2:7',
          message:
            'Defender may still scan in passive mode: scanOnlyIfIdleEnabled is not false, disableCatchupQuickScan is not true.',
        },
      ],
    },
    {
      name: 'two set the other way',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        settings: { scanOnlyIfIdleEnabled: true, disableCatchupQuickScan: true, signatureUpdateDisableScanOnUpdate: false }
      `,
      findings: [
        {
          at: '2:7',
          message:
            'Defender may still scan in passive mode: scanOnlyIfIdleEnabled is not false, signatureUpdateDisableScanOnUpdate is not true.',
          hint: 'Set `scanOnlyIfIdleEnabled: false`, `signatureUpdateDisableScanOnUpdate: true` if Defender is not to scan.',
        },
      ],
    },
  ],
});

describeRule(updateScheduleIgnoredInPassive, {
  accept: [
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      settings: { signatureUpdateInterval: { hours: 4 } }
    `,
    },
    {
      name: 'no interval',
      fleet: `
      os: windows-11
      mode: passive
      settings: { signatureUpdateInterval: { hours: 0 } }
    `,
    },
    {
      name: 'where updates come from',
      fleet: `
      os: windows-11
      mode: passive
      settings: { signatureUpdateFallbackOrder: [microsoft-update-server] }
    `,
    },
  ],
  reject: [
    {
      name: 'an interval',
      fleet: `
        os: windows-11
        mode: passive
        settings: { signatureUpdateInterval: { hours: 4 } }
      `,
      findings: [
        {
          at: '3:13',
          message: 'signatureUpdateInterval has no effect in passive mode.',
          setting: 'signatureUpdateInterval',
        },
      ],
    },
    {
      name: 'a day, a time and the start of Windows',
      fleet: `
        os: windows-11
        mode: passive
        settings:
          scheduleSecurityIntelligenceUpdateDay: sunday
          scheduleSecurityIntelligenceUpdateTime: '02:30'
          signatureUpdateUpdateOnStartup: true
      `,
      findings: [
        {
          at: '4:3',
          message:
            'scheduleSecurityIntelligenceUpdateDay, scheduleSecurityIntelligenceUpdateTime and signatureUpdateUpdateOnStartup have no effect in passive mode.',
          setting: 'scheduleSecurityIntelligenceUpdateDay',
        },
      ],
    },
  ],
});
