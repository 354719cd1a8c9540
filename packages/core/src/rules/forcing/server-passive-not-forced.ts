import { oneLower } from '../../diagnostic/diagnostic.ts';
import {
  assigned,
  chosenDeliveries,
  clients,
  deliveryNames,
  isToBePassive,
  osWith,
  placeOf,
  registryDeliveries,
  servers,
} from '../../rule/ask.ts';
import { removingSetting, setting as settingAt } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';
import { addingRoute } from './add-route.ts';

/** Servers that are to be passive without the value that makes them so. */
export const serverPassiveNotForced = defineRule({
  id: 'server-passive-not-forced',
  chapter: 'forcing',
  severity: 'error',
  milder: 'while another rule refuses passive mode there',
  silences: { rules: ['force-passive-channel'], where: 'same-place' },
  what: 'Servers are to be passive, and nothing in the output forces them.',
  why: 'Servers never go passive by themselves. Without `ForceDefenderPassiveMode` 1 Defender Antivirus stays active beside the other product.',
  fix: 'Deliver `forceDefenderPassiveMode` to the servers by `gpo`, `registry` or `configmgr`.',
  autofix: {
    does: 'Removes a value that contradicts the mode, writes `technique: documented`, or adds the way by which the group is onboarded.',
  },
  waive: 'When the value reaches the servers in another way, for example with the image.',
  settles:
    'The guide says that the switch happens by itself; Microsoft says so of clients alone. A server without the value is refused.',
  basis: 'documented',
  sources: ['compat-2026', 'server-2026'],
  good: `
    os: windows-server-2022
    mode: passive
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [gpo]
  `,
  bad: `
    os: windows-server-2022
    mode: passive
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [portal]
  `,
  check: (group) => {
    const affected = servers(group);
    if (affected.length === 0 || !isToBePassive(group)) return [];
    const assignment = assigned(group, 'forceDefenderPassiveMode');
    if (assignment === undefined && group.technique === 'documented') {
      // Only where the mode table refuses passive mode, and somebody waived that.
      const message = `${osWith(affected, 'stays', 'stay')} active: passive mode is refused there, so forceDefenderPassiveMode is not set.`;
      return [
        {
          at: placeOf(group, 'mode'),
          severity: oneLower('error'),
          message,
          hint: 'Set `forceDefenderPassiveMode: true` if the value is wanted all the same.',
        },
      ];
    }
    if (assignment === undefined) {
      const message = `${osWith(affected, 'stays', 'stay')} active: technique ${group.technique} does not set forceDefenderPassiveMode.`;
      return [
        {
          at: placeOf(group, 'technique'),
          message,
          hint: 'Use `technique: documented`, or set `forceDefenderPassiveMode: true`.',
          ...(clients(group).length === 0 ? settingAt(group.origins['technique'], 'documented') : {}),
        },
      ];
    }
    const { setting } = assignment;
    if (assignment.value !== true) {
      const message = `${osWith(affected, 'stays', 'stay')} active: forceDefenderPassiveMode is ${assignment.value === false ? 'false' : 'only removed'}, and passive mode needs true.`;
      return [
        {
          at: assignment.origin.at,
          setting,
          message,
          hint: 'Remove `forceDefenderPassiveMode`: the mode of the group sets it.',
          ...removingSetting(assignment),
        },
      ];
    }
    const chosen = chosenDeliveries(group);
    if (chosen.length === 0 || registryDeliveries(chosen).length > 0) return [];
    const message = `${osWith(affected, 'stays', 'stay')} active: ${deliveryNames(chosen)} cannot carry forceDefenderPassiveMode to servers.`;
    return [
      {
        at: placeOf(group, 'deliver'),
        setting,
        message,
        hint: 'Add `gpo`, `registry` or `configmgr` to `deliver`.',
        ...addingRoute(group),
      },
    ];
  },
});
