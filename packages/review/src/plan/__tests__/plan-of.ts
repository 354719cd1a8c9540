import { parseFleet, resolveFleet } from '@mdav/core';
import type { GroupPlan } from '../fleet-plan.ts';
import { planFleets } from '../plan-fleets.ts';

export const DATE = '2026-11-21';

export function fleetOf(text: string) {
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));
  return resolved.value;
}

/** A fleet with the one group `g`. */
export const fleet = (group: string, rest = '') => fleetOf(`mdav: 1\nname: demo\ngroups:\n  g:\n${group}${rest}`);
/** The lines of a group, each indented, of which `,, ` parts the text. */
export const lines = (text: string) =>
  text
    .split(',, ')
    .map((line) => `    ${line}\n`)
    .join('');

/** The plan of the one group `g`. */
export function planOf(before: string, after: string, rest = ''): GroupPlan {
  const plan = planFleets(fleet(lines(before)), fleet(lines(after), rest), { date: DATE });
  const [group] = plan.groups;
  if (group === undefined) throw new Error('no group');
  return group;
}

export const SERVER =
  'os: windows-server-2022,, deliver: [gpo],, platform: 4.18.24090.11,, onboarding: { state: onboarded }';
export const OTHER = 'antivirus: { product: Contoso Protect, exclusionsForDefender: true }';
