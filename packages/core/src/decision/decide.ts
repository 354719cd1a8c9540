import { byObject } from '../memory/by-object.ts';
import { CAUSES, type CauseId, type CauseInfo, type CautionId } from './causes.ts';
import { CAUTIONS, type Conditions, DECISION_TABLE, type DecisionRow, type Verdict } from './decision-table.ts';
import { FACT_IDS, type FactId, type Facts, valuesOf } from './facts.ts';

/** What the table says of one combination of facts. */
export interface Decision {
  readonly verdict: Verdict;
  readonly cause: CauseId;
  /** Further causes that hold as well, in the order of the table; they have to be mended too. */
  readonly also: readonly CauseId[];
  readonly cautions: readonly CautionId[];
  /** The facts that the deciding row asked for: the evidence. */
  readonly evidence: readonly FactId[];
}

/** True when every named fact has one of the values that the row asks for. */
export function holds(when: Conditions, facts: Facts): boolean {
  // Written out, since a run over many devices asks it for every row of hundreds of combinations.
  for (const id in when) {
    const accepted: readonly string[] | undefined = when[id as FactId];
    if (accepted !== undefined && !accepted.includes(facts[id as FactId])) return false;
  }
  return true;
}

/** The facts that a row asks for, in the order of `FACTS`. */
export const conditionIds = byObject((when: Conditions): readonly FactId[] =>
  FACT_IDS.filter((id) => when[id] !== undefined),
);

/** The first row that holds. The table is complete: there always is one. */
export function decidingRow(facts: Facts, table: readonly DecisionRow[] = DECISION_TABLE): DecisionRow {
  const row = table.find(({ when }) => holds(when, facts));
  if (row === undefined) throw new Error(`the decision table has no row for ${JSON.stringify(facts)}`);
  return row;
}

/** Decides on one combination of facts. */
export function decide(facts: Facts): Decision {
  const row = decidingRow(facts);
  const also = new Set<CauseId>();
  if (row.verdict === 'wrong')
    for (const other of DECISION_TABLE)
      if (other.verdict === 'wrong' && !isOpen(other.cause) && holds(other.when, facts)) also.add(other.cause);
  also.delete(row.cause);
  return {
    verdict: row.verdict,
    cause: row.cause,
    also: [...also],
    cautions: CAUTIONS.filter(({ when }) => holds(when, facts)).map(({ caution }) => caution),
    evidence: conditionIds(row.when),
  };
}

/** Rows that name no cause say nothing besides one that does. */
function isOpen(cause: CauseId): boolean {
  const info: CauseInfo = CAUSES[cause];
  return info.isOpen === true;
}

/** The number of a combination among all of them: equal facts, equal number. Made for looking decisions up. */
export function factsNumber(facts: Facts): number {
  let number = 0;
  for (const { id, size, index } of DIGITS) number = number * size + (index.get(facts[id]) ?? 0);
  return number;
}

interface Digit {
  readonly id: FactId;
  readonly size: number;
  readonly index: ReadonlyMap<string, number>;
}

const DIGITS: readonly Digit[] = FACT_IDS.map((id) => {
  const values: readonly string[] = valuesOf(id);
  return { id, size: values.length, index: new Map(values.map((value, index) => [value, index])) };
});
