import { parseDocuments } from '../json/parse-documents.ts';
import { textOfBytes } from './text-of-bytes.ts';

/**
 * A file as those see it who recognise formats by content. Nothing is worked out before somebody asks, and nothing twice,
 * however many formats ask.
 */
export interface SeenFile {
  readonly bytes: Uint8Array;
  /** Nothing for bytes that are no text. */
  readonly text: string | undefined;
  /** What the first letter tells of a text. */
  readonly shape: 'bytes' | 'xml' | 'json' | 'text';
  /** Name of the root element of XML, without its prefix. */
  readonly root: string | undefined;
  /** An object or list of JSON, or the list of several documents one after another; nothing when the JSON is broken. */
  readonly json: object | undefined;
}

/** Looks at a file. */
export function seeFile(bytes: Uint8Array): SeenFile {
  const text = once(() => textOfBytes(bytes));
  const shape = once(() => shapeOf(text()));
  const root = once(() => (shape() === 'xml' ? rootOf(text() ?? '') : undefined));
  const json = once(() => (shape() === 'json' ? parse(text() ?? '') : undefined));
  return {
    bytes,
    get text() {
      return text();
    },
    get shape() {
      return shape();
    },
    get root() {
      return root();
    },
    get json() {
      return json();
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function shapeOf(text: string | undefined): SeenFile['shape'] {
  if (text === undefined) return 'bytes';
  const first = /\S/.exec(text)?.[0];
  if (first === '<') return 'xml';
  return first === '{' || first === '[' ? 'json' : 'text';
}

function rootOf(text: string): string | undefined {
  return /<(?:[\w-]+:)?([A-Za-z][\w-]*)/.exec(text)?.[1];
}

function parse(text: string): object | undefined {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as object;
  } catch {
    // Whoever reads the format says where it is broken.
    const documents = parseDocuments(text.replace(/^\uFEFF/, ''));
    return documents.ok && Array.isArray(documents.value) ? documents.value : undefined;
  }
}
