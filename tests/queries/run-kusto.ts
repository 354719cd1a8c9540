import { type KustoNode, type KustoTables, type ReadQuery, readKusto } from '../kusto.ts';
import { callOf, child, elements, evaluate, type Scope, truth, typeOf, unknown, words } from './kusto-expressions.ts';
import { AGGREGATIONS, placeOfLargest } from './kusto-functions.ts';
import { type ColumnType, compare, nothingOf, type Row, type Table, type Value } from './kusto-values.ts';

/** What a query runs on. */
interface World {
  readonly tables: Map<string, Table>;
  readonly scalars: Map<string, Value>;
  readonly now: Date;
}

/**
 * Runs a query over tables: the operators that our queries use, as Microsoft's pages describe them, over the syntax tree of
 * its language service. Anything else ends with an error. `now` is the time at which it runs.
 */
export function runKusto(
  query: string,
  tables: Readonly<Record<string, Table>>,
  now: Date,
  read: (query: string, tables: KustoTables) => ReadQuery = readKusto,
): Table {
  const schemas = Object.fromEntries(Object.entries(tables).map(([name, { columns }]) => [name, columns]));
  const { complaints, tree } = read(query, schemas as KustoTables);
  if (complaints.length > 0) throw new Error(complaints.map(({ message, near }) => `${message} ${near}`).join('\n'));
  const world: World = { tables: new Map(Object.entries(tables)), scalars: new Map(), now };
  let answer: Table = { columns: {}, rows: [] };
  const statements = tree.children.flatMap((part) => (part.kind === 'List' ? elements(part) : []));
  for (const statement of statements) {
    if (statement.kind === 'LetStatement') declare(statement, world);
    else answer = tabular(child(statement, 0), world);
  }
  return answer;
}

function declare(statement: KustoNode, world: World): void {
  const name = words(child(statement, 1));
  const value = child(statement, 3);
  if (isTabular(value, world)) world.tables.set(name, tabular(value, world));
  else world.scalars.set(name, evaluate(value, scopeOf({ columns: {}, rows: [] }, 0, world)));
}

function isTabular(node: KustoNode, { tables }: World): boolean {
  return node.kind === 'PipeExpression' || TABULAR[node.kind] !== undefined || tables.has(words(node));
}

function tabular(node: KustoNode, world: World): Table {
  if (node.kind === 'PipeExpression') return apply(tabular(child(node, 0), world), child(node, 2), world);
  if (node.kind === 'ParenthesizedExpression') return tabular(child(node, 1), world);
  if (node.kind === 'NameReference') return world.tables.get(words(node)) ?? unknown(`the table ${words(node)}`);
  const source = TABULAR[node.kind] ?? unknown(`${node.kind}: ${words(node)}`);
  return source(node, world);
}

const NO_ROWS: Table = { columns: {}, rows: [{}] };

const TABULAR: Readonly<Record<string, (node: KustoNode, world: World) => Table>> = {
  DataTableExpression: datatable,
  PrintOperator: (node, world) => projected(NO_ROWS, elements(node), world, (index) => `print_${index}`),
  RangeOperator: (node, world) => {
    const [, name, , from, , to, , step] = node.children;
    if (name === undefined || from === undefined || to === undefined || step === undefined)
      return unknown('this range');
    const [first, last, by] = [from, to, step].map((one) => Number(evaluate(one, scopeOf(NO_ROWS, 0, world))));
    const rows: Row[] = [];
    for (let value = first ?? 0; value <= (last ?? 0); value += by ?? 1) rows.push({ [words(name)]: value });
    return { columns: { [words(name)]: 'long' }, rows };
  },
};

const DECLARED: Readonly<Record<string, ColumnType>> = {
  int: 'long',
  long: 'long',
  string: 'string',
  bool: 'bool',
  dynamic: 'dynamic',
  datetime: 'datetime',
};

function datatable(node: KustoNode, world: World): Table {
  const schema = node.children.find(({ kind }) => kind === 'RowSchema');
  const columns = Object.fromEntries(
    elements(schema).map((one) => {
      const type = words(child(one, 2));
      return [words(child(one, 0)), DECLARED[type] ?? unknown(`the type ${type}`)];
    }),
  );
  const names = Object.keys(columns);
  const cells = elements(node.children.findLast(({ kind }) => kind === 'List'));
  const values = cells.map((cell) => evaluate(cell, scopeOf(NO_ROWS, 0, world)));
  const rows = Array.from({ length: values.length / names.length }, (_, row) =>
    Object.fromEntries(names.map((name, column) => [name, values[row * names.length + column] ?? null])),
  );
  return { columns, rows };
}

