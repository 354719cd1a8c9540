import {
  chosenDeliveries,
  configurationProtection,
  deliveryNames,
  joinWords,
  placeOf,
  registryDeliveries,
  servers,
} from '../../rule/ask.ts';
import { rawRegistry } from '../../rule/raw.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

/** Policy that configuration protection makes devices ignore. */
export const configurationProtectionIgnoresChannel = defineRule({
  id: 'configuration-protection-ignores-channel',
  chapter: 'delivery',
  severity: 'error',
  what: 'A group under configuration protection gets its policy by a way that its devices ignore.',
  why: 'With configuration protection only policies of Intune and of Defender for Endpoint count for Defender Antivirus. Group Policy, scripts, Configuration Manager and local changes are ignored, and what no policy of the cloud sets has Microsoft’s default. Device control, EDR and the firewall are not covered.',
  fix: 'Deliver by `intune` alone.',
  autofix: { none: 'choice' },
  waive: 'While devices are being moved to configuration protection.',
  settles:
    'Whether `ForceDefenderPassiveMode` is covered, the cited pages do not say: it stands under another key than the settings of the antivirus. That is told, and not taken for a mistake.',
  basis: 'documented',
  sources: ['configuration-protection'],
  good: `
    os: windows-11
    mode: active
    tamperProtection: configuration-protection
    platform: 4.18.26080.3
    deliver: [intune]
    settings: { puaProtection: block }
  `,
  bad: `
    os: windows-11
    mode: active
    tamperProtection: configuration-protection
    platform: 4.18.26080.3
    deliver: [gpo]
    settings: { puaProtection: block }
  `,
  check: (group) => {
    if (configurationProtection(group) === undefined) return [];
    const ignored = registryDeliveries(chosenDeliveries(group));
    const settings = group.assignments.map(({ setting }) => setting).filter((id) => !BESIDE.includes(id));
    const count = settings.length + rawRegistry(group).length;
    const at = placeOf(group, 'deliver');
    const found: Found[] = [];
    if (ignored.length > 0 && count > 0) {
      const what = settings.length > 0 && settings.length <= 3 ? joinWords(settings) : 'what the group sets';
      found.push({ at, message: `Configuration protection ignores ${what} by ${deliveryNames(ignored)}.` });
    }
    const forcing = group.assignments.find(({ setting }) => setting === FORCING);
    if (forcing !== undefined && servers(group).length > 0) {
      found.push({
        at,
        severity: 'info',
        setting: FORCING,
        message: `Whether configuration protection ignores ${FORCING} by ${deliveryNames(ignored)}, the cited pages do not say.`,
        hint: 'Verify it on one server: event 5007 tells.',
      });
    }
    return found;
  },
});

const FORCING = 'forceDefenderPassiveMode';
/** What no page counts among the settings that it covers, and the choice itself. */
const BESIDE: readonly string[] = [FORCING, 'tamperProtection'];
