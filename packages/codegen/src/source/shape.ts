import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { SourceDocument } from './document.ts';

/**
 * Checks one node of a source file and reports what is wrong with it. A node without a complaint is a `T`, and of every
 * `T` there is a node: a shape that forgets a key or a word of its type does not compile.
 */
export interface Shape<T> {
  (source: SourceDocument, node: unknown, what: string): void;
  /** Never there: it ties the shape to its type, in both directions. */
  readonly holds?: (value: T) => T;
}

type OptionalKey<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? K : never }[keyof T];

/** A shape for every key; the name of a key that may be absent ends in `?`. */
export type Fields<T> = {
  readonly [K in Exclude<keyof T, OptionalKey<T>> & string]: Shape<T[K]>;
} & {
  readonly [K in OptionalKey<T> & string as `${K}?`]: Shape<Exclude<T[K], undefined>>;
};

/** Text that is not empty. */
export const text: Shape<string> = (source, node, what) => {
  if (!isScalar(node) || typeof node.value !== 'string' || node.value.trim() === '') {
    source.complain(node, `${what} must be text`);
  }
};

/** A name that stands for something; whether there is such a thing is checked elsewhere. */
export function nameOf<T extends string>(): Shape<T> {
  return (source, node, what) => text(source, node, what);
}

/** Text of this form. */
export function textLike(pattern: RegExp, form: string): Shape<string> {
  return (source, node, what) => {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value !== 'string' || !pattern.test(value)) source.complain(node, `${what} must be ${form}`);
  };
}

/** A whole number from 0. */
export const whole: Shape<number> = (source, node, what) => {
  const value = isScalar(node) ? node.value : undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    source.complain(node, `${what} must be a whole number`);
  }
};

/** A whole number, or text. */
export const code: Shape<number | string> = (source, node, what) => {
  const value = isScalar(node) ? node.value : undefined;
  const fits =
    typeof value === 'string' ? value !== '' : typeof value === 'number' && Number.isInteger(value) && value >= 0;
  if (!fits) source.complain(node, `${what} must be a whole number or text`);
};

/** Only `true`: the absence of the key is the other case. */
export const onlyTrue: Shape<true> = (source, node, what) => {
  if (!isScalar(node) || node.value !== true) source.complain(node, `${what} is true or absent`);
};

/** `true` or `false`. */
export const truth: Shape<boolean> = (source, node, what) => {
  if (!isScalar(node) || typeof node.value !== 'boolean') source.complain(node, `${what} must be true or false`);
};

/** One of these words. */
export function oneOf<const W extends string>(...words: readonly W[]): Shape<W> {
  const known: readonly string[] = words;
  return (source, node, what) => {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value !== 'string' || !known.includes(value)) {
      source.complain(
        node,
        `${what} must be one of ${words.join(', ')}${typeof value === 'string' ? `; found "${value}"` : ''}`,
      );
    }
  };
}

/** A sequence of one entry or more. */
export function listOf<T>(entry: Shape<T>): Shape<readonly T[]> {
  return (source, node, what) => {
    if (!isSeq(node) || node.items.length === 0) return source.complain(node, `${what} must be a list`);
    for (const item of node.items) entry(source, item, `an entry of ${what}`);
  };
}

/** A mapping whose keys are free. */
export function recordOf<T>(
  value: Shape<T>,
  key?: { readonly pattern: RegExp; readonly form: string },
): Shape<Readonly<Record<string, T>>> {
  return (source, node, what) => {
    if (!isMap(node)) return source.complain(node, `${what} must be a mapping`);
    for (const pair of node.items) {
      const name = keyText(pair.key);
      if (key !== undefined && !key.pattern.test(name))
        source.complain(pair.key, `"${name}" in ${what} must be ${key.form}`);
      value(source, pair.value ?? pair.key, `"${name}" in ${what}`);
    }
  };
}

/** A mapping with known keys. A key that ends in `?` may be absent. */
export function fields<T>(shapes: Fields<T>): Shape<T> {
  return untyped(shapes as Readonly<Record<string, Check>>);
}

type Check = (source: SourceDocument, node: unknown, what: string) => void;

function untyped(shapes: Readonly<Record<string, Check>>): Check {
  const byName = new Map(Object.entries(shapes).map(([name, shape]) => [name.replace(/\?$/, ''), shape]));
  const required = Object.keys(shapes).filter((name) => !name.endsWith('?'));
  return (source, node, what) => {
    if (!isMap(node)) return source.complain(node, `${what} must be a mapping`);
    const present = new Set<string>();
    for (const pair of node.items) {
      const name = keyText(pair.key);
      present.add(name);
      const shape = byName.get(name);
      if (shape === undefined)
        source.complain(pair.key, `unknown key "${name}" in ${what}; known are ${[...byName.keys()].join(', ')}`);
      else shape(source, pair.value ?? pair.key, `"${name}" of ${what}`);
    }
    for (const name of required) if (!present.has(name)) source.complain(node, `"${name}" is missing in ${what}`);
  };
}

/** A mapping whose shape follows from the word under `kind`. */
export function byKind<T extends { readonly kind: string }>(
  shapes: {
    readonly [Kind in T['kind']]: Fields<Omit<Extract<T, { readonly kind: Kind }>, 'kind'>>;
  },
): Shape<T> {
  const kinds = Object.keys(shapes);
  const whole = new Map(
    Object.entries<object>(shapes).map(([kind, rest]) => [kind, untyped({ kind: oneOf(kind), ...rest })]),
  );
  return (source, node, what) => {
    if (!isMap(node)) return source.complain(node, `${what} must be a mapping`);
    const kind = String(node.get('kind'));
    const shape = whole.get(kind);
    if (shape === undefined)
      return source.complain(node, `"kind" of ${what} must be one of ${kinds.join(', ')}; found "${kind}"`);
    shape(source, node, what);
  };
}

/** One of two shapes, as a look at the node tells. */
export function choose<A, B>(isFirst: (node: unknown) => boolean, first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return (source, node, what) => (isFirst(node) ? first : second)(source, node, what);
}

/** The same shape, also for `*name`, which stands for the node behind `&name`. */
export function orAlias<T>(shape: Shape<T>): Shape<T> {
  return (source, node, what) => shape(source, isAlias(node) ? node.resolve(source.document) : node, what);
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}