const scopeOf = ({ columns, rows }: Table, index: number, { scalars, now }: World): Scope => ({
  columns,
  rows,
  index,
  scalars,
  now,
});

function apply(table: Table, operator: KustoNode, world: World): Table {
  const known = OPERATORS[operator.kind] ?? unknown(`${operator.kind}: ${words(operator)}`);
  return known(table, operator, world);
}

const OPERATORS: Readonly<Record<string, (table: Table, operator: KustoNode, world: World) => Table>> = {
  ExtendOperator: (table, operator, world) => {
    const added = projected(table, elements(operator), world, (index) => `Column${index + 1}`);
    return {
      columns: { ...table.columns, ...added.columns },
      rows: table.rows.map((row, index) => ({ ...row, ...added.rows[index] })),
    };
  },
  FilterOperator: (table, operator, world) => ({
    columns: table.columns,
    rows: table.rows.filter((_, index) => truth(child(operator, -1), scopeOf(table, index, world)) === true),
  }),
  JoinOperator: join,
  MvExpandOperator: expand,
  ProjectOperator: (table, operator, world) =>
    projected(table, elements(operator), world, (index) => `Column${index + 1}`),
  SortOperator: sort,
  SummarizeOperator: summarize,
};

/** `Name = expression`, or an expression whose name follows from it. */
function named(node: KustoNode, otherwise: string): readonly [string, KustoNode] {
  if (node.kind === 'SimpleNamedExpression') return [words(child(node, 0)), child(node, 2)];
  return [node.kind === 'NameReference' ? words(node) : otherwise, node];
}

/** Rows of the expressions alone. One may use a column that another one of the same list makes only in the next operator. */
function projected(table: Table, list: readonly KustoNode[], world: World, nameless: (index: number) => string): Table {
  const made = list.map((node, index) => named(node, nameless(index)));
  return {
    columns: Object.fromEntries(made.map(([name, node]) => [name, typeOf(node, table.columns)])),
    rows: table.rows.map((_, index) =>
      Object.fromEntries(made.map(([name, node]) => [name, evaluate(node, scopeOf(table, index, world))])),
    ),
  };
}

/** A row for every element of an array; an empty one leaves none. */
function expand(table: Table, operator: KustoNode, world: World): Table {
  const [one, ...more] = elements(operator.children.findLast(({ kind }) => kind === 'List'));
  if (one === undefined || more.length > 0) return unknown('mv-expand of several columns');
  const [source, type] = one.kind === 'MvExpandExpression' ? [child(one, 0), one.children[1]] : [one, undefined];
  const [name, node] = named(source, words(source));
  const stated = type && DECLARED[words(type).replace(/^totypeof\(|\)$/g, '')];
  return {
    columns: { ...table.columns, [name]: stated ?? 'dynamic' },
    rows: table.rows.flatMap((row, index) => {
      const value = evaluate(node, scopeOf(table, index, world));
      return Array.isArray(value) ? value.map((element) => ({ ...row, [name]: element as Value })) : [];
    }),
  };
}

/** Descending unless said otherwise; nothing is the least. Rows that are equal keep their order. */
function sort(table: Table, operator: KustoNode, world: World): Table {
  const keys = elements(operator.children.findLast(({ kind }) => kind === 'List')).map((key) =>
    key.kind === 'OrderedExpression'
      ? { node: child(key, 0), sign: /asc/.test(words(child(key, 1))) ? 1 : -1 }
      : { node: key, sign: -1 },
  );
  const sorted = table.rows
    .map((row, index) => ({ row, values: keys.map(({ node }) => evaluate(node, scopeOf(table, index, world))) }))
    .sort((one, other) => {
      for (const [index, { sign }] of keys.entries()) {
        const [a = null, b = null] = [one.values[index], other.values[index]];
        const order = a === null || b === null ? Number(b === null) - Number(a === null) : (compare(a, b) ?? 0);
        if (order !== 0) return order * sign;
      }
      return 0;
    });
  return { columns: table.columns, rows: sorted.map(({ row }) => row) };
}

