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
  // Written out: over a list of names it takes three times as long, and every device asks it.
  let number = next(0, DIGITS.wanted, facts.wanted);
  number = next(number, DIGITS.os, facts.os);
  number = next(number, DIGITS.defender, facts.defender);
  number = next(number, DIGITS.reported, facts.reported);
  number = next(number, DIGITS.troubleshooting, facts.troubleshooting);
  number = next(number, DIGITS.onboarding, facts.onboarding);
  number = next(number, DIGITS.onboarded, facts.onboarded);
  number = next(number, DIGITS.sensor, facts.sensor);
  number = next(number, DIGITS.securityCenter, facts.securityCenter);
  number = next(number, DIGITS.antivirus, facts.antivirus);
  number = next(number, DIGITS.force, facts.force);
  number = next(number, DIGITS.turnOff, facts.turnOff);
  number = next(number, DIGITS.tamper, facts.tamper);
  number = next(number, DIGITS.tamperWish, facts.tamperWish);
  number = next(number, DIGITS.protection, facts.protection);
  number = next(number, DIGITS.signatures, facts.signatures);
  number = next(number, DIGITS.asr, facts.asr);
  number = next(number, DIGITS.exclusions, facts.exclusions);
  number = next(number, DIGITS.versions, facts.versions);
  number = next(number, DIGITS.floor, facts.floor);
  number = next(number, DIGITS.cloud, facts.cloud);
  number = next(number, DIGITS.blockPolicy, facts.blockPolicy);
  number = next(number, DIGITS.conflict, facts.conflict);
  number = next(number, DIGITS.change, facts.change);
  return number;
}

interface Digit {
  readonly size: number;
  readonly index: ReadonlyMap<string, number>;
}

const DIGITS = Object.fromEntries(
  FACT_IDS.map((id): readonly [FactId, Digit] => {
    const values: readonly string[] = valuesOf(id);
    return [id, { size: values.length, index: new Map(values.map((value, index) => [value, index])) }];
  }),
) as Readonly<Record<FactId, Digit>>;

function next(number: number, { size, index }: Digit, value: string): number {
  return number * size + (index.get(value) ?? 0);
}
