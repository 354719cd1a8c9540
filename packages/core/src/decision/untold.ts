import { conditionIds, holds } from './decide.ts';
import { DECISION_TABLE } from './decision-table.ts';
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
    const open = conditionIds(when).filter((id) => !holds({ [id]: when[id] }, facts));
    const mayHold = open.every(
      (id) => facts[id] === 'unknown' && (when[id] as readonly string[]).some((value) => isPossible(id, value)),
    );
    if (mayHold) for (const id of open) untold.add(id);
  }
  return FACT_IDS.filter((id) => untold.has(id));
}
