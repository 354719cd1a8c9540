import { type KustoNode, kustoText } from '../kusto.ts';
import { SCALARS } from './kusto-functions.ts';
import {
  both,
  type ColumnType,
  compare,
  either,
  equal,
  nothingOf,
  opposite,
  type Row,
  type Truth,
  textOf,
  type Value,
} from './kusto-values.ts';

/** Where an expression stands: a row among others, with the types of the columns. */
export interface Scope {
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly rows: readonly Row[];
  readonly index: number;
  /** Values of `let` statements. */
  readonly scalars: ReadonlyMap<string, Value>;
  readonly now: Date;
}

const wordsOf = new WeakMap<KustoNode, string>();

/** The text of a node, which every row asks for again. */
export function words(node: KustoNode): string {
  const known = wordsOf.get(node) ?? node.text + node.children.map(words).join('');
  wordsOf.set(node, known);
  return known;
}

/** The elements of a list, without what separates them. */
export function elements(node: KustoNode | undefined): readonly KustoNode[] {
  const list = node?.kind === 'List' ? node : node?.children.find(({ kind }) => kind === 'List');
  return (list?.children ?? []).map((element) => (element.kind === 'SeparatedElement' ? child(element, 0) : element));
}

export function child(node: KustoNode, index: number): KustoNode {
  const found = node.children.at(index);
  if (found === undefined) throw new Error(`${node.kind} has no part ${index}`);
  return found;
}

/** What is asked for but is not here ends the run: a test that leaves something out would prove nothing. */
export function unknown(what: string): never {
  throw new Error(`the evaluator does not know ${what}`);
}

export function evaluate(node: KustoNode, scope: Scope): Value {
  const known = EXPRESSIONS[node.kind] ?? unknown(`${node.kind}: ${words(node)}`);
  return known(node, scope);
}

export function truth(node: KustoNode, scope: Scope): Truth {
  const value = evaluate(node, scope);
  return typeof value === 'boolean' ? value : null;
}

type Evaluation = (node: KustoNode, scope: Scope) => Value;

const sides = (node: KustoNode, scope: Scope) =>
  [evaluate(child(node, 0), scope), evaluate(child(node, 2), scope)] as const;
const ordered =
  (holds: (order: number) => boolean): Evaluation =>
  (node, scope) => {
    const order = compare(...sides(node, scope));
    return order === null ? null : holds(order);
  };
/** Operators on texts that do not tell capitals from others. */
const textual =
  (holds: (left: string, right: string) => boolean): Evaluation =>
  (node, scope) => {
    const [left, right] = sides(node, scope).map((value) => textOf(value).toLowerCase());
    return holds(left ?? '', right ?? '');
  };
const membership: Evaluation = (node, scope) => {
  const isExact = child(node, 1).text === 'in';
  const spell = (value: Value) => (isExact ? textOf(value) : textOf(value).toLowerCase());
  const left = spell(evaluate(child(node, 0), scope));
  return elements(child(node, 2)).some((one) => spell(evaluate(one, scope)) === left);
};
const arithmetic =
  (of: (one: number, other: number) => number): Evaluation =>
  (node, scope) => {
    const [one, other] = sides(node, scope);
    return typeof one === 'number' && typeof other === 'number' ? of(one, other) : null;
  };

const EXPRESSIONS: Readonly<Record<string, Evaluation>> = {
  AddExpression: arithmetic((one, other) => one + other),
  AndExpression: (node, scope) => both(truth(child(node, 0), scope), truth(child(node, 2), scope)),
  BangTildeExpression: textual((left, right) => left !== right),
  BooleanLiteralExpression: (node) => words(node).toLowerCase() === 'true',
  ContainsExpression: textual((left, right) => left.includes(right)),
  DateTimeLiteralExpression: (node) => timeOf(words(node)),
  DynamicExpression: (node, scope) => evaluate(child(node, 2), scope),
  ElementExpression: (node, scope) =>
    elementOf(evaluate(child(node, 0), scope), evaluate(child(child(node, 1), 1), scope)),
  EndsWithExpression: textual((left, right) => left.endsWith(right)),
  EqualExpression: (node, scope) => equal(...sides(node, scope)),
  EqualTildeExpression: textual((left, right) => left === right),
  FunctionCallExpression: call,
  GreaterThanExpression: ordered((order) => order > 0),
  GreaterThanOrEqualExpression: ordered((order) => order >= 0),
  HasExpression: textual(hasTerm),
  InCsExpression: membership,
  InExpression: membership,
  IntLiteralExpression: (node) => (/null/.test(words(node)) ? null : Number(words(node).replace(/^int\(|\)$/g, ''))),
  JsonArrayExpression: (node, scope) => elements(node).map((one) => evaluate(one, scope)),
  LessThanExpression: ordered((order) => order < 0),
  LessThanOrEqualExpression: ordered((order) => order <= 0),
  LongLiteralExpression: (node) => Number(words(node)),
  MatchesRegexExpression: (node, scope) => matches(...sides(node, scope)),
  ModuloExpression: arithmetic((one, other) => one % other),
  MultiplyExpression: arithmetic((one, other) => one * other),
  NameReference: nameOf,
  NotEqualExpression: (node, scope) => opposite(equal(...sides(node, scope)) ?? true),
  OrExpression: (node, scope) => either(truth(child(node, 0), scope), truth(child(node, 2), scope)),
  ParenthesizedExpression: (node, scope) => evaluate(child(node, 1), scope),
  PathExpression: (node, scope) => elementOf(evaluate(child(node, 0), scope), words(child(node, 2))),
  StartsWithExpression: textual((left, right) => left.startsWith(right)),
  StringLiteralExpression: (node) => kustoText(words(node)),
  TimespanLiteralExpression: (node) => spanOf(words(node)),
};

