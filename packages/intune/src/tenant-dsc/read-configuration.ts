import type { JsonObject } from '@mdav/core/json';
import { expressionOf } from '../json/expression.ts';
import type { Offsets, TenantResource } from './form.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What stands in a configuration. */
export interface ReadConfiguration {
  readonly resources: readonly TenantResource[];
  readonly offsets: Offsets;
  /** Present where a resource does not end: what it is called, and where it begins. */
  readonly cutOff?: { readonly name: string; readonly at: number };
}

/** A resource of Intune with its name and the beginning of its block, wherever the brace stands. */
const RESOURCE = /(?:^|[{;])[ \t]*Intune\w+[ \t]+['"\u2018-\u201e$\w(][^\r\n{}]{0,400}\s{0,200}\{/m;

/** True of a text with such a resource. */
export function hasResources(text: string): boolean {
  return RESOURCE.test(text);
}

/** The statements whose blocks say what is there. Any other block is code: whether, and how often, it is carried out, the text does not tell. */
const DECLARES = /^(?:configuration|node)$/i;

/** No name has more pieces. */
const MOST_OF_NAME = 50;

/** Deeper, values are left as code. */
const DEEPEST = 60;

/** Reads the resources of Intune in a configuration of Microsoft365DSC (`.ps1`), as far as it is data. */
export function readConfiguration(text: string): ReadConfiguration {
  const tokens = tokensOf(text);
  const source: Source = { text, tokens, offsets: new Map() };
  const { offsets } = source;
  const resources: TenantResource[] = [];
  const open: OpenBlock[] = [];
  let statement: string | undefined;
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (isMark(token, '{') || isMark(token, '@{') || isMark(token, '@(') || isMark(token, '(')) {
      const isCode = isMark(token, '{') && !DECLARES.test(statement ?? '');
      open.push({ isConditional: open.at(-1)?.isConditional === true || isCode, statement });
      statement = undefined;
    } else if (isMark(token, '}') || isMark(token, ')')) statement = open.pop()?.statement;
    else if (isMark(token, ';') || (token?.kind === 'newline' && !goesOn(tokens[at + 1]))) statement = undefined;
    else if (token?.kind === 'word' && /^Intune\w+$/i.test(token.value)) {
      const block = blockAfter(source, at + 1);
      if (block !== undefined) {
        const { name, from } = block;
        const read = membersFrom(source, from, 0);
        if (read === undefined)
          return { resources, offsets, cutOff: { name: `${token.value} ${name}`, at: token.start } };
        const conditional = open.at(-1)?.isConditional === true ? ({ isConditional: true } as const) : {};
        resources.push({ type: token.value, name, properties: read.object, ...conditional });
        at = read.next;
        continue;
      }
    }
    // What stands in brackets before a statement is about it.
    if (statement === undefined && token?.kind === 'word' && !/^[[\]]/.test(token.value)) statement = token.value;
    at += 1;
  }
  return { resources, offsets };
}

/** The brace of a block may stand on a later line. */
function goesOn(next: Token | undefined): boolean {
  return next?.kind === 'newline' || isMark(next, '{');
}

/** A bracket that is open, and the first word of the statement that goes on behind it. */
interface OpenBlock {
  readonly isConditional: boolean;
  readonly statement: string | undefined;
}

interface ReadMembers {
  readonly object: JsonObject;
  readonly next: number;
}

interface ReadValue {
  readonly value: unknown;
  readonly next: number;
}

/** A text in its pieces, and where values stand in it that were read. A reader gives nothing where the text ends too early. */
interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly offsets: Map<object, { readonly at: number; readonly members: ReadonlyMap<string, number> }>;
}

/** The name behind a type, and the first token within the braces. */
function blockAfter(source: Source, at: number): { readonly name: string; readonly from: number } | undefined {
  const first = source.tokens[at];
  if (first === undefined || (first.kind === 'mark' && first.value !== '(') || first.kind === 'newline')
    return undefined;
  let end = at;
  for (let depth = 0; end < Math.min(source.tokens.length, at + MOST_OF_NAME); end += 1) {
    const token = source.tokens[end];
    if (isMark(token, '(') || isMark(token, '@(')) depth += 1;
    else if (isMark(token, ')')) depth -= 1;
    else if (depth === 0 && (token?.kind === 'newline' || isMark(token, '{'))) break;
    else if (isMark(token, '}') || isMark(token, '=') || isMark(token, ';')) return undefined;
  }
  const brace = past(source, end);
  if (!isMark(source.tokens[brace], '{')) return undefined;
  const last = source.tokens[end - 1] ?? first;
  const name = first.kind === 'text' && last === first ? first.value : source.text.slice(first.start, last.end);
  return { name, from: brace + 1 };
}

