import { readFileSync } from 'node:fs';
import { parseFleet, type ResolvedGroup, resolveFleet } from '@mdav/core';
import {
  type Conditions,
  DECISION_TABLE,
  everyCombination,
  FACT_IDS,
  type FactId,
  valuesOf,
} from '@mdav/core/decision';
import { groupWith } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { type KustoNode, type KustoTables, kustoQueries, readKusto } from '../../../../tests/kusto.ts';
import { cmpivotQueries } from './cmpivot.ts';
import { huntingQueries } from './hunting.ts';
import { HUNTING_KNOWS, WATCHED_VALUES } from './hunting-facts.ts';
import { HUNTING_TABLES } from './hunting-schema.ts';
import { factColumn } from './kql-decision.ts';

const TABLES: KustoTables = Object.fromEntries(
  Object.entries(HUNTING_TABLES).map(([name, { columns }]) => [name, columns]),
);
const CONTOSO = contoso();
const group = (name: string): ResolvedGroup => ({ ...groupWith({}), name });

/** Names that would break out of a text, a comment or a JSON value, were they written as they are. */
const HOSTILE: readonly ResolvedGroup[] = [
  group('a"b'),
  { ...group('a\\'), devices: { names: ['"*', "x'] | take 1", '\n| take 1 //'], tags: ['t"', '\u202e|'] } },
  { ...group('*/ // \r\nDeviceInfo'), fleet: 'fleet\n| take 1', devices: { names: ['(?i)[', 'a{9999999}'] } },
];

