import type { Justification } from './justification.ts';
import type { Remove } from './vocabulary.ts';

/** A setting's value as the fleet file writes it, without why it is that one. */
export type SettingValue =
  | Remove
  | boolean
  | number
  | string
  | Duration
  | readonly ListEntry[]
  | Readonly<Record<string, MapPart>>;

/** What a map gives to one of its keys: a word, or a list. */
export type MapPart = string | readonly string[];

/** One quantity in one unit, such as `{ hours: 4 }`. */
export type Duration =
  | { readonly seconds: number }
  | { readonly minutes: number }
  | { readonly hours: number }
  | { readonly days: number };

/** An entry of a list: plain, or with who answers for it and until when. */
export type ListEntry = string | AnnotatedEntry;

/** An annotated entry; the value stands under the name of its kind, such as `path`. */
export interface AnnotatedEntry extends Justification {
  readonly path?: string;
  readonly extension?: string;
  readonly process?: string;
  readonly address?: string;
  readonly value?: string;
}

/** The text of a list entry, however it is written. */
export function entryText(entry: ListEntry): string {
  if (typeof entry === 'string') return entry;
  return entry.path ?? entry.extension ?? entry.process ?? entry.address ?? entry.value ?? '';
}

/** A part of a map as people read it: `low: quarantine`, `block-…: C:\\a, C:\\b`, or a quantity in a unit, `4 hours`. */
export function partText(key: string, part: MapPart | number): string {
  if (typeof part !== 'number') return `${key}: ${typeof part === 'string' ? part : part.join(', ')}`;
  return `${part} ${part === 1 ? key.replace(/s$/, '') : key}`;
}

/** A list, map or set of flags as a layer says it: the whole of it, or what it adds to the layers below. */
export type Extendable<Value> = Value | { readonly extend: Value };
