import { isBelow } from '../../facts/versions.ts';
import { chosenDeliveries, onAmong, valueFor } from '../ask.ts';
import { defineRule } from '../rule.ts';

/** Platform from which exclusions can be protected. */
const PLATFORM = '4.18.2211.5';

/** Exclusions that tamper protection does not hold. */
export const exclusionsNotTamperProtected = defineRule({
  id: 'exclusions-not-tamper-protected',
  chapter: 'delivery',
  severity: 'info',
  what: 'Tamper protection does not cover the exclusions of the group.',
  why: 'Exclusions are protected only with platform 4.18.2211.5 or later, `disableLocalAdminMerge` on, and Intune or Configuration Manager as the one manager. Otherwise a local administrator can add some.',
  fix: 'Meet the conditions that the finding names, if the exclusions are to be protected.',
  waive: 'When local administrators are trusted, or the group is managed by Group Policy for good.',
  basis: 'documented',
  sources: ['tamper-intune'],
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
    deliver: [gpo]
    settings:
      excludedPaths: ['D:\\Ledger\\Data']
  `,
  check: (group) => {
    const [first] = onAmong(group, ['excludedPaths', 'excludedExtensions', 'excludedProcesses']);
    if (first === undefined || group.tamperProtection === 'off') return [];
    const managers = chosenDeliveries(group).filter((delivery) => delivery !== 'portal');
    const [manager] = managers;
    const missing = [
      ...(isBelow(group.platform, PLATFORM) === false
        ? []
        : [
            group.platform === undefined
              ? '`platform` is not given'
              : `platform ${group.platform} is below ${PLATFORM}`,
          ]),
      ...(valueFor(group, 'disableLocalAdminMerge') === true ? [] : ['disableLocalAdminMerge is not true']),
      ...(managers.length === 1 && (manager === 'intune' || manager === 'configmgr')
        ? []
        : ['neither Intune nor Configuration Manager is the one manager']),
    ];
    if (missing.length === 0) return [];
    return [
      {
        at: first.origin.at,
        setting: first.setting,
        message: `Exclusions are not tamper protected: ${missing.join(', ')}.`,
      },
    ];
  },
});
