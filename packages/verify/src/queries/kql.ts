import { type Conditions, type DecisionRow, FACT_IDS, type FactId } from '@mdav/core';

/** A text of the Kusto query language: double quotes, escapes, no control characters. */
export function kqlText(text: string): string {
  const escaped = text.replace(/[\\"]/g, '\\$&').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escapeCharacter);
  return `"${escaped}"`;
}

function escapeCharacter(character: string): string {
  return [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('');
}

/** A comment of one line; what would end it or turn it round is left out. */
export function kqlComment(text: string): string {
  return `// ${text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')}`.trimEnd();
}

/** The column that holds a fact in our queries: `securityCenter` is `SecurityCenter`. */
export function factColumn(id: FactId): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}

/** `Os == "server" and Force in ("absent", "unknown")`, facts in the order of the table. */
export function kqlConditions(when: Conditions): string {
  return FACT_IDS.flatMap((id) => {
    const values: readonly string[] | undefined = when[id];
    if (values === undefined) return [];
    const [only] = values;
    if (values.length === 1 && only !== undefined) return [`${factColumn(id)} == ${kqlText(only)}`];
    return [`${factColumn(id)} in (${values.map(kqlText).join(', ')})`];
  }).join(' and ');
}

/**
 * The decision table as one `case`: `verdict/cause` of the first row that holds. The table is complete, so its last
 * row is what remains and needs no conditions.
 */
export function kqlDecision(table: readonly DecisionRow[]): readonly string[] {
  const result = ({ verdict, cause }: DecisionRow) => kqlText(`${verdict}/${cause}`);
  const last = table.at(-1);
  if (last === undefined) throw new Error('a decision table has rows');
  if (table.length === 1) return [result(last)];
  return [
    'case(',
    ...table.slice(0, -1).map((row) => `    ${kqlConditions(row.when)}, ${result(row)},`),
    `    ${result(last)})`,
  ];
}