/** `kind=inner` and `kind=leftouter` on columns of the same name. Columns of the right side that clash get a number. */
function join(left: Table, operator: KustoNode, world: World): Table {
  const kind = /kind=(\w+)/.exec(words(child(operator, 1)))?.[1];
  if (kind !== 'inner' && kind !== 'leftouter') return unknown(`join kind=${kind}`);
  const right = tabular(child(operator, 2), world);
  const on = elements(child(operator, -1)).map(words);
  const names = new Map<string, string>();
  for (const name of Object.keys(right.columns)) {
    const taken = (candidate: string) =>
      Object.hasOwn(left.columns, candidate) || [...names.values()].includes(candidate);
    let free = name;
    for (let number = 1; taken(free); number++) free = `${name}${number}`;
    names.set(name, free);
  }
  const renamed = (row: Row | undefined) =>
    Object.fromEntries(
      [...names].map(([name, free]) => [
        free,
        row === undefined ? nothingOf(right.columns[name]) : (row[name] ?? null),
      ]),
    );
  const keyOf = (row: Row) => JSON.stringify(on.map((name) => row[name] ?? null));
  const byKey = new Map<string, Row[]>();
  for (const row of right.rows) byKey.set(keyOf(row), [...(byKey.get(keyOf(row)) ?? []), row]);
  return {
    columns: {
      ...left.columns,
      ...Object.fromEntries([...names].map(([name, free]) => [free, right.columns[name] ?? 'dynamic'])),
    },
    rows: left.rows.flatMap((row) => {
      const found: readonly (Row | undefined)[] = byKey.get(keyOf(row)) ?? (kind === 'leftouter' ? [undefined] : []);
      return found.map((other) => ({ ...row, ...renamed(other) }));
    }),
  };
}

function summarize(table: Table, operator: KustoNode, world: World): Table {
  const by = operator.children.find(({ kind }) => kind === 'SummarizeByClause');
  const keys = elements(by).map((node, index) => named(node, `Column${index + 1}`));
  const groups = new Map<string, { readonly key: Row; readonly rows: Row[] }>();
  table.rows.forEach((row, index) => {
    const key = Object.fromEntries(keys.map(([name, node]) => [name, evaluate(node, scopeOf(table, index, world))]));
    const group = groups.get(JSON.stringify(key)) ?? { key, rows: [] };
    group.rows.push(row);
    groups.set(JSON.stringify(key), group);
  });
  const lists = operator.children.filter(({ kind }) => kind === 'List');
  const parts = elements(lists.at(-1)).map((node) =>
    aggregation(node, table, new Set(keys.map(([name]) => name)), world),
  );
  return {
    columns: Object.assign(
      Object.fromEntries(keys.map(([name, node]) => [name, typeOf(node, table.columns)])),
      ...parts.map(({ columns }) => columns),
    ),
    rows: [...groups.values()].map(({ key, rows }) => Object.assign({ ...key }, ...parts.map(({ of }) => of(rows)))),
  };
}

interface Part {
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly of: (rows: readonly Row[]) => Row;
}

function aggregation(node: KustoNode, table: Table, keys: ReadonlySet<string>, world: World): Part {
  const [name, expression] = named(node, '');
  const { name: called, given } = callOf(expression);
  const valuesOf = (rows: readonly Row[], argument: KustoNode) =>
    rows.map((_, index) => evaluate(argument, scopeOf({ columns: table.columns, rows }, index, world)));
  if (called === 'arg_max') {
    const [measure, ...returned] = given;
    if (measure === undefined) return unknown('arg_max of nothing');
    const isAll = returned.some((one) => words(one) === '*');
    const others = isAll ? Object.keys(table.columns).filter((column) => !keys.has(column)) : returned.map(words);
    const columns = [words(measure), ...others.filter((column) => column !== words(measure))];
    return {
      columns: Object.fromEntries(columns.map((column) => [column, table.columns[column] ?? 'dynamic'])),
      of: (rows) => {
        const row = rows[placeOfLargest(valuesOf(rows, measure))] ?? {};
        return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
      },
    };
  }
  const { gives, of } = AGGREGATIONS[called] ?? unknown(`the aggregation ${called}`);
  const measured = typeof gives === 'number' ? given[gives] : undefined;
  const type = measured === undefined ? (gives as ColumnType) : typeOf(measured, table.columns);
  const column = name === '' ? `${called}_${measured?.kind === 'NameReference' ? words(measured) : ''}` : name;
  return {
    columns: { [column]: type },
    of: (rows) => {
      const value = of(
        (argument) => valuesOf(rows, given[argument] ?? unknown(`${called} with fewer arguments`)),
        rows,
      );
      return { [column]: value ?? nothingOf(type) };
    },
  };
}
