import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { addressesOf } from '../../value/ip-address.ts';
import { entriesOf } from './entries.ts';

/** An excluded address that is none, or that is all of them. */
export const exclusionIpAddress = defineRule({
  id: 'exclusion-ip-address',
  chapter: 'exclusions',
  severity: 'error',
  what: 'An excluded IP address is no address, or stands for every one.',
  why: 'The list turns the inspection of network traffic off for certain addresses. A name or a slip excludes nothing; everything leaves no traffic to inspect.',
  fix: 'Write the address of the one device that needs the exclusion, such as `192.0.2.10`.',
  autofix: { none: 'fact' },
  waive: 'For a test of the network in which inspection is to be off altogether; say until when.',
  basis: 'inferred',
  sources: ['admx-2024', 'troubleshoot-np'],
  good: `
    os: windows-11
    mode: active
    deliver: [gpo]
    settings: { excludedIpAddresses: [192.0.2.10] }
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [gpo]
    settings: { excludedIpAddresses: [fileserver] }
  `,
  check: (group) =>
    entriesOf(group, 'excludedIpAddresses').flatMap(({ setting, text, at }): readonly Found[] => {
      const addresses = addressesOf(text);
      if (addresses === undefined) return [{ at, setting, message: `"${text}" is no IP address.` }];
      if (addresses === 'some') return [];
      const message = `The exclusion "${text}" stands for every IP address.`;
      return [{ at, setting, severity: 'warning', message }];
    }),
});
