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
  for (const row of table) {
    const when = narrow(row.when, known);
    if (when === undefined || rows.some((earlier) => hides(earlier.when, when))) continue;
    rows.push({ ...row, when });
  }
  return rows;
}

/** What is left to ask; nothing when the row cannot hold. */
function narrow(when: Conditions, known: Known): Conditions | undefined {
  const left: Partial<Record<FactId, readonly string[]>> = {};
  for (const id of FACT_IDS) {
    const accepted: readonly string[] | undefined = when[id];
    if (accepted === undefined) continue;
    const possible: readonly string[] = known[id] ?? valuesOf(id);
    const open = accepted.filter((value) => possible.includes(value));
    if (open.length === 0) return undefined;
    if (open.length < possible.length) left[id] = open;
  }
  return left as Conditions;
}

/** True when the first holds wherever the second does. */
function hides(first: Conditions, second: Conditions): boolean {
  return FACT_IDS.every((id) => {
    const accepted: readonly string[] | undefined = first[id];
    if (accepted === undefined) return true;
    const asked: readonly string[] = second[id] ?? valuesOf(id);
    return asked.every((value) => accepted.includes(value));
  });
}