function nameOf(node: KustoNode, { columns, rows, index, scalars }: Scope): Value {
  const name = words(node);
  if (Object.hasOwn(columns, name)) return rows[index]?.[name] ?? nothingOf(columns[name]);
  const value = scalars.get(name);
  return value === undefined ? unknown(`the name ${name}`) : value;
}

function elementOf(value: Value, key: Value): Value {
  if (Array.isArray(value)) return value.at(Number(key)) ?? null;
  if (value === null || typeof value !== 'object' || value instanceof Date) return null;
  return (value as Readonly<Record<string, Value>>)[textOf(key)] ?? null;
}

/** Terms are runs of ASCII letters and digits: what is asked for has to be whole ones. */
function hasTerm(left: string, right: string): boolean {
  const isTerm = (unit: string | undefined) => unit !== undefined && /[a-z0-9]/.test(unit);
  for (let at = left.indexOf(right); at >= 0; at = left.indexOf(right, at + 1)) {
    const isCut =
      (isTerm(right[0]) && isTerm(left[at - 1])) || (isTerm(right.at(-1)) && isTerm(left[at + right.length]));
    if (!isCut) return true;
  }
  return false;
}

function matches(value: Value, pattern: Value): boolean {
  const [, flags = '', source = ''] = /^(?:\(\?(\w+)\))?([\s\S]*)$/.exec(textOf(pattern)) ?? [];
  return new RegExp(source, flags).test(textOf(value));
}

function timeOf(text: string): Date | null {
  const inner = text.replace(/^datetime\(|\)$/g, '').trim();
  return inner === 'null' ? null : new Date(inner.includes(':') ? `${inner.replace(' ', 'T')}Z` : inner);
}

const SPANS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 };

function spanOf(text: string): number {
  const [, count = '', unit = ''] = /^(\d+)([dhms])$/.exec(text) ?? unknown(`the span ${text}`);
  return Number(count) * (SPANS[unit] ?? 0);
}

/** Name and arguments of a call. */
export function callOf(node: KustoNode): { readonly name: string; readonly given: readonly KustoNode[] } {
  return { name: words(child(node, 0)), given: elements(child(node, 1)) };
}

function call(node: KustoNode, scope: Scope): Value {
  const { name, given } = callOf(node);
  const special = SPECIAL[name];
  if (special !== undefined) return special(given, scope);
  const scalar = SCALARS[name] ?? unknown(`the function ${name}`);
  return scalar.of(
    given.map((one) => evaluate(one, scope)),
    scope.now,
  );
}

const SPECIAL: Readonly<Record<string, (given: readonly KustoNode[], scope: Scope) => Value>> = {
  case: choose,
  iff: choose,
  iif: choose,
  not: ([one], scope) => (one === undefined ? null : opposite(truth(one, scope))),
  prev: ([one, by], scope) => {
    const index = scope.index - (by === undefined ? 1 : Number(evaluate(by, scope)));
    if (one === undefined) return null;
    return scope.rows[index] === undefined ? nothingOf(typeOf(one, scope.columns)) : evaluate(one, { ...scope, index });
  },
};

/** The value after the first condition that is true, else the last one. */
function choose(given: readonly KustoNode[], scope: Scope): Value {
  for (let index = 0; index + 1 < given.length; index += 2) {
    const [condition, value] = [given[index], given[index + 1]];
    if (condition !== undefined && value !== undefined && truth(condition, scope) === true)
      return evaluate(value, scope);
  }
  const otherwise = given.at(-1);
  return otherwise === undefined ? null : evaluate(otherwise, scope);
}

const LITERALS: Readonly<Record<string, ColumnType>> = {
  DateTimeLiteralExpression: 'datetime',
  DynamicExpression: 'dynamic',
  IntLiteralExpression: 'long',
  LongLiteralExpression: 'long',
  StringLiteralExpression: 'string',
  AddExpression: 'long',
  ModuloExpression: 'long',
  MultiplyExpression: 'long',
  ElementExpression: 'dynamic',
  PathExpression: 'dynamic',
};

/** The type of an expression. Everything else that we use is a comparison. */
export function typeOf(node: KustoNode, columns: Readonly<Record<string, ColumnType>>): ColumnType {
  if (node.kind === 'NameReference') return columns[words(node)] ?? 'dynamic';
  if (node.kind === 'ParenthesizedExpression') return typeOf(child(node, 1), columns);
  if (node.kind !== 'FunctionCallExpression') return LITERALS[node.kind] ?? 'bool';
  const { name, given } = callOf(node);
  const gives = SCALARS[name]?.gives ?? (name === 'not' ? 'bool' : name === 'prev' ? 'first' : 'second');
  const place = { first: 0, second: 1 }[gives as string];
  const same = place === undefined ? undefined : given[place];
  return same === undefined ? (gives as ColumnType) : typeOf(same, columns);
}