describe('hunting queries, read by the language service of Kusto', () => {
  const files: readonly (readonly [string, string])[] = [
    ['the whole fleet', huntingQueries(CONTOSO)],
    ...CONTOSO.map((one) => [`the group ${one.name}`, huntingQueries(CONTOSO, one)] as const),
    ['one group without patterns', huntingQueries([group('all')])],
    ['hostile names', huntingQueries(HOSTILE)],
  ];

  it.each(files)('%s: four queries that bind against the documented columns', (_, text) => {
    const queries = kustoQueries(text);
    expect(queries).toHaveLength(4);
    for (const query of queries) expect(readKusto(query, TABLES).complaints).toEqual([]);
  });

  it('say what is of one group alone in lines of that group: one more among hundreds changes few', () => {
    const groups = ['a', 'b', 'c'].map((name) => ({ ...group(name), devices: { names: [`${name}-*`], tags: [name] } }));
    const [many, few] = [groups, groups.filter(({ name }) => name !== 'b')].map((those) => huntingQueries(those));
    const lines = (text = '') => text.split('\n');
    const own = lines(many).filter((line) => line.includes('"b"'));
    expect(lines(many).filter((line) => !own.includes(line))).toEqual(lines(few));
  });

  it('ask of tamper protection what the file says, and nothing under configuration protection', () => {
    const wishes = (['on', 'off', 'configuration-protection', undefined] as const).map((tamperProtection) => {
      const { tamperProtection: _, ...plain } = group('a');
      const text = huntingQueries([{ ...plain, ...(tamperProtection && { tamperProtection }) }]);
      return /^ *"a", "active", "[^"]*", "([^"]*)"/m.exec(text)?.[1];
    });
    expect(wishes).toEqual(['on', 'off', '', '']);
    const brought = groupWith({ tamperProtection: 'on' }, { tamperProtection: 'off' });
    expect(huntingQueries([brought])).toMatch(/^ *"devices", "active", "[^"]*", "on"/m);
  });

  it('would notice a column that is on no page', () => {
    const [query = ''] = kustoQueries(huntingQueries(CONTOSO));
    const { complaints } = readKusto(query.replaceAll('SensorHealthState', 'SensorHealth'), TABLES);
    expect(complaints.map(({ message }) => message).join()).toContain('SensorHealth');
  });
});

describe('the decision table in a query', () => {
  const cases: readonly (readonly [string, readonly ResolvedGroup[], ResolvedGroup | undefined])[] = [
    ['the whole fleet', CONTOSO, undefined],
    ...CONTOSO.map((one) => [one.name, CONTOSO, one] as const),
  ];

  it.each(cases)('%s: decides as the library for every combination', (_, groups, of) => {
    const [query = ''] = kustoQueries(huntingQueries(groups, of));
    const rows = rowsOf(extension(readKusto(query, TABLES).tree, 'Outcome'));
    const wanted = [...new Set((of === undefined ? groups : [of]).map(({ mode }) => mode))];
    const known: Conditions = { ...HUNTING_KNOWS, wanted };
    let compared = 0;
    for (const { sample, count, rows: found } of everyCombination([{ when: known }], DECISION_TABLE, rows)) {
      // Without block mode wanted, the query settles the floor itself.
      if (found[0] !== 0 || (!sample.wanted.endsWith('+edr-block') && sample.floor !== 'met')) continue;
      const row = DECISION_TABLE[found[1] ?? -1];
      expect(rows[found[2] ?? -1]?.outcome, JSON.stringify(sample)).toBe(`${row?.verdict}/${row?.cause}`);
      compared += count;
    }
    expect(compared).toBeGreaterThan(1000);
  });

  it('asks for facts that the query derives, with values that the facts have', () => {
    const [query = ''] = kustoQueries(huntingQueries(CONTOSO));
    const { tree } = readKusto(query, TABLES);
    const asked = new Set(rowsOf(extension(tree, 'Outcome')).flatMap(({ when }) => Object.keys(when) as FactId[]));
    for (const id of asked) {
      if (id === 'wanted' || id === 'onboarding') continue;
      const values = resultsOf(extension(tree, factColumn(id)));
      expect(values.length, id).toBeGreaterThan(1);
      for (const value of values) expect(HUNTING_KNOWS[id] ?? valuesOf(id), id).toContain(value);
    }
    expect(asked.size).toBeGreaterThan(6);
  });
});

describe('comparisons of texts', () => {
  // Values as the pages and published queries have them; a key as the portal shows it.
  const actions = [
    'RegistryKeyCreated',
    'RegistryKeyDeleted',
    'RegistryKeyRenamed',
    'RegistryValueDeleted',
    'RegistryValueSet',
  ];
  const keys = Object.values(WATCHED_VALUES).map(({ key }) => key.replace(/^HKLM/, 'HKEY_LOCAL_MACHINE'));
  const comparisons = kustoQueries(huntingQueries(CONTOSO)).flatMap((query) =>
    nodes(readKusto(query, TABLES).tree).flatMap(({ kind, children }) => {
      const compare = COMPARISONS[kind];
      const [left, , right] = children;
      if (compare === undefined || right?.kind !== 'StringLiteralExpression') return [];
      return [{ column: words(left as KustoNode).trim(), text: literal(right), compare }];
    }),
  );
  const found = (column: string, values: readonly string[]) =>
    comparisons
      .filter((one) => one.column === column)
      .map(({ text, compare }) => values.filter((value) => compare(value.toLowerCase(), text.toLowerCase())));

  it('see a deletion in the action that tells one', () => {
    const deletions = found('ActionType', actions);
    expect(deletions).toEqual([
      ['RegistryKeyDeleted', 'RegistryValueDeleted'],
      ['RegistryKeyDeleted', 'RegistryValueDeleted'],
    ]);
  });

  it('find every key that is watched', () => {
    const hits = found('Key', keys);
    expect(hits.length).toBeGreaterThan(3);
    expect(new Set(hits.flat())).toEqual(new Set(keys));
    for (const hit of hits) expect(hit).not.toEqual([]);
  });

  it('would notice a part of a word that is asked for as a whole', () => {
    expect(actions.filter((action) => COMPARISONS.HasExpression?.(action.toLowerCase(), 'deleted'))).toEqual([]);
  });
});

/** What the operators for texts hold two lower-case texts to: `has` takes whole terms, which are runs of letters and digits. */
const COMPARISONS: Readonly<Record<string, (value: string, text: string) => boolean>> = {
  HasExpression: (value, text) => new RegExp(`(?<![a-z0-9])${text}(?![a-z0-9])`).test(value),
  EndsWithExpression: (value, text) => value.endsWith(text),
  StartsWithExpression: (value, text) => value.startsWith(text),
  ContainsExpression: (value, text) => value.includes(text),
};

describe('CMPivot queries', () => {
  it('parse, and ask for the forcing value on servers', () => {
    for (const one of CONTOSO)
      for (const query of kustoQueries(cmpivotQueries(one))) {
        const faults = readKusto(query, {}).complaints.filter(({ code }) => SYNTAX.test(code));
        expect(faults, query).toEqual([]);
      }
    const servers = CONTOSO.find(({ name }) => name === 'file-servers');
    expect(cmpivotQueries(servers as ResolvedGroup)).toContain("Property == 'ForceDefenderPassiveMode'");
  });
});

/** Complaints about the form, not about names: CMPivot has entities that no declared database has. */
const SYNTAX = /^KS(0|00)/;

interface ReadRow {
  readonly when: Conditions;
  readonly outcome: string;
}

/** The expression of `extend NAME = …`. */
function extension(tree: KustoNode, name: string): KustoNode {
  const found = nodes(tree).find(
    ({ kind, children }) =>
      kind === 'SimpleNamedExpression' && children[0] !== undefined && words(children[0]) === name,
  );
  const expression = found?.children[2];
  if (expression === undefined) throw new Error(`the query has no ${name}`);
  return expression;
}

/** A `case` as rows: the last argument is what remains. */
function rowsOf(node: KustoNode): readonly ReadRow[] {
  const values = callArguments(node, 'case');
  const rows: ReadRow[] = [];
  for (let index = 0; index + 1 < values.length; index += 2)
    rows.push({ when: conditionsOf(values[index]), outcome: literal(values[index + 1]) });
  return [...rows, { when: {}, outcome: literal(values.at(-1)) }];
}

/** Every text that a `case` or `iff` can give. */
function resultsOf(node: KustoNode): readonly string[] {
  const name = words(node.children[0] as KustoNode);
  const values = callArguments(node, name);
  if (name === 'iff') return [literal(values[1]), literal(values[2])];
  return [...values.filter((_, index) => index % 2 === 1), values.at(-1)].map(literal);
}

function callArguments(node: KustoNode, name: string): readonly KustoNode[] {
  expect(node.kind).toBe('FunctionCallExpression');
  expect(words(node.children[0] as KustoNode)).toBe(name);
  return elements(node.children[1] as KustoNode);
}

/** The elements between two parentheses. */
function elements(list: KustoNode): readonly KustoNode[] {
  return (list.children[1]?.children ?? []).map(({ children }) => children[0] as KustoNode);
}

function conditionsOf(node: KustoNode | undefined): Conditions {
  if (node?.kind === 'AndExpression') return { ...conditionsOf(node.children[0]), ...conditionsOf(node.children[2]) };
  const [left, , right] = node?.children ?? [];
  const id = FACT_IDS.find((fact) => factColumn(fact) === words(left as KustoNode));
  if (id === undefined) throw new Error(`no fact is called ${words(left as KustoNode)}`);
  if (node?.kind === 'EqualExpression') return { [id]: [literal(right)] };
  expect(node?.kind).toBe('InExpression');
  return { [id]: elements(right as KustoNode).map(literal) };
}

function literal(node: KustoNode | undefined): string {
  expect(node?.kind).toBe('StringLiteralExpression');
  return JSON.parse(words(node as KustoNode)) as string;
}

const words = (node: KustoNode): string => node.text + node.children.map(words).join('');
const nodes = (node: KustoNode): readonly KustoNode[] => [node, ...node.children.flatMap(nodes)];

function contoso(): readonly ResolvedGroup[] {
  const text = readFileSync(new URL('../../../../examples/contoso/mdav.yaml', import.meta.url), 'utf8');
  const parsed = parseFleet({ text });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error('the example is no fleet');
  return resolved.value.groups;
}
