import { parseFleet, resolveFleet } from '@mdav/core';
import type { Target } from '@mdav/core/format';
import { stateOfFleet } from '../../plan/plan-state.ts';
import { planStates } from '../../plan/plan-states.ts';
import type { FleetPage, FleetPageOptions } from '../fleet-page.ts';
import { fleetPage } from '../fleet-page.ts';

export const TODAY = '2026-11-21';

/** A target that carries everything but what is named. */
export function targetWithout(...missing: readonly string[]): Target {
  return {
    id: 'gpo-backup',
    title: 'a target for tests',
    serves: ['gpo'],
    produce: ({ assignments }) => ({
      files: new Map(),
      diagnostics: [],
      emissions: assignments.map(({ setting }) =>
        missing.includes(setting)
          ? { kind: 'unsupported', setting, why: `No file says \`${setting}\`.` }
          : { kind: 'emitted', setting },
      ),
    }),
  };
}

/** The fleet of a text; a text with mistakes fails the test. */
export function fleetOf(text: string) {
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value;
}

/** What a page about a fleet tells, with the changes from an older text of it. */
export function pageOf(text: string, old?: string, options: Partial<FleetPageOptions> = {}): FleetPage {
  const fleet = fleetOf(text);
  const context = { date: TODAY, waivers: fleet.waivers };
  const plan =
    old === undefined
      ? undefined
      : planStates(stateOfFleet(fleetOf(old), context), stateOfFleet(fleet, context), context);
  return fleetPage(fleet, {
    targets: [targetWithout()],
    date: TODAY,
    ...(plan === undefined ? {} : { changes: { plan, against: 'main', notes: ['A note with `code`.'] } }),
    ...options,
  });
}

/** Groups of both kinds, with settings of every shape, waivers, entries with a last day, and raw values. */
export const FLEET = `mdav: 1
name: demo
groups:
  desks:
    description: Desks & <laptops>
    os: [windows-10, windows-11]
    mode: passive+edr-block
    onboarding: { state: onboarded }
    antivirus: { product: Other, registered: true, exclusionsForDefender: true }
    deliver: [gpo]
    settings:
      puaProtection: block
      signatureUpdateInterval: { hours: 4 }
      excludedPaths:
        - 'D:\\Build'
        - { path: 'C:\\Tools', reason: slow, owner: build team, expires: 2026-11-30 }
      attackSurfaceReductionRules: { block-psexec-wmi-process-creation: audit }
    raw:
      registry:
        - { key: 'HKLM\\SOFTWARE\\Contoso', name: Ring, type: dword, data: 2, reason: inventory }
  servers:
    os: windows-server-2022
    mode: passive
    onboarding: { state: onboarded }
    tamperProtection: on
    antivirus: { product: Other, exclusionsForDefender: true }
    deliver: [gpo]
    settings: { disableCatchupQuickScan: true }
waivers:
  - { rule: pua-no-effect-in-passive, group: desks, reason: for later, owner: infra, expires: 2027-01-31 }
  - { rule: pua-no-effect-in-passive, group: servers, reason: forgotten, owner: infra, expires: 2026-10-01 }
`;
