import type { JsonObject } from '@mdav/core/json';
import type { TenantResource } from './form.ts';
import type { ReadConfiguration } from './read-configuration.ts';

const INSTANCE = /^[ \t]*instance\s+of\s+MSFT_Intune\w+/im;

/** True of a compiled configuration (`.mof`) with resources of Intune. */
export function isMof(text: string): boolean {
  return INSTANCE.test(text);
}

/** Classes, aliases and values of a compiled configuration. What does not end goes to the end of the file, and is looked at once. */
const TOKEN = /"(?:[^"\\]|\\[\s\S]?)*(?:"|$)|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\r\n]*|\$?[\w.+-]+|[{}=;,]/g;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

interface Piece {
  readonly it: string;
  readonly at: number;
}

interface Instance {
  readonly type: string;
  readonly alias?: string;
  readonly at: number;
  readonly values: ReadonlyMap<string, { readonly at: number; readonly value: Value }>;
}

type Value = { readonly plain: unknown } | { readonly alias: string } | readonly Value[];

/** Deeper, nothing is written. */
const DEEPEST = 60;

/** What only the compiler writes. */
const OF_COMPILER = /^(?:ResourceID|SourceInfo|ModuleName|ModuleVersion|ConfigurationName)$/i;

/** Reads the resources of Intune in a compiled configuration. */
export function readMof(text: string): ReadConfiguration {
  const pieces = [...text.matchAll(TOKEN)]
    .filter(([it]) => !/^\/[*/]/.test(it))
    .map((found): Piece => ({ it: found[0], at: found.index }));
  const instances: Instance[] = [];
  const offsets = new Map<object, { readonly at: number; readonly members: ReadonlyMap<string, number> }>();
  for (let at = 0; at < pieces.length; at += 1) {
    if (pieces[at]?.it.toLowerCase() !== 'instance' || pieces[at + 1]?.it.toLowerCase() !== 'of') continue;
    const read = readInstance(pieces, at);
    if (read === undefined)
      return { resources: [], offsets, cutOff: { name: pieces[at + 2]?.it ?? 'instance', at: pieces[at]?.at ?? 0 } };
    instances.push(read.instance);
    at = read.last;
  }
  const byAlias = new Map(instances.flatMap((one) => (one.alias === undefined ? [] : [[one.alias, one] as const])));
  // Embedded classes may begin alike; a resource has an id.
  const types = new Set(instances.flatMap(({ type, values }) => (values.has('resourceid') ? [type] : [])));
  const resources = instances.filter(({ type }) => /^MSFT_Intune/i.test(type) && types.has(type));
  const making: Making = { byAlias, made: new Map(), offsets };
  return { resources: resources.map((one) => resourceOf(one, making)), offsets };
}

function readInstance(pieces: readonly Piece[], from: number): { instance: Instance; last: number } | undefined {
  const type = pieces[from + 2]?.it ?? '';
  const isNamed = pieces[from + 3]?.it.toLowerCase() === 'as';
  const alias = isNamed ? pieces[from + 4]?.it : undefined;
  let at = from + (isNamed ? 5 : 3);
  if (pieces[at]?.it !== '{') return undefined;
  const values = new Map<string, { readonly at: number; readonly value: Value }>();
  for (at += 1; pieces[at]?.it !== '}'; ) {
    const name = pieces[at];
    if (name === undefined || pieces[at + 1]?.it !== '=') return undefined;
    const read = readValue(pieces, at + 2, 0);
    if (read === undefined || pieces[read.next]?.it !== ';') return undefined;
    values.set(name.it.toLowerCase() === 'resourceid' ? 'resourceid' : name.it, { at: name.at, value: read.value });
    at = read.next + 1;
  }
  const about = { type, at: pieces[from]?.at ?? 0, values };
  return { instance: alias === undefined ? about : { ...about, alias }, last: at };
}

function readValue(pieces: readonly Piece[], at: number, depth: number): { value: Value; next: number } | undefined {
  const piece = pieces[at]?.it;
  if (piece === undefined || depth > DEEPEST) return undefined;
  if (piece === '{') {
    const values: Value[] = [];
    let next = at + 1;
    while (pieces[next]?.it !== '}') {
      if (pieces[next]?.it === ',') next += 1;
      const read = readValue(pieces, next, depth + 1);
      if (read === undefined) return undefined;
      values.push(read.value);
      next = read.next;
    }
    return { value: values, next: next + 1 };
  }
  if (/^[}=;,]$/.test(piece)) return undefined;
  if (piece.startsWith('$')) return { value: { alias: piece }, next: at + 1 };
  if (!piece.startsWith('"')) return { value: { plain: wordValue(piece) }, next: at + 1 };
  // Texts that stand side by side are one.
  let text = '';
  let next = at;
  for (; pieces[next]?.it.startsWith('"') === true; next += 1) text += textOf(pieces[next]?.it ?? '');
  return { value: { plain: text }, next };
}

function wordValue(word: string): unknown {
  if (/^(?:true|false)$/i.test(word)) return word.toLowerCase() === 'true';
  if (/^null$/i.test(word)) return null;
  const number = Number(word);
  return Number.isFinite(number) ? number : word;
}

function textOf(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/\\(?:[xX]([0-9a-fA-F]{1,4})|([\s\S]))/g, (_, code: string | undefined, letter: string | undefined) =>
      code === undefined ? (ESCAPES[letter ?? ''] ?? letter ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
    );
}

/** Instances that stand in others, each made once; one that stands in itself is none. */
interface Making {
  readonly byAlias: ReadonlyMap<string, Instance>;
  readonly made: Map<Instance, JsonObject | null>;
  readonly offsets: Map<object, { readonly at: number; readonly members: ReadonlyMap<string, number> }>;
}

function resourceOf(instance: Instance, making: Making): TenantResource {
  const id = instance.values.get('resourceid')?.value;
  const named = id !== undefined && 'plain' in id ? String(id.plain) : '';
  return {
    type: instance.type.replace(/^MSFT_/i, ''),
    name: /^\[\w+\]([\s\S]*)$/.exec(named)?.[1] ?? named,
    properties: objectOf(instance, making) ?? {},
  };
}

function objectOf(instance: Instance, making: Making): JsonObject | null {
  const known = making.made.get(instance);
  if (known !== undefined) return known;
  making.made.set(instance, null);
  const object: Record<string, unknown> = {};
  const members = new Map<string, number>();
  for (const [name, { at, value }] of instance.values) {
    if (OF_COMPILER.test(name)) continue;
    const it = plainOf(value, making);
    Object.defineProperty(object, name, { value: it, enumerable: true, configurable: true });
    members.set(name, at);
  }
  making.made.set(instance, object);
  making.offsets.set(object, { at: instance.at, members });
  return object;
}

function plainOf(value: Value, making: Making): unknown {
  if (Array.isArray(value)) return (value as readonly Value[]).map((one) => plainOf(one, making));
  if ('plain' in value) return value.plain;
  const found = 'alias' in value ? making.byAlias.get(value.alias) : undefined;
  return found === undefined ? null : objectOf(found, making);
}
