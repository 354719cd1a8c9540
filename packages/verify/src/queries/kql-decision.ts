import { type Conditions, type DecisionRow, FACT_IDS, type FactId } from '@mdav/core/decision';
import { joinCode, type Kql, kql, kqlName, kqlText } from '@mdav/quote';

/** The column that holds a fact in our queries: `securityCenter` is `SecurityCenter`. */
export function factColumn(id: FactId): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}

/** `Os == "server" and Force in ("absent", "unknown")`, facts in the order of the table. */
function kqlConditions(when: Conditions): Kql {
  const conditions = FACT_IDS.flatMap((id) => {
    const values: readonly string[] | undefined = when[id];
    if (values === undefined) return [];
    const column = kqlName(factColumn(id));
    const [only] = values;
    if (values.length === 1 && only !== undefined) return [kql`${column} == ${kqlText(only)}`];
    return [
      kql`${column} in (${joinCode(
        values.map((value) => kqlText(value)),
        ', ',
      )})`,
    ];
  });
  return joinCode(conditions, ' and ');
}

/**
 * The decision table as one `case`: `verdict/cause` of the first row that holds. The table is complete, so its last
 * row is what remains and needs no conditions.
 */
export function kqlDecision(table: readonly DecisionRow[]): Kql {
  const result = ({ verdict, cause }: DecisionRow) => kqlText(`${verdict}/${cause}`);
  const last = table.at(-1);
  if (last === undefined) throw new Error('a decision table has rows');
  if (table.length === 1) return result(last);
  const rows = table.slice(0, -1).map((row) => kql`    ${kqlConditions(row.when)}, ${result(row)},\n`);
  return kql`case(\n${joinCode(rows)}    ${result(last)})`;
}
