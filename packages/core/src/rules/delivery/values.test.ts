import { describeRule } from '@mdav/testkit';
import { valueOutOfRange } from './value-out-of-range.ts';

describeRule(valueOutOfRange, {
  accept: [
    {
      name: 'the numbers around a gap',
      fleet: `
        mdav: 1
        name: example
        groups:
          a: { os: windows-11, mode: active, settings: { avgCPULoadFactor: 0 } }
          b: { os: windows-11, mode: active, settings: { avgCPULoadFactor: 5 } }
          c: { os: windows-11, mode: active, settings: { avgCPULoadFactor: remove } }
          d: { os: windows-11, mode: active, settings: { dataDuplicationMaximumQuota: 6 } }
      `,
    },
    {
      name: 'the last time that the CSP takes',
      fleet: `
      os: windows-11
      mode: active
      deliver: [intune, gpo]
      settings: { scheduleScanTime: '23:00' }
    `,
    },
    {
      name: 'the bounds of a quantity',
      fleet: `
      os: windows-11
      mode: active
      deliver: [intune]
      settings: { dataDuplicationLocalRetentionPeriod: { days: 1 }, daysToRetainCleanedMalware: { days: 90 } }
    `,
    },
    {
      name: 'a late time by Group Policy',
      fleet: `
      os: windows-11
      mode: active
      deliver: [gpo]
      settings: { scheduleScanTime: '23:30' }
    `,
    },
    {
      name: 'a word that every channel knows',
      fleet: `
      os: windows-11
      mode: active
      deliver: [intune, gpo]
      settings: { cloudBlockLevel: high }
    `,
    },
    {
      name: 'a word that only the chosen channel knows',
      fleet: `
      os: windows-11
      mode: active
      deliver: [gpo]
      settings: { cloudBlockLevel: moderate }
    `,
    },
    {
      name: 'a word that the registry does not know, by Intune alone',
      fleet: `
      os: windows-11
      mode: active
      deliver: [intune]
      settings: { threatSeverityDefaultAction: { low: clean } }
    `,
    },
    {
      name: 'a number that the template takes as it is',
      fleet: `
      os: windows-11
      mode: active
      deliver: [gpo]
      settings: { avgCPULoadFactor: 20, mdeOnboarding: contoso-2026 }
    `,
    },
    {
      name: 'removal',
      fleet: `
      os: windows-11
      mode: active
      deliver: [intune]
      settings: { cloudBlockLevel: remove }
    `,
    },
    {
      name: 'servers, which Intune does not reach',
      fleet: `
      os: windows-server-2022
      mode: active
      deliver: [intune, gpo]
      settings: { cloudBlockLevel: moderate }
    `,
    },
  ],
  reject: [
    {
      name: 'numbers that mean nothing, whatever carries them',
      fleet: `
        mdav: 1
        name: example
        groups:
          a: { os: windows-11, mode: active, settings: { avgCPULoadFactor: 1 } }
          b: { os: windows-11, mode: active, deliver: [gpo], settings: { avgCPULoadFactor: 4 } }
      `,
      findings: [
        {
          at: '4:50',
          setting: 'avgCPULoadFactor',
          message: 'avgCPULoadFactor: 1 means nothing; 1 to 4 are no values of it.',
          hint: 'Choose another number.',
        },
        {
          at: '5:66',
          setting: 'avgCPULoadFactor',
          message: 'avgCPULoadFactor: 4 means nothing; 1 to 4 are no values of it.',
        },
      ],
    },
    {
      name: 'a later time than the CSP takes',
      fleet: `
        os: windows-11
        mode: active
        deliver: [intune]
        settings: { scheduleScanTime: '23:01' }
      `,
      findings: [
        {
          at: '4:13',
          message: 'scheduleScanTime by intune: 23:01 is outside 00:00 to 23:00.',
          setting: 'scheduleScanTime',
        },
      ],
    },
    {
      name: 'quantities outside the range of the CSP',
      fleet: `
        os: windows-11
        mode: active
        deliver: [intune]
        settings:
          daysToRetainCleanedMalware: { days: 91 }
          dataDuplicationLocalRetentionPeriod: { days: 0 }
      `,
      findings: [
        {
          at: '5:3',
          message: 'daysToRetainCleanedMalware by intune: 91 days is outside 0 days to 90 days.',
          setting: 'daysToRetainCleanedMalware',
        },
        {
          at: '6:3',
          message: 'dataDuplicationLocalRetentionPeriod by intune: 0 days is outside 1 day to 120 days.',
          setting: 'dataDuplicationLocalRetentionPeriod',
        },
      ],
    },
    {
      name: 'an action that the registry does not know',
      fleet: `
        os: windows-11
        mode: active
        deliver: [gpo, registry]
        settings: { threatSeverityDefaultAction: { low: clean, high: block, severe: quarantine } }
      `,
      findings: [
        {
          at: '4:13',
          message: 'threatSeverityDefaultAction by gpo and registry: there is no "clean", "block".',
          setting: 'threatSeverityDefaultAction',
        },
      ],
    },
    {
      name: 'a word that Intune does not know',
      fleet: `
        os: windows-11
        mode: active
        deliver: [intune]
        settings: { cloudBlockLevel: moderate }
      `,
      findings: [
        { at: '4:13', message: 'cloudBlockLevel by intune: there is no "moderate".', setting: 'cloudBlockLevel' },
      ],
    },
    {
      name: 'flags that the registry does not know',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        deliver: [gpo]
        settings: { passiveRemediation: [edr-remediation, realtime-audit] }
      `,
      findings: [
        {
          at: '4:13',
          message: 'passiveRemediation by gpo: there is no "realtime-audit".',
          setting: 'passiveRemediation',
        },
      ],
    },
    {
      name: 'no delivery chosen, as a warning',
      fleet: `
        os: windows-11
        mode: active
        settings: { cloudBlockLevel: moderate }
      `,
      findings: [
        {
          at: '3:13',
          severity: 'warning',
          message: 'cloudBlockLevel by intune: there is no "moderate".',
          setting: 'cloudBlockLevel',
        },
      ],
    },
  ],
});
