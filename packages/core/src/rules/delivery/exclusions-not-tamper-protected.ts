import { isBelow } from '../../facts/versions.ts';
import type { ResolvedGroup } from '../../model/resolved.ts';
import {
  chosenDeliveries,
  configurationProtection,
  joinWords,
  onAmong,
  valueFor,
  wantedTamper,
} from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Platform from which exclusions can be protected. */
const PLATFORM = '4.18.2211.5';

/** Exclusions that tamper protection does not hold. */
export const exclusionsNotTamperProtected = defineRule({
  id: 'exclusions-not-tamper-protected',
  chapter: 'delivery',
  severity: 'info',
  what: 'Tamper protection does not cover the exclusions of the group.',
  why: 'Exclusions are protected only with platform 4.18.2211.5 or later, `disableLocalAdminMerge` on, the sensor running, and Intune or Configuration Manager as the one manager: `ManagedDefenderProductType` is then 6, or 7 with an `EnrollmentStatus` of 4. With 7 and 3 the device is co-managed, which does not count. Otherwise a local administrator can add some. Groups that neither of them manages are told in the strict set only.',
  fix: 'Write `platform`, `disableLocalAdminMerge: true` and one manager in `deliver`, as far as the finding names them, if the exclusions are to be protected.',
  autofix: { none: 'choice' },
  waive: 'When local administrators are trusted, or the group is managed by Group Policy for good.',
  basis: 'documented',
  sources: ['tamper-exclusions'],
  good: `
    os: windows-11
    mode: active
    platform: 4.18.24090.11
    deliver: [intune]
    settings:
      disableLocalAdminMerge: true
      excludedPaths: ['D:\\Ledger\\Data']
  `,
  bad: `
    os: windows-11
    mode: active
    platform: 4.18.24090.11
    deliver: [intune, configmgr]
    settings:
      excludedPaths: ['D:\\Ledger\\Data']
  `,
  check: (group) => {
    const [first] = onAmong(group, ['excludedPaths', 'excludedExtensions', 'excludedProcesses']);
    if (first === undefined || !isAsked(group)) return [];
    const managers = chosenDeliveries(group).filter((delivery) => delivery !== 'portal');
    const able = managers.filter((delivery) => delivery === 'intune' || delivery === 'configmgr');
    const missing: readonly Missing[] = [
      ...(isBelow(group.platform, PLATFORM) === false ? [] : [missingPlatform(group.platform)]),
      ...(valueFor(group, 'disableLocalAdminMerge') === true ? [] : [NO_MERGE]),
      ...(group.onboarding?.state === 'none' ? [NO_SENSOR] : []),
      ...(managers.length === 1 && able.length === 1 ? [] : [ONE_MANAGER]),
    ];
    if (missing.length === 0) return [];
    return [
      {
        at: first.origin.at,
        setting: first.setting,
        // Whoever manages by other means would have to change the manager, which nobody does for this.
        ...(able.length === 0 ? { set: 'strict' as const } : {}),
        message: `Exclusions are not tamper protected: ${missing.map(({ what }) => what).join(', ')}.`,
        hint: `Write ${joinWords(missing.map(({ write }) => write))}, if the exclusions are to be protected.`,
      },
    ];
  },
});

/** Without tamper protection nobody asks, and configuration protection lets no local exclusion count. */
function isAsked(group: ResolvedGroup): boolean {
  return wantedTamper(group) !== 'off' && configurationProtection(group) === undefined;
}

/** A condition that is not met, and what to write in the fleet file to meet it. */
interface Missing {
  readonly what: string;
  readonly write: string;
}

const NO_MERGE: Missing = {
  what: 'disableLocalAdminMerge is not true',
  write: '`disableLocalAdminMerge: true` under `settings`',
};
const NO_SENSOR: Missing = {
  what: 'the devices are not onboarded',
  write: '`onboarding` with another state',
};
const ONE_MANAGER: Missing = {
  what: 'neither Intune nor Configuration Manager is the one manager',
  write: '`deliver: [intune]` or `deliver: [configmgr]`',
};

function missingPlatform(platform: string | undefined): Missing {
  return platform === undefined
    ? { what: '`platform` is not given', write: `the lowest \`platform\` of the devices, from ${PLATFORM} on` }
    : {
        what: `platform ${platform} is below ${PLATFORM}`,
        write: `\`platform: ${PLATFORM}\` once the devices have it`,
      };
}
