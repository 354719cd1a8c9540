import type { Location } from '../diagnostic/diagnostic.ts';
import { BASELINE_INFO } from '../facts/baselines.ts';
import { isDefenderItself } from '../facts/defender-names.ts';
import { isServer, OS_INFO } from '../facts/os.ts';
import { isPassive, wantsBlockMode } from '../mode/settle-mode.ts';
import type { Antivirus } from '../model/fleet.ts';
import type { Assignment, OsFact, ResolvedGroup } from '../model/resolved.ts';
import type { Delivery } from '../model/vocabulary.ts';
import { REMOVE } from '../model/vocabulary.ts';

/** Questions that several rules ask of a group. */

export { configurationProtection } from '../mode/configuration-protection.ts';
export { broughtTamper, tamperAssignment, wantedTamper } from '../mode/tamper-protection.ts';
export { registryDeliveries } from '../routes/routes.ts';

/** The assignment of a setting, when the group manages it. */
export function assigned(group: ResolvedGroup, setting: string): Assignment | undefined {
  return group.assignments.find((assignment) => assignment.setting === setting);
}

/** The value of a setting; `undefined` when the group does not manage it or only removes it. */
export function valueFor(group: ResolvedGroup, setting: string): unknown {
  const value = assigned(group, setting)?.value;
  return value === REMOVE ? undefined : value;
}

const OFF: readonly unknown[] = [false, 'off', 'never', 0];

/** True when a value is given and asks for something: anything but off, nothing, or a removal. */
export function isOnValue(value: unknown): boolean {
  if (value === undefined || value === REMOVE || OFF.includes(value)) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null) return Object.values(value).some((part) => !OFF.includes(part));
  return true;
}

/** The assignments of these settings that ask for something. */
export function onAmong(group: ResolvedGroup, settings: readonly string[]): readonly Assignment[] {
  return group.assignments.filter(({ setting, value }) => settings.includes(setting) && isOnValue(value));
}

/** Where a fact of the group was written; where the group starts when nobody wrote it. */
export function placeOf(group: ResolvedGroup, fact: string): Location {
  return group.origins[fact] ?? group.origins[fact.split('.')[0] ?? fact] ?? group.at;
}

/** True for both passive modes. */
export function isToBePassive(group: ResolvedGroup): boolean {
  return isPassive(group.mode);
}

/** True for both modes with EDR in block mode. */
export function isToBlock(group: ResolvedGroup): boolean {
  return wantsBlockMode(group.mode);
}

/** Servers, which the forcing value makes passive. */
export function servers(group: ResolvedGroup): readonly OsFact[] {
  const others = installed(group);
  return group.os.filter((os) => isServer(os.id) && !others.includes(os));
}

/** Clients, which go passive by themselves. */
export function clients(group: ResolvedGroup): readonly OsFact[] {
  const others = installed(group);
  return group.os.filter((os) => !isServer(os.id) && !others.includes(os));
}

/** The hint for a group that does not say its licence: servers have licences of their own. */
export function addLicence(group: ResolvedGroup): string {
  return `Add \`licence\`, such as \`licence: ${clients(group).length > 0 ? 'p2' : 'servers-p2'}\`.`;
}

/** Systems to which the Defender deployment tool brings Defender Antivirus, and with it the mode. */
export function installed(group: ResolvedGroup): readonly OsFact[] {
  const refused = refusedBy(group, 'downlevel-os-out-of-scope');
  return group.os.filter((os) => OS_INFO[os.id].solution !== undefined && !refused.includes(os));
}

/** The operating systems that a rule of the mode table refuses. */
export function refusedBy(group: ResolvedGroup, rule: string): readonly OsFact[] {
  return group.os.filter((_, index) => group.osModes[index]?.refusedBy.includes(rule));
}

/** Title of an operating system, with the build where the file gives one. */
export function osName({ id, build }: OsFact): string {
  return build === undefined ? OS_INFO[id].title : `${OS_INFO[id].title} (build ${build})`;
}

/** `Windows 10 and Windows 11`. */
export function osNames(list: readonly OsFact[]): string {
  return joinWords(list.map(({ id }) => OS_INFO[id].title));
}

/** The names with the verb that fits their number: `Windows 10 goes`, `Windows 10 and Windows 11 go`. */
export function osWith(list: readonly OsFact[], one: string, many: string): string {
  return `${osNames(list)} ${list.length === 1 ? one : many}`;
}

/** `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `the documentation of 2021-07`, for messages. */
export function baselineWords(group: ResolvedGroup): string {
  if (group.baseline === 'current') return 'the current documentation';
  return `the documentation of ${group.baseline} (up to ${BASELINE_INFO[group.baseline].date})`;
}

/** The other antivirus, when the file names one: Defender itself is none. */
export function otherAntivirus(group: ResolvedGroup): Antivirus | undefined {
  const { antivirus } = group;
  return typeof antivirus === 'object' && !isDefenderItself(antivirus.product) ? antivirus : undefined;
}

/** The deliveries that somebody chose; none when the group has no `deliver` and gets a file of every kind. */
export function chosenDeliveries(group: ResolvedGroup): readonly Delivery[] {
  return Object.hasOwn(group.origins, 'deliver') ? group.deliver : [];
}

/** `gpo and registry`. */
export function deliveryNames(deliveries: readonly Delivery[]): string {
  return joinWords(deliveries);
}
