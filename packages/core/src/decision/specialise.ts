import { byObject } from '../memory/by-object.ts';
import type { Conditions } from './decision-table.ts';
import { FACT_IDS, type FactId, type FactValue, valuesOf } from './facts.ts';

/** What is known beforehand: the only values that a fact can have. Facts that are not named can have any. */
export type Known = { readonly [Id in FactId]?: readonly FactValue<Id>[] };

/**
 * The table for a place where some facts are known beforehand, such as a script for one group or a query that cannot
 * see the registry. Rows that cannot hold are dropped, conditions that always hold are left out, and everything
 * behind a row without conditions goes. Within what is known it decides as the whole table does.
 */
export function specialise<Row extends { readonly when: Conditions }>(
  table: readonly Row[],
  known: Known,
): readonly Row[] {
  const rows: Row[] = [];
  const before: (readonly Condition[])[] = [];
  for (const row of table) {
    const left = narrow(conditionsOf(row.when), known);
    if (left === undefined) continue;
    const when: Conditions = Object.fromEntries(left);
    if (before.some((earlier) => hides(earlier, when))) continue;
    before.push(left);
    rows.push({ ...row, when });
  }
  return rows;
}

type Condition = readonly [id: FactId, accepted: readonly string[]];

/** A row asks about few of the facts, and is looked at for every group: what it asks, in the order of the facts. */
const conditionsOf = byObject((when: Conditions) =>
  FACT_IDS.flatMap((id): readonly Condition[] => {
    const accepted: readonly string[] | undefined = when[id];
    return accepted === undefined ? [] : [[id, accepted]];
  }),
);

/** What is left to ask; nothing when the row cannot hold. */
function narrow(conditions: readonly Condition[], known: Known): readonly Condition[] | undefined {
  const left: Condition[] = [];
  for (const [id, accepted] of conditions) {
    const possible: readonly string[] = known[id] ?? valuesOf(id);
    const open = accepted.filter((value) => possible.includes(value));
    if (open.length === 0) return undefined;
    if (open.length < possible.length) left.push([id, open]);
  }
  return left;
}

/** True when the first holds wherever the second does. */
function hides(first: readonly Condition[], second: Conditions): boolean {
  return first.every(([id, accepted]) => {
    const asked: readonly string[] = second[id] ?? valuesOf(id);
    return asked.every((value) => accepted.includes(value));
  });
}
