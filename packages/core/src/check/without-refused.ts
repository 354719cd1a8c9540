import type { Group } from '../model/fleet.ts';
import type { ListEntry, SettingValue } from '../model/value.ts';
import { entryText } from '../model/value.ts';
import { acceptFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import type { Finding } from '../rule/rule.ts';
import { valueOutOfRange } from '../rules/delivery/value-out-of-range.ts';
import { exclusionCharacters } from '../rules/exclusions/exclusion-characters.ts';
import { exclusionContextMalformed } from '../rules/exclusions/exclusion-context-malformed.ts';
import { exclusionContextMisplaced } from '../rules/exclusions/exclusion-context-misplaced.ts';
import { exclusionIpAddress } from '../rules/exclusions/exclusion-ip-address.ts';
import { exclusionWildcards } from '../rules/exclusions/exclusion-wildcards.ts';
import { checkFleet } from './check.ts';

/** The rules whose errors are about a value that does nothing, whatever else its group says. What acts, and should not, is none of them. */
const OF_A_VALUE = [
  valueOutOfRange,
  exclusionCharacters,
  exclusionContextMalformed,
  exclusionContextMisplaced,
  exclusionIpAddress,
  exclusionWildcards,
];

/** A part of a value that is an error in any group: an entry of a list, with the key that has the list, or the whole. */
export interface RefusedPart {
  readonly key?: string;
  readonly entry?: string;
  readonly finding: Finding;
}

/** A value without what is an error in any group; `value` is absent where nothing is left of it. */
export interface SettledValue {
  readonly value?: SettingValue;
  readonly refused: readonly RefusedPart[];
}

/** Parts a value from what means nothing in any group. */
export function withoutRefused(setting: string, value: SettingValue): SettledValue {
  const finding = objectionTo(setting, value);
  if (finding === undefined) return { value, refused: [] };
  if (Array.isArray(value)) return ofList(value as readonly unknown[], (entry) => objectionTo(setting, [entry]));
  if (typeof value !== 'object' || value === null) return { refused: [{ finding }] };
  const parts = Object.entries(value as Readonly<Record<string, unknown>>).map(([key, part]) => {
    const settled = Array.isArray(part)
      ? ofList(part as readonly unknown[], (entry) => objectionTo(setting, { [key]: [entry] }))
      : ofWhole(part, objectionTo(setting, { [key]: part }));
    return { key, ...settled };
  });
  const kept = parts.flatMap(({ key, value: part }) => (part === undefined ? [] : [[key, part] as const]));
  return {
    ...(kept.length === 0 ? {} : { value: Object.fromEntries(kept) as SettingValue }),
    refused: parts.flatMap(({ key, refused }) => refused.map((one) => ({ key, ...one }))),
  };
}

function ofWhole(value: unknown, finding: Finding | undefined): SettledValue {
  return finding === undefined ? { value: value as SettingValue, refused: [] } : { refused: [{ finding }] };
}

function ofList(entries: readonly unknown[], objection: (entry: unknown) => Finding | undefined): SettledValue {
  const judged = entries.map((entry) => ({ entry, finding: objection(entry) }));
  const kept = judged.flatMap(({ entry, finding }) => (finding === undefined ? [entry] : []));
  return {
    ...(kept.length === 0 ? {} : { value: kept as unknown as SettingValue }),
    refused: judged.flatMap(({ entry, finding }) =>
      finding === undefined ? [] : [{ entry: entryText(entry as ListEntry), finding }],
    ),
  };
}

function objectionTo(setting: string, value: unknown): Finding | undefined {
  const x = { os: ['windows-11', 'windows-server-2022'], mode: 'active', settings: { [setting]: value } } as Group;
  const accepted = acceptFleet({ mdav: 1, name: 'x', groups: { x } });
  const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
  if (!resolved.ok) return undefined;
  return checkFleet(resolved.value, { date: ANY_DAY, only: OF_A_VALUE }).find(({ severity }) => severity === 'error');
}

/** None of these rules asks what day it is. */
const ANY_DAY = '2000-01-01';
