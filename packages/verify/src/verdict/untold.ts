import { isPassive } from '@mdav/core';
import { FACT_IDS, FACTS, type FactId, type Facts, untoldFacts } from '@mdav/core/decision';
import { byObject, byParts } from '@mdav/core/format';
import { PROTECTION_MEMBERS } from '../facts/facts-of.ts';
import type { GroupFacts, ProtectionField } from '../facts/group-facts.ts';
import { CLOUD } from '../facts/places.ts';
import type { DeviceState, RegistryState } from '../state/device-state.ts';
import { valueAt } from '../state/registry-value.ts';
import type { DecidedVerdict } from './verdict.ts';

/** What facts are called where their titles do not fit into a list. */
const WORDS: Readonly<Partial<Record<FactId, string>>> = {
  onboarded: 'onboarding',
  sensor: 'sensor',
  securityCenter: 'Security Center',
  tamperWish: 'tamper protection',
};

/** Sentences that are kept of a group. Its devices tell in a few ways; what hostile data make is let go of. */
const MOST_NOTES = 1024;

const notesOf = byObject((_: GroupFacts) => byParts<readonly string[]>(MOST_NOTES));

/**
 * What a right device did not tell and would not be right without, in a sentence: the rest of what its group asks for is
 * not known to be well.
 */
export function untoldNotes(verdict: DecidedVerdict, group: GroupFacts): readonly string[] {
  const told = toldOf(verdict, group);
  const { facts, isOsKnown, osClass, untoldFields, isCloudOpen, settings } = told;
  return notesOf(group)([facts, isOsKnown, osClass, untoldFields, isCloudOpen, settings], () => {
    const words = wordsOf(told, group);
    return words.length === 0 ? [] : [`Not told, and so not judged: ${words.join(', ')}.`];
  });
}

/** All of a device that the sentence follows from. */
interface Told {
  readonly facts: Facts;
  readonly isOsKnown: boolean;
  readonly osClass: Facts['os'] | undefined;
  /** A bit for each field of the protection that the group asks for. */
  readonly untoldFields: number;
  readonly isCloudOpen: boolean;
  readonly settings: number;
}

function toldOf({ facts, wanted, settings, state }: DecidedVerdict, { protection }: GroupFacts): Told {
  return {
    facts,
    isOsKnown: state.os !== undefined,
    osClass: state.osClass,
    untoldFields: isPassive(wanted) ? 0 : untoldFieldsOf(state, protection),
    isCloudOpen: state.registry === undefined || isCloudOpen(state.registry),
    settings: settings?.notTold ?? 0,
  };
}

function untoldFieldsOf(state: DeviceState, fields: readonly ProtectionField[]): number {
  let bits = 0;
  for (let index = 0; index < fields.length; index++)
    if (state[PROTECTION_MEMBERS[fields[index] as ProtectionField]] === undefined) bits |= 1 << index;
  return bits;
}

/** Not known as well where the device told that nobody sets it. */
const isCloudOpen = byObject((registry: RegistryState) =>
  [CLOUD.policy, CLOUD.mdm].some(({ key, name }) => valueAt(registry, key, name) === undefined),
);

function wordsOf(told: Told, group: GroupFacts): readonly string[] {
  const { facts, untoldFields, settings } = told;
  const fields = group.protection.filter((_, index) => (untoldFields & (1 << index)) !== 0);
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

/** What a fact is called in a list. */
export function wordOf(id: FactId): string {
  const { title } = FACTS[id];
  return WORDS[id] ?? title.slice(0, 1).toLowerCase() + title.slice(1);
}

function settingWords(count: number): readonly string[] {
  return count === 0 ? [] : [count === 1 ? '1 setting' : `${count} settings`];
}