/** `Name = value` up to the brace that closes. */
function membersFrom(source: Source, from: number, depth: number): ReadMembers | undefined {
  const object: Record<string, unknown> = {};
  const members = new Map<string, number>();
  let at = from;
  for (;;) {
    const token = source.tokens[at];
    if (token === undefined) return undefined;
    if (isMark(token, '}')) break;
    if (token.kind === 'newline') {
      at += 1;
      continue;
    }
    const equals = past(source, at + 1);
    if ((token.kind === 'word' || token.kind === 'text') && isMark(source.tokens[equals], '=')) {
      const read = statementAt(source, past(source, equals + 1), depth);
      if (read === undefined) return undefined;
      Object.defineProperty(object, token.value, { value: read.value, enumerable: true, configurable: true });
      members.set(token.value, token.start);
      at = read.next;
    } else at += 1;
  }
  source.offsets.set(object, { at: source.tokens[from - 1]?.start ?? 0, members });
  return { object, next: at + 1 };
}

/** A value up to the end of its statement: what goes on behind a value makes it an expression. */
function statementAt(source: Source, from: number, depth: number): ReadValue | undefined {
  const first = valueAt(source, from, depth);
  if (first === undefined) return undefined;
  const values = [first.value];
  let at = first.next;
  while (isMark(source.tokens[at], ',')) {
    const item = valueAt(source, past(source, at + 1), depth);
    if (item === undefined) return undefined;
    values.push(item.value);
    at = item.next;
  }
  if (endsAt(source, at) || isNextInstance(source, at)) {
    if (values.length > 1) source.offsets.set(values, { at: source.tokens[from]?.start ?? 0, members: new Map() });
    return { value: values.length === 1 ? values[0] : values, next: at };
  }
  const end = skipFrom(source, at);
  return end === undefined ? undefined : { value: codeIn(source, from, end), next: end };
}

function valueAt(source: Source, at: number, depth: number): ReadValue | undefined {
  const token = source.tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === 'text')
    return { value: token.isExpandable ? codeIn(source, at, at + 1) : token.value, next: at + 1 };
  if (token.kind === 'number') return { value: Number(token.value), next: at + 1 };
  if (token.kind === 'variable' && /^\$(?:true|false|null)$/i.test(token.value))
    return { value: KEYWORDS[token.value.slice(1).toLowerCase()], next: at + 1 };
  if (depth < DEEPEST) {
    if (isMark(token, '@(')) return listFrom(source, at + 1, depth + 1);
    const brace = token.kind === 'word' ? past(source, at + 1) : at;
    if (isMark(token, '@{') || (token.kind === 'word' && isMark(source.tokens[brace], '{'))) {
      const read = membersFrom(source, brace + 1, depth + 1);
      return read && { value: read.object, next: read.next };
    }
  }
  const end = skipFrom(source, at);
  return end === undefined ? undefined : { value: codeIn(source, at, end), next: end };
}

function listFrom(source: Source, from: number, depth: number): ReadValue | undefined {
  const values: unknown[] = [];
  let at = from;
  for (;;) {
    at = past(source, at);
    const token = source.tokens[at];
    if (token === undefined) return undefined;
    if (isMark(token, ')')) break;
    if (isMark(token, ',') || isMark(token, ';')) at += 1;
    else {
      const read = statementAt(source, at, depth);
      if (read === undefined) return undefined;
      // One statement may have several values.
      for (const one of Array.isArray(read.value) ? (read.value as readonly unknown[]) : [read.value]) values.push(one);
      at = Math.max(read.next, at + 1);
    }
  }
  source.offsets.set(values, { at: source.tokens[from - 1]?.start ?? 0, members: new Map() });
  return { value: values, next: at + 1 };
}

/** Where a statement ends that has more than data in it. */
function skipFrom(source: Source, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < source.tokens.length; at += 1) {
    const token = source.tokens[at];
    if (depth === 0 && endsAt(source, at)) return at;
    if (token?.kind !== 'mark') continue;
    if ('@({'.includes(token.value)) depth += token.value === '@' ? 0 : 1;
    else if (token.value === ')' || token.value === '}') depth -= 1;
  }
  return undefined;
}

/** Instances may stand side by side. */
function isNextInstance(source: Source, at: number): boolean {
  const isBehind = isMark(source.tokens[at - 1], '}');
  return isBehind && source.tokens[at]?.kind === 'word' && isMark(source.tokens[at + 1], '{');
}

function endsAt(source: Source, at: number): boolean {
  const token = source.tokens[at];
  if (token === undefined) return false;
  return token.kind === 'newline' || (token.kind === 'mark' && [';', '}', ')'].includes(token.value));
}

function codeIn(source: Source, from: number, end: number): JsonObject {
  const [first, last] = [source.tokens[from], source.tokens[Math.max(from, end - 1)]];
  return expressionOf(source.text.slice(first?.start ?? 0, last?.end ?? first?.end ?? 0));
}

/** The next token that is no line end. */
function past(source: Source, from: number): number {
  let at = from;
  while (source.tokens[at]?.kind === 'newline') at += 1;
  return at;
}

const KEYWORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

function isMark(token: Token | undefined, mark: string): boolean {
  return token?.kind === 'mark' && token.value === mark;
}
