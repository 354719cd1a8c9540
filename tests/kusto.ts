import { createRequire } from 'node:module';

/**
 * Microsoft's own language service for the Kusto query language, as a second reader of the queries that we write: it
 * parses them and binds every name against declared tables.
 */

/** A complaint of the language service, with the place in the query. */
export interface KustoComplaint {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly near: string;
}

/** A node of the syntax tree: what the tests need of it. */
export interface KustoNode {
  readonly kind: string;
  readonly text: string;
  readonly children: readonly KustoNode[];
}

// The service is compiled from C# and declares itself on the global object; its own types are 1.7 MB.
// biome-ignore lint/suspicious/noExplicitAny: no usable types
type Service = any;

let loaded: Service;

function service(): Service {
  if (loaded !== undefined) return loaded;
  const require = createRequire(import.meta.url);
  require('@kusto/language-service-next/bridge.min.js');
  require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
  loaded = (globalThis as Service).Kusto.Language;
  return loaded;
}

const TYPES = { bool: 'Bool', datetime: 'DateTime', dynamic: 'Dynamic', long: 'Long', string: 'String' } as const;

/** Tables with the type of each column. */
export type KustoTables = Readonly<Record<string, Readonly<Record<string, keyof typeof TYPES>>>>;

/** The queries of a file: blank lines separate them, as the editors take it. */
export function kustoQueries(text: string): readonly string[] {
  return text.split(/\n[ \t]*\n/).filter((part) => !part.split('\n').every((line) => /^\s*(\/\/.*)?$/.test(line)));
}

const known = new Map<string, Service>();

/** What the service knows of these tables: made once, since it remembers what it worked out from it. */
function stateOf(tables: KustoTables): Service {
  const key = JSON.stringify(tables);
  const state = known.get(key) ?? makeState(tables);
  known.set(key, state);
  return state;
}

function makeState(tables: KustoTables): Service {
  const { Symbols, GlobalState } = service();
  const symbols = Object.entries(tables).map(([name, columns]) => {
    const list = Object.entries(columns).map(
      ([column, type]) => new Symbols.ColumnSymbol(column, Symbols.ScalarTypes[TYPES[type]]),
    );
    return new Symbols.TableSymbol.$ctor4(name, list);
  });
  return GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.$ctor1('hunting', symbols));
}

/** A query as the service reads it. */
export interface ReadQuery {
  readonly complaints: readonly KustoComplaint[];
  readonly tree: KustoNode;
}

const readings = new Map<string, ReadQuery>();

/** Parses and binds a query: once for each, since a long one takes half a second. */
export function readKusto(query: string, tables: KustoTables): ReadQuery {
  const key = JSON.stringify([query, tables]);
  const reading = readings.get(key) ?? parsed(query, tables);
  readings.set(key, reading);
  return reading;
}

function parsed(query: string, tables: KustoTables): ReadQuery {
  return plainly(service().KustoCode.ParseAndAnalyze(query, stateOf(tables)), query);
}

/** Parses a query and binds no name of it, which takes a quarter of the time: it complains of the form alone. */
export function parseKusto(query: string): ReadQuery {
  return plainly(service().KustoCode.Parse(query), query);
}

function plainly(code: Service, query: string): ReadQuery {
  const { Syntax } = service();
  const found = code.GetDiagnostics();
  const complaints = Array.from({ length: found.Count }, (_, index) => {
    const { Code, Severity, Message, Start, Length } = found.getItem(index);
    return { code: Code, severity: Severity, message: Message, near: query.substr(Start, Math.max(Length, 20)) };
  });
  const kinds = new Map(
    Object.entries(Syntax.SyntaxKind)
      .filter(([, value]) => typeof value === 'number')
      .map(([name, value]) => [value, name]),
  );
  const plain = (node: Service): KustoNode => ({
    kind: String(kinds.get(node.Kind) ?? node.Kind),
    text: node.IsToken ? node.Text : '',
    children: Array.from({ length: node.ChildCount }, (_, index) => node.GetChild(index))
      .filter((child) => child !== null && child !== undefined)
      .map(plain),
  });
  return { complaints, tree: plain(code.Syntax) };
}

const texts = new Map<string, string>();

/** The text that a literal stands for. */
export function kustoText(literal: string): string {
  const text = texts.get(literal) ?? service().KustoFacts.GetStringLiteralValue(literal);
  texts.set(literal, text);
  return text;
}
