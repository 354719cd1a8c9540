import type { Conditions } from './decision-table.ts';
import { FACT_IDS, type FactId, type Facts, type FactValue, valuesOf } from './facts.ts';

/** A part of all combinations, in which every table looked at is decided by one row. */
export interface Combinations {
  /** One combination of the part. */
  readonly sample: Facts;
  /** How many combinations the part has. */
  readonly count: number;
  /** Per table, the index of the deciding row; -1 where no row holds. */
  readonly rows: readonly number[];
}

interface Row {
  readonly when: Conditions;
}

/**
 * Goes through every combination of facts, whatever their number: facts are settled one by one, values of a fact between
 * which no row that is left tells the difference go together, and a part is not divided further once each table is
 * decided in all of it. Exact, not a sample. The sample of a part has `unknown` wherever that is in it.
 */
export function* everyCombination(...tables: readonly (readonly Row[])[]): Generator<Combinations> {
  yield* divide(
    {},
    1,
    tables.map((table) => table.map((row, index) => ({ when: row.when, index }))),
  );
}

interface Candidate {
  readonly when: Conditions;
  readonly index: number;
}

function* divide(
  settled: Partial<Record<FactId, string>>,
  count: number,
  tables: readonly (readonly Candidate[])[],
): Generator<Combinations> {
  const asked = new Set<FactId>();
  for (const rows of tables) {
    const first = rows[0];
    if (first === undefined) continue;
    for (const id of openConditions(first.when, settled)) asked.add(id);
  }
  const next = FACT_IDS.find((id) => asked.has(id));
  if (next === undefined) {
    yield {
      sample: complete(settled),
      count: count * sizeOfRest(settled),
      rows: tables.map((rows) => rows[0]?.index ?? -1),
    };
    return;
  }
  for (const { sample, size, left } of alike(next, tables))
    yield* divide({ ...settled, [next]: sample }, count * size, left);
}

interface Alike {
  sample: string;
  size: number;
  readonly left: readonly (readonly Candidate[])[];
}

/** The values of a fact, those together that leave the same rows. */
function alike(id: FactId, tables: readonly (readonly Candidate[])[]): Iterable<Alike> {
  const classes = new Map<string, Alike>();
  for (const value of valuesOf(id)) {
    let key = '';
    const left = tables.map((rows) => {
      const kept = rows.filter(({ when }) => allows(when, id, value));
      for (const { index } of kept) key += `${index},`;
      key += ';';
      return kept;
    });
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { sample: value, size: 1, left });
    else {
      known.size++;
      if (value === 'unknown') known.sample = value;
    }
  }
  return classes.values();
}

/** What the row still asks for; nothing when it holds in the whole part. */
function openConditions(when: Conditions, settled: Partial<Record<FactId, string>>): readonly FactId[] {
  return FACT_IDS.filter((id) => when[id] !== undefined && settled[id] === undefined);
}

function allows(when: Conditions, id: FactId, value: string): boolean {
  const accepted: readonly string[] | undefined = when[id];
  return accepted === undefined || accepted.includes(value);
}

function complete(settled: Partial<Record<FactId, string>>): Facts {
  return Object.fromEntries(FACT_IDS.map((id) => [id, settled[id] ?? firstValue(id)])) as Facts;
}

function firstValue<Id extends FactId>(id: Id): FactValue<Id> {
  return valuesOf(id)[0] as FactValue<Id>;
}

function sizeOfRest(settled: Partial<Record<FactId, string>>): number {
  return FACT_IDS.reduce((size, id) => (settled[id] === undefined ? size * valuesOf(id).length : size), 1);
}
