import { isPassive } from '@mdav/core';
import { FACT_IDS, FACTS, type FactId, untoldFacts } from '@mdav/core/decision';
import { PROTECTION_MEMBERS } from '../facts/facts-of.ts';
import type { GroupFacts, ProtectionField } from '../facts/group-facts.ts';
import { CLOUD } from '../facts/places.ts';
import { valueAt } from '../state/registry-value.ts';
import type { DecidedVerdict } from './verdict.ts';

/** What facts are called where their titles do not fit into a list. */
const WORDS: Readonly<Partial<Record<FactId, string>>> = {
  onboarded: 'onboarding',
  sensor: 'sensor',
  securityCenter: 'Security Center',
  tamperWish: 'tamper protection',
};

/**
 * What a right device did not tell and would not be right without, in words: the rest of what its group asks for is not
 * known to be well.
 */
export function untoldWords(verdict: DecidedVerdict, group: GroupFacts): readonly string[] {
  const { facts, settings, wanted } = verdict;
  const untold = new Set(untoldFacts(facts, (fact, value) => isPossible(fact, value, verdict, group)));
  const fields = isPassive(wanted) ? [] : untoldFields(verdict, group);
  return [
    ...FACT_IDS.flatMap((id): readonly string[] => {
      // A part that is on does not tell of the others.
      if (id === 'protection') return facts.protection === 'on' || fields.length === 0 ? fields : [wordOf(id)];
      if (!untold.has(id)) return [];
      // Of a system that is known, what is not told is the agent.
      return [id === 'os' && verdict.state.os !== undefined ? 'agent' : wordOf(id)];
    }),
    ...settingWords(settings?.notTold ?? 0),
  ];
}

function untoldFields({ state }: DecidedVerdict, { protection }: GroupFacts): readonly ProtectionField[] {
  return protection.filter((field) => state[PROTECTION_MEMBERS[field]] === undefined);
}

function isPossible(fact: FactId, value: string, { state }: DecidedVerdict, group: GroupFacts): boolean {
  switch (fact) {
    // The mode that is reported is one of a Defender Antivirus that is there.
    case 'defender':
      return false;
    case 'os':
      return (
        value === 'unsupported' || (state.osClass === undefined ? group.classes.has(value) : value === state.osClass)
      );
    case 'tamperWish':
      return group.tamperProtected !== undefined;
    // Not known as well where the device told that nobody sets it.
    case 'cloud':
      return [CLOUD.policy, CLOUD.mdm].some(({ key, name }) => valueAt(state.registry, key, name) === undefined);
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
