import { describeRule } from '@mdav/testkit';
import { preferencesUnfiltered } from './preferences-unfiltered.ts';
import { preferencesWithoutEffect } from './preferences-without-effect.ts';

const OUTSIDE = String.raw`key: 'HKLM\SOFTWARE\Contoso'`;
const POLICY = String.raw`key: 'HKLM\SOFTWARE\Policies\Contoso'`;

const fleet = ({
  deliver = '[gpo]',
  asked = 'gpo: { preferences: { values: outside-policies, securityGroup: A\\Pilots } }',
  entries = [] as readonly string[],
}) => `
  os: windows-11
  mode: active
  deliver: ${deliver}
  ${asked}
${entries.length === 0 ? '' : '  raw:\n    registry:\n'}${entries.map((entry) => `      - { ${entry}, reason: r }\n`).join('')}`;

const value = `${OUTSIDE}, name: v, type: dword, data: 1`;
const key = `gpo: { preferences: { values: outside-policies, securityGroup: A\\Pilots } }`;
const mended = [`  ${key}\n`, ''] as const;

describeRule(preferencesWithoutEffect, {
  accept: [
    {
      name: 'one value that goes as a preference',
      fleet: fleet({ entries: [value, `${POLICY}, name: v, type: delete`] }),
    },
    { name: 'no preferences', fleet: fleet({ asked: 'gpo: {}', deliver: '[registry]' }) },
  ],
  reject: [
    {
      name: 'a group that Group Policy does not deliver',
      fleet: fleet({ deliver: '[registry]', entries: [value] }),
      findings: [
        { at: '4:21', message: '`preferences` has no effect: Group Policy does not deliver the group.', mended },
      ],
    },
    {
      name: 'a group without raw values',
      fleet: fleet({}),
      findings: [{ at: '4:21', message: '`preferences` has no effect: the group has no values under `raw`.', mended }],
    },
    {
      name: 'values of policy keys, deletions and variables',
      fleet: fleet({
        entries: [
          `${POLICY}, name: v, type: sz, data: x`,
          `${OUTSIDE}, name: w, type: delete`,
          `${OUTSIDE}, type: delete-key`,
          `${OUTSIDE}, name: u, type: expand-sz, data: '%x%'`,
          `${OUTSIDE}, name: t, type: multi-sz, data: [a, "\\x07"]`,
        ],
      }),
      findings: [
        {
          at: '4:21',
          message:
            '`preferences` has no effect: v and 4 more entries stay policy, since Group Policy takes values of its own keys back by itself, and deletions stay policy, and preferences put values of their own in the place of `%…%`, and XML has no way to say its characters.',
          mended,
        },
      ],
    },
    {
      name: 'one default value',
      fleet: fleet({ entries: [`${POLICY}, name: '', type: dword, data: 1`] }),
      findings: [
        {
          at: '4:21',
          message:
            '`preferences` has no effect: the default value of HKLM\\SOFTWARE\\Policies\\Contoso stays policy, since Group Policy takes values of its own keys back by itself.',
          mended,
        },
      ],
    },
    {
      name: 'defaults for groups to come, as information',
      fleet: `
        mdav: 1
        name: example
        defaults: { deliver: [gpo], ${key} }
        groups:
          desks: { os: windows-11, mode: active }
      `,
      findings: [
        {
          at: '3:49',
          severity: 'info',
          message: '`preferences` has no effect: the group has no values under `raw`.',
        },
      ],
    },
  ],
});

describeRule(preferencesUnfiltered, {
  accept: [
    { name: 'Group Policy alone', fleet: fleet({ entries: [value] }) },
    { name: 'a group that chose nothing', fleet: fleet({ entries: [value] }).replace('deliver: [gpo]', '') },
    {
      name: 'values that are for all devices anyway',
      fleet: fleet({ deliver: '[gpo, registry]', entries: [`${POLICY}, name: v, type: dword, data: 1`] }),
    },
    {
      name: 'preferences without targeting',
      fleet: fleet({
        deliver: '[gpo, registry]',
        asked: 'gpo: { preferences: { values: outside-policies } }',
        entries: [value],
      }),
    },
  ],
  reject: [
    {
      name: 'files beside Group Policy, value by value',
      fleet: fleet({
        deliver: '[gpo, registry, dsc, intune]',
        entries: [value, `${POLICY}, name: v, type: dword, data: 1`, `${OUTSIDE}, name: '', type: dword, data: 1`],
      }),
      findings: [
        {
          at: '7:7',
          message:
            'HKLM\\SOFTWARE\\Contoso\\v is for devices in the security group A\\Pilots only by gpo, and for all devices by registry and dsc.',
        },
        {
          at: '9:7',
          message:
            'HKLM\\SOFTWARE\\Contoso\\(default) is for devices in the security group A\\Pilots only by gpo, and for all devices by registry and dsc.',
        },
      ],
    },
  ],
});
