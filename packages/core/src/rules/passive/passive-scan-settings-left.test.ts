import { describeRule } from '@mdav/testkit';
import { passiveScanSettingsLeft } from './passive-scan-settings-left.ts';

const ALL = 'scanOnlyIfIdleEnabled: false, disableCatchupQuickScan: true, signatureUpdateDisableScanOnUpdate: true';
const group = (facts: string, settings: string) => `
  os: windows-11
  ${facts}
  settings: { ${settings} }
`;

describeRule(passiveScanSettingsLeft, {
  accept: [
    { name: 'a passive group', fleet: group('mode: passive', ALL) },
    { name: 'one of them, which may be meant', fleet: group('mode: active', 'disableCatchupQuickScan: true') },
    { name: 'two of them', fleet: group('mode: active', ALL.replace(/, signature.*/, '')) },
    { name: 'the other values', fleet: group('mode: active', ALL.replace('true', 'false')) },
    {
      name: 'none of them on the way out of passive mode',
      fleet: group('mode: active\n  currentMode: passive', 'puaProtection: block'),
    },
  ],
  reject: [
    {
      name: 'all of them in active mode',
      fleet: group('mode: active', ALL),
      findings: [
        {
          at: '3:13',
          setting: 'scanOnlyIfIdleEnabled',
          message:
            'scanOnlyIfIdleEnabled: false, disableCatchupQuickScan: true and signatureUpdateDisableScanOnUpdate: true serve passive mode, and the group is to be active: Defender scans less than it could.',
        },
      ],
    },
    {
      name: 'one of them on the way out of passive mode',
      fleet: group('mode: active\n  currentMode: passive', 'signatureUpdateDisableScanOnUpdate: true'),
      findings: [
        {
          at: '4:13',
          setting: 'signatureUpdateDisableScanOnUpdate',
          message:
            'signatureUpdateDisableScanOnUpdate: true serves passive mode, and the group is to be active: Defender scans less than it could.',
        },
      ],
    },
  ],
});
