import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { SourceDocument } from './document.ts';

/** Checks one node of a source file and reports what is wrong with it. */
export type Shape = (source: SourceDocument, node: unknown, what: string) => void;

/** Text that is not empty. */
export const text: Shape = (source, node, what) => {
  if (!isScalar(node) || typeof node.value !== 'string' || node.value.trim() === '') {
    source.complain(node, `${what} must be text`);
  }
};

/** Text of this form. */
export function textLike(pattern: RegExp, form: string): Shape {
  return (source, node, what) => {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value !== 'string' || !pattern.test(value)) source.complain(node, `${what} must be ${form}`);
  };
}

/** A whole number from 0. */
export const whole: Shape = (source, node, what) => {
  const value = isScalar(node) ? node.value : undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    source.complain(node, `${what} must be a whole number`);
  }
};

/** A whole number, or text. */
export const code: Shape = (source, node, what) => {
  const value = isScalar(node) ? node.value : undefined;
  const fits =
    typeof value === 'string' ? value !== '' : typeof value === 'number' && Number.isInteger(value) && value >= 0;
  if (!fits) source.complain(node, `${what} must be a whole number or text`);
};

/** Only `true`: the absence of the key is the other case. */
export const onlyTrue: Shape = (source, node, what) => {
  if (!isScalar(node) || node.value !== true) source.complain(node, `${what} is true or absent`);
};

/** `true` or `false`. */
export const truth: Shape = (source, node, what) => {
  if (!isScalar(node) || typeof node.value !== 'boolean') source.complain(node, `${what} must be true or false`);
};

/** One of these words. */
export function oneOf(...words: readonly string[]): Shape {
  return (source, node, what) => {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value !== 'string' || !words.includes(value)) {
      source.complain(
        node,
        `${what} must be one of ${words.join(', ')}${typeof value === 'string' ? `; found "${value}"` : ''}`,
      );
    }
  };
}

/** A sequence of one entry or more. */
export function listOf(entry: Shape): Shape {
  return (source, node, what) => {
    if (!isSeq(node) || node.items.length === 0) return source.complain(node, `${what} must be a list`);
    for (const item of node.items) entry(source, item, `an entry of ${what}`);
  };
}

/** A mapping whose keys are free. */
export function recordOf(value: Shape, key?: { readonly pattern: RegExp; readonly form: string }): Shape {
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
export function fields(shapes: Readonly<Record<string, Shape>>): Shape {
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

/** A mapping whose shape follows from the word under one key. */
export function byTag(tag: string, shapes: Readonly<Record<string, Readonly<Record<string, Shape>>>>): Shape {
  const kinds = Object.keys(shapes);
  const whole = new Map(Object.entries(shapes).map(([kind, rest]) => [kind, fields({ [tag]: oneOf(kind), ...rest })]));
  return (source, node, what) => {
    if (!isMap(node)) return source.complain(node, `${what} must be a mapping`);
    const kind = String(node.get(tag));
    const shape = whole.get(kind);
    if (shape === undefined)
      return source.complain(node, `"${tag}" of ${what} must be one of ${kinds.join(', ')}; found "${kind}"`);
    shape(source, node, what);
  };
}

/** The shape that a look at the node chooses. */
export function choose(pick: (node: unknown) => Shape): Shape {
  return (source, node, what) => pick(node)(source, node, what);
}

/** The same shape, also for `*name`, which stands for the node behind `&name`. */
export function orAlias(shape: Shape): Shape {
  return (source, node, what) => shape(source, isAlias(node) ? node.resolve(source.document) : node, what);
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}
