import { isPassive } from '@mdav/core';
import { FACT_IDS, FACTS, type FactId, type Facts, factsNumber, untoldFacts } from '@mdav/core/decision';
import { byObject } from '@mdav/core/format';
import { PROTECTION_MEMBERS } from '../facts/facts-of.ts';
import type { GroupFacts, ProtectionField } from '../facts/group-facts.ts';
import { CLOUD } from '../facts/places.ts';
import type { RegistryState } from '../state/device-state.ts';
import { valueAt } from '../state/registry-value.ts';
import type { DecidedVerdict } from './verdict.ts';

/** What facts are called where their titles do not fit into a list. */
const WORDS: Readonly<Partial<Record<FactId, string>>> = {
  onboarded: 'onboarding',
  sensor: 'sensor',
  securityCenter: 'Security Center',
  tamperWish: 'tamper protection',
};

/** Lists that are kept of a group. Devices of a group tell in a few ways; what hostile data make is let go of. */
const MOST_LISTS = 1024;

/** Of a group, by what a list follows from. */
const listsOf = byObject((_: GroupFacts) => new Map<string, readonly string[]>());

/**
 * What a right device did not tell and would not be right without, in words: the rest of what its group asks for is not
 * known to be well.
 */
export function untoldWords(verdict: DecidedVerdict, group: GroupFacts): readonly string[] {
  const told = toldOf(verdict, group);
  const lists = listsOf(group);
  const key = Object.values({ ...told, facts: factsNumber(told.facts) }).join(' ');
  const known = lists.get(key);
  if (known !== undefined) return known;
  if (lists.size >= MOST_LISTS) lists.clear();
  const words = wordsOf(told, group);
  lists.set(key, words);
  return words;
}

/** All of a device that the list follows from. */
interface Told {
  readonly facts: Facts;
  readonly isOsKnown: boolean;
  readonly osClass: Facts['os'] | undefined;
  readonly fields: readonly ProtectionField[];
  readonly isCloudOpen: boolean;
  readonly settings: number;
}

function toldOf({ facts, wanted, settings, state }: DecidedVerdict, { protection }: GroupFacts): Told {
  return {
    facts,
    isOsKnown: state.os !== undefined,
    osClass: state.osClass,
    fields: isPassive(wanted) ? [] : protection.filter((field) => state[PROTECTION_MEMBERS[field]] === undefined),
    isCloudOpen: state.registry === undefined || isCloudOpen(state.registry),
    settings: settings?.notTold ?? 0,
  };
}

/** Not known as well where the device told that nobody sets it. */
const isCloudOpen = byObject((registry: RegistryState) =>
  [CLOUD.policy, CLOUD.mdm].some(({ key, name }) => valueAt(registry, key, name) === undefined),
);

function wordsOf(told: Told, group: GroupFacts): readonly string[] {
  const { facts, fields, settings } = told;
  const untold = new Set(untoldFacts(facts, (fact, value) => isPossible(fact, value, told, group)));
  return [
    ...FACT_IDS.flatMap((id): readonly string[] => {
      // A part that is on does not tell of the others.
      if (id === 'protection') return facts.protection === 'on' || fields.length === 0 ? fields : [wordOf(id)];
      if (!untold.has(id)) return [];
      // Of a system that is known, what is not told is the agent.
      return [id === 'os' && told.isOsKnown ? 'agent' : wordOf(id)];
    }),
    ...settingWords(settings),
  ];
}

function isPossible(fact: FactId, value: string, told: Told, group: GroupFacts): boolean {
  switch (fact) {
    // The mode that is reported is one of a Defender Antivirus that is there.
    case 'defender':
      return false;
    case 'os':
      return (
        value === 'unsupported' || (told.osClass === undefined ? group.classes.has(value) : value === told.osClass)
      );
    case 'tamperWish':
      return group.tamperProtected !== undefined;
    case 'cloud':
      return told.isCloudOpen;
    default:
      return true;
  }
}

function wordOf(id: FactId): string {
  const { title } = FACTS[id];
  return WORDS[id] ?? title.slice(0, 1).toLowerCase() + title.slice(1);
}

function settingWords(count: number): readonly string[] {
  return count === 0 ? [] : [count === 1 ? '1 setting' : `${count} settings`];
}
