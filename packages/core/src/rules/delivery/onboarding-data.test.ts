import { describeRule } from '@mdav/testkit';
import { describe, expect, test } from 'vitest';
import { intuneOnboardingOnServer } from './intune-onboarding-on-server.ts';
import { onboardingAndOffboardingTogether } from './onboarding-and-offboarding-together.ts';
import { looksLikeOnboardingData, onboardingSecretInSource } from './onboarding-secret-in-source.ts';

describeRule(intuneOnboardingOnServer, {
  accept: [
    {
      name: 'another way',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: planned, via: gpo }
    `,
    },
    {
      name: 'clients',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: planned, via: intune }
    `,
    },
    {
      name: 'servers that are onboarded already',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: onboarded, via: intune }
    `,
    },
    {
      name: 'no way named',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: planned }
    `,
    },
  ],
  reject: [
    {
      name: 'Intune',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: active
        onboarding: { state: planned, via: intune }
      `,
      findings: [{ at: '3:36', message: 'Intune does not onboard Windows Server 2022: it covers Windows 10 and 11.' }],
    },
  ],
});

describeRule(onboardingSecretInSource, {
  accept: [
    {
      name: 'the name of a package',
      fleet: `
      os: windows-11
      mode: active
      settings: { mdeOnboarding: contoso-2026 }
    `,
    },
    {
      name: 'another value of the key',
      fleet: String.raw`
      os: windows-11
      mode: active
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: Example, type: sz, data: text, reason: r }] }
    `,
    },
    {
      name: 'one word of a package',
      fleet: `
      description: The orgId of the tenant stands in the portal.
      os: windows-11
      mode: active
    `,
    },
    {
      name: 'clearing the value',
      fleet: String.raw`
      os: windows-11
      mode: active
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: OnboardingInfo, type: delete, reason: r }] }
    `,
    },
  ],
  reject: [
    {
      name: 'by name and content, as one finding',
      fleet: String.raw`
        os: windows-11
        mode: active
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: OnboardingInfo, type: sz, data: '{"orgId":"…","previousOrgIds":[]}', reason: r }
      `,
      findings: [{ at: '5:7', message: 'The raw value OnboardingInfo holds onboarding data, which is a secret.' }],
    },
    {
      name: 'by name',
      fleet: String.raw`
        os: windows-11
        mode: active
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: OffboardingInfo, type: sz, data: '(data)', reason: r }
          oma:
            - { uri: ./Device/Vendor/MSFT/WindowsAdvancedThreatProtection/Onboarding, type: string, value: '(data)', reason: r }
      `,
      findings: [
        { at: '5:7', message: 'The raw value OffboardingInfo holds onboarding data, which is a secret.' },
        { at: '7:7', message: 'The raw node Onboarding holds onboarding data, which is a secret.' },
      ],
    },
    {
      name: 'by content, wherever it is',
      fleet: String.raw`
        description: '{"orgId":"…","previousOrgIds":[]}'
        os: windows-11
        mode: active
        settings: { supportLogLocation: 'orgId and sha256sig' }
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Contoso', name: Example, type: sz, data: '{"geoLocationUrl":"…","datacenter":"…"}', reason: r }
          oma:
            - { uri: ./Device/Vendor/MSFT/Contoso, type: string, value: '{"geoLocationUrl":"…","orgId":"…"}', reason: r }
      `,
      findings: [
        { at: 'group', message: 'The text of the description looks like onboarding data, which is a secret.' },
        { at: '4:13', message: 'The text of supportLogLocation looks like onboarding data, which is a secret.' },
        { at: '7:7', message: 'The text of a raw value looks like onboarding data, which is a secret.' },
        { at: '9:7', message: 'The text of a raw node looks like onboarding data, which is a secret.' },
      ],
    },
  ],
});

describeRule(onboardingAndOffboardingTogether, {
  accept: [
    {
      name: 'offboarding alone',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: onboarded }
      settings: { mdeOffboarding: farewell }
    `,
    },
    {
      name: 'onboarding alone',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: planned }
      settings: { mdeOnboarding: welcome }
    `,
    },
    {
      name: 'offboarding removed',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: planned }
      settings: { mdeOffboarding: remove }
    `,
    },
  ],
  reject: [
    {
      name: 'both packages',
      fleet: `
        os: windows-11
        mode: active
        settings: { mdeOnboarding: welcome, mdeOffboarding: farewell }
      `,
      findings: [
        { at: '3:37', message: 'The group is to be offboarded while mdeOnboarding is set.', setting: 'mdeOffboarding' },
      ],
    },
    {
      name: 'onboarding that is planned',
      fleet: `
        os: windows-server-2022
        mode: active
        onboarding: { state: planned }
        settings: { mdeOffboarding: farewell }
      `,
      findings: [
        {
          at: '4:13',
          message: 'The group is to be offboarded while its onboarding is planned.',
          setting: 'mdeOffboarding',
        },
      ],
    },
  ],
});

describe('text of a package', () => {
  const NAMES = ['previousOrgIds', 'orgId', 'geoLocationUrl', 'sha256sig', 'datacenter'];
  const pairs = NAMES.flatMap((one) => NAMES.map((other) => [one, other] as const));

  test.each(pairs)('%s and %s', (one, other) => {
    for (const text of [`{"${one}":1,"${other}":2}`, `${one.toUpperCase()} ${other.toLowerCase()}`])
      expect(looksLikeOnboardingData(text)).toBe(one !== other);
  });
});
