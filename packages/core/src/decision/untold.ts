import { holds } from './decide.ts';
import { type Conditions, DECISION_TABLE } from './decision-table.ts';
import { FACT_IDS, type FactId, type Facts } from './facts.ts';

/**
 * The facts that a right device did not tell and that would keep it from being right if they were as a row of the table
 * asks: the rows before the one that decided which hold but for what was not told. `isPossible` says whether a fact can
 * have a value on this device at all.
 */
export function untoldFacts(facts: Facts, isPossible: (fact: FactId, value: string) => boolean): readonly FactId[] {
  const untold = new Set<FactId>();
  for (const { verdict, when } of DECISION_TABLE) {
    if (verdict === 'right') {
      if (holds(when, facts)) break;
      continue;
    }
    const open = openFacts(when, facts);
    const mayHold = open.every((id) => when[id]?.some((value) => isPossible(id, value)));
    if (mayHold) for (const id of open) untold.add(id);
  }
  return FACT_IDS.filter((id) => untold.has(id));
}

/** The facts that were not told and by which alone a row does not hold; none where it is told that it does not. */
function openFacts(when: Conditions, facts: Facts): readonly FactId[] {
  const open: FactId[] = [];
  // Every device that is told of asks it for every row, and of most rows the first fact says that they do not hold.
  for (const id in when) {
    const accepted: readonly string[] | undefined = when[id as FactId];
    if (accepted === undefined || accepted.includes(facts[id as FactId])) continue;
    if (facts[id as FactId] !== 'unknown') return [];
    open.push(id as FactId);
  }
  return open;
}
