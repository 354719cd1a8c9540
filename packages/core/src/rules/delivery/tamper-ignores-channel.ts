import { findSetting } from '../../catalogue/lookup.ts';
import { oneLower } from '../../diagnostic/diagnostic.ts';
import type { Assignment } from '../../model/resolved.ts';
import { REMOVE } from '../../model/vocabulary.ts';
import {
  chosenDeliveries,
  configurationProtection,
  deliveryNames,
  registryDeliveries,
  wantedTamper,
} from '../../rule/ask.ts';
import { removingSetting } from '../../rule/fixes.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

/** Settings of the mode have rules of their own. */
const OF_THE_MODE = ['forceDefenderPassiveMode', 'disableAntiSpyware'];

/** A change that tamper protection swallows. */
export const tamperIgnoresChannel = defineRule({
  id: 'tamper-ignores-channel',
  chapter: 'delivery',
  severity: 'warning',
  milder: 'while the group does not say its `tamperProtection`',
  what: 'A protected setting is to be lowered in a way that tamper protection ignores.',
  why: 'While tamper protection is on, no management tool turns off what it protects, and Group Policy and registry change none of it. The change looks applied, and nothing happens.',
  fix: 'Remove the setting where it turns a protection off; deliver any other value by `intune`, or exclude the devices from tamper protection.',
  autofix: { does: 'Removes a toggle that is to turn a protection off, where `tamperProtection` is known to be on.' },
  waive: 'When the setting is meant for devices without tamper protection in the group.',
  settles:
    'The page of 2025 advises `intune` in place of Group Policy for what is protected, that of 2026 only to exclude the devices. Both are told.',
  basis: 'documented',
  sources: ['tamper-2025', 'tamper-faq', 'tamper-2026'],
  good: `
    os: windows-11
    mode: active
    tamperProtection: on
    deliver: [gpo]
    settings: { threatSeverityDefaultAction: remove }
  `,
  bad: `
    os: windows-11
    mode: active
    tamperProtection: on
    deliver: [gpo]
    settings: { threatSeverityDefaultAction: { low: allow } }
  `,
  check: (group) => {
    // Configuration protection ignores all of it, and has a rule of its own.
    const tamper = wantedTamper(group);
    if (tamper === 'off' || configurationProtection(group) !== undefined) return [];
    const isSure = tamper === 'on';
    return group.assignments.filter(lowersProtection).flatMap((assignment): readonly Found[] => {
      const { setting, value, origin } = assignment;
      const isOff = turnsOff(value);
      const chosen = chosenDeliveries(group).filter((delivery) => delivery !== 'portal');
      const ignored = isOff ? chosen : registryDeliveries(chosen);
      if (ignored.length === 0) return [];
      return [
        {
          at: origin.at,
          setting,
          hint: isOff
            ? 'Remove the setting: it is to turn a protection off.'
            : 'Deliver the setting by `intune`, or exclude the devices from tamper protection.',
          severity: isSure ? 'warning' : oneLower('warning'),
          message: `Tamper protection${isSure ? '' : ', unless it is off,'} ignores ${setting} by ${deliveryNames(ignored)}.${isSure ? '' : ' The group does not say its `tamperProtection`.'}`,
          // What is ignored for sure changes nothing when it goes.
          ...(isSure && typeof value === 'boolean' ? removingSetting(assignment) : {}),
        },
      ];
    });
  },
});

/**
 * A protected setting with another value than the protected one: `true` for `allow…`, `false` for a toggle that turns
 * something off. Of the others the protected value is not known.
 */
function lowersProtection({ setting, value }: Assignment): boolean {
  const row = findSetting(setting);
  if (row?.tamperProtected !== 'yes' || OF_THE_MODE.includes(setting) || value === REMOVE) return false;
  return value !== setting.startsWith('allow');
}

/** True for a toggle, whose other value is the protected one, and for actions that let a threat be. */
function turnsOff(value: Assignment['value']): boolean {
  return typeof value === 'boolean' || (typeof value === 'object' && Object.values(value).includes('allow'));
}
