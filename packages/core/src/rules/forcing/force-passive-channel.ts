import { assigned, chosenDeliveries, osNames, placeOf, registryDeliveries, servers } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';
import { addingRoute } from './add-route.ts';

/** How the forcing value travels. */
export const forcePassiveChannel = defineRule({
  id: 'force-passive-channel',
  chapter: 'forcing',
  severity: 'error',
  what: 'The forcing value is to travel by a channel that cannot carry it.',
  why: 'No CSP node and no definition of the settings catalog exists for it, and ADMX ingestion refuses its key. Intune does not reach servers with scripts either, and the portal has no such setting. Group Policy carries it in `registry.pol`, though no Microsoft template names it.',
  fix: 'Add `gpo`, `registry` or `configmgr` to `deliver`.',
  autofix: { does: 'Adds the way by which the group is onboarded, where that carries registry values.' },
  waive: 'When a script of your own carries the value to the servers.',
  basis: 'inferred',
  sources: ['intune-definitions', 'ddf', 'admx-ingestion', 'mde-security-settings'],
  good: `
    os: windows-server-2022
    mode: passive
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [intune, registry]
  `,
  bad: `
    os: windows-server-2022
    mode: active
    currentMode: passive
    onboarding: { state: onboarded }
    antivirus: none
    deliver: [intune]
  `,
  check: (group) => {
    const assignment = assigned(group, 'forceDefenderPassiveMode');
    const affected = servers(group);
    const chosen = chosenDeliveries(group);
    if (assignment === undefined || affected.length === 0) return [];
    const found = { at: placeOf(group, 'deliver'), setting: assignment.setting };
    if (chosen.length > 0 && registryDeliveries(chosen).length === 0) {
      const byIntune = chosen.includes('intune');
      // Servers that nothing forces passive are the business of another rule.
      if (!byIntune && assignment.value !== false) return [];
      const message = byIntune
        ? `Intune has no route for forceDefenderPassiveMode to ${osNames(affected)}.`
        : `No file brings forceDefenderPassiveMode false to ${osNames(affected)}: the portal has no such setting.`;
      return [{ ...found, message, ...addingRoute(group) }];
    }
    if (!chosen.includes('gpo')) return [];
    const message =
      'Group Policy carries forceDefenderPassiveMode, and its editor shows it by name only where mdav.admx is installed.';
    return [
      {
        ...found,
        severity: 'info',
        // The runbook has it as a step, and the policy works without.
        set: 'strict',
        message,
        hint: 'Install mdav.admx in the central store to see the policy by name.',
      },
    ];
  },
});
