import type { Location } from '../../diagnostic/diagnostic.ts';
import { isWholeKey } from '../../model/raw.ts';
import type { ResolvedGroup } from '../../model/resolved.ts';
import { rawOma, rawRegistry, rawValues } from '../../rule/raw.ts';
import { defineRule } from '../../rule/rule.ts';

/** Names that stand in every onboarding or offboarding package; two of them together are no accident. */
const IN_A_PACKAGE = /previousOrgIds|\borgId\b|geoLocationUrl|\bsha256sig\b|\bdatacenter\b/gi;

/** True for text that looks like an onboarding or offboarding package. */
export function looksLikeOnboardingData(text: string): boolean {
  return new Set(text.match(IN_A_PACKAGE)?.map((name) => name.toLowerCase())).size >= 2;
}

/** Onboarding data in the fleet file. */
export const onboardingSecretInSource = defineRule({
  id: 'onboarding-secret-in-source',
  chapter: 'delivery',
  severity: 'error',
  guard: true,
  silences: { rules: ['raw-owned-by-catalogue'], where: 'same-place' },
  what: 'Onboarding or offboarding data stands in the fleet file.',
  why: 'A package ties a device to a tenant, or cuts it off. In a repository everybody who reads it can enrol devices of their own. The file is never to hold it.',
  fix: 'Remove the data from the file and its history, and name the package with `mdeOnboarding` instead.',
  autofix: { none: 'secret' },
  waive: 'Never: treat the data as leaked and get new packages.',
  basis: 'documented',
  sources: ['watp', 'gp-2026', 'mdm-2026'],
  good: `
    os: windows-11
    mode: active
    onboarding: { state: planned, via: intune }
    deliver: [intune]
    settings: { mdeOnboarding: contoso-2026 }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    onboarding: { state: planned }
    deliver: [gpo]
    raw:
      registry:
        - key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection'
          name: OnboardingInfo
          type: sz
          data: '(onboarding data)'
          reason: saves the script
  `,
  // The message never shows the text: reports are read by more people than the file.
  check: (group) => [
    ...rawValues(group)
      .filter(({ name }) => /^(onboarding|offboarding)info$/i.test(name))
      .map(({ at, name }) => ({ at, message: `The raw value ${name} holds onboarding data, which is a secret.` })),
    ...rawOma(group)
      .filter(({ uri }) => /\/WindowsAdvancedThreatProtection\/(Onboarding|Offboarding)$/i.test(uri))
      .map(({ at, uri }) => ({
        at,
        message: `The raw node ${uri.split('/').at(-1)} holds onboarding data, which is a secret.`,
      })),
    ...textsOf(group)
      .filter(({ text }) => looksLikeOnboardingData(text))
      .map(({ at, what }) => ({ at, message: `The text of ${what} looks like onboarding data, which is a secret.` })),
  ],
});

/** Texts in which somebody could leave a package, except those that are named after one. */
function textsOf(
  group: ResolvedGroup,
): readonly { readonly text: string; readonly what: string; readonly at: Location }[] {
  const named = /boardinginfo$|boarding$/i;
  return [
    ...(group.description === undefined ? [] : [{ text: group.description, what: 'the description', at: group.at }]),
    ...group.assignments.map(({ setting, value, origin }) => ({
      text: JSON.stringify(value),
      what: setting,
      at: origin.at,
    })),
    ...rawRegistry(group)
      .filter((entry) => isWholeKey(entry) || !named.test(entry.name))
      .map((entry) => ({ text: JSON.stringify(entry), what: 'a raw value', at: entry.at })),
    ...rawOma(group)
      .filter(({ uri }) => !named.test(uri))
      .map((entry) => ({ text: JSON.stringify(entry), what: 'a raw node', at: entry.at })),
  ];
}
