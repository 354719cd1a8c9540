import { describeRule } from '@mdav/testkit';
import { exclusionIpAddress } from './exclusion-ip-address.ts';

describeRule(exclusionIpAddress, {
  accept: [
    {
      name: 'addresses, and what may be read as some of them',
      fleet: `
      os: windows-11
      mode: active
      settings: { excludedIpAddresses: [192.0.2.10, '2001:db8::1', 10.0.0.0/8, { address: 10.0.0.1, reason: r }] }
    `,
    },
    {
      name: 'a list that is taken back',
      fleet: `
      os: windows-11
      mode: active
      settings: { excludedIpAddresses: remove }
    `,
    },
  ],
  reject: [
    {
      name: 'what is no address, and all of them',
      fleet: `
        os: windows-11
        mode: active
        settings:
          excludedIpAddresses:
            - abc
            - 0.0.0.0/0
            - '::'
            - address: 300.1.1.1
              reason: a slip
      `,
      findings: [
        { at: '5:7', message: '"abc" is no IP address.', setting: 'excludedIpAddresses' },
        {
          at: '6:7',
          severity: 'warning',
          message: 'The exclusion "0.0.0.0/0" stands for every IP address.',
          setting: 'excludedIpAddresses',
        },
        {
          at: '7:7',
          severity: 'warning',
          message: 'The exclusion "::" stands for every IP address.',
          setting: 'excludedIpAddresses',
        },
        { at: '8:7', message: '"300.1.1.1" is no IP address.', setting: 'excludedIpAddresses' },
      ],
    },
  ],
});
