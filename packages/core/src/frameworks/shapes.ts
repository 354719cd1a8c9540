import type { Path } from '../diagnostic/locate.ts';
import { hintFor } from '../diagnostic/suggest.ts';

/** Says what is wrong, and where. */
export type Complain = (at: Path, code: string, message: string, hint?: string) => void;

/** Checks the form of one value and says what is wrong with it. `what` is the subject of the sentence. */
export type Shape = (at: Path, value: unknown, what: string, complain: Complain) => void;

type OptionalKey<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? K : never }[keyof T];

/** A shape for every key of a type; the name of a key that may be absent ends in `?`. What is forgotten does not compile. */
export type Fields<T> = { readonly [K in Exclude<keyof T, OptionalKey<T>> & string]: Shape } & {
  readonly [K in OptionalKey<T> & string as `${K}?`]: Shape;
};

/** A map with these keys. */
export function fields(shapes: Readonly<Record<string, Shape>>): Shape {
  const byName = new Map(Object.entries(shapes).map(([name, shape]) => [name.replace(/\?$/, ''), shape]));
  const needed = Object.keys(shapes).filter((name) => !name.endsWith('?'));
  return (at, value, what, complain) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return complain(at, 'framework-form', `${what} is a map of ${[...byName.keys()].join(', ')}.`);
    for (const [name, part] of Object.entries(value)) {
      const shape = byName.get(name);
      if (shape !== undefined) shape([...at, name], part, `"${name}"`, complain);
      else
        complain(
          [...at, name],
          'framework-unknown-key',
          `${what} has no "${name}".`,
          hintFor(name, [...byName.keys()]),
        );
    }
    for (const name of needed)
      if (!Object.hasOwn(value, name))
        complain(at, 'framework-missing-key', `${what} lacks "${name}".`, `Add \`${name}\`.`);
  };
}

/** Text that is not empty. */
export const text: Shape = (at, value, what, complain) => {
  if (typeof value !== 'string' || value.trim() === '') complain(at, 'framework-form', `${what} is text.`, 'Quote it.');
};

/** A list whose entries have the shape. */
export function listOf(entry: Shape): Shape {
  return (at, value, what, complain) => {
    if (!Array.isArray(value)) return complain(at, 'framework-form', `${what} is a list.`, 'Write it in brackets.');
    for (const [index, one] of value.entries()) entry([...at, index], one, `An entry of ${what}`, complain);
  };
}

export const texts = listOf(text);

/** Only `true`: the absence of the key is the other case. */
export const truth: Shape = (at, value, what, complain) => {
  if (value !== true) complain(at, 'framework-form', `${what} is true or absent.`, 'Remove the key.');
};

/** A whole number. */
export const whole: Shape = (at, value, what, complain) => {
  if (!Number.isInteger(value)) complain(at, 'framework-form', `${what} is a whole number.`);
};

/** A day. */
export const date: Shape = (at, value, what, complain) => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value))
    complain(at, 'framework-form', `${what} is a day, YYYY-MM-DD.`);
};

/** One of these words. */
export function oneOf(...words: readonly string[]): Shape {
  return (at, value, what, complain) => {
    if (!words.includes(String(value)))
      complain(at, 'framework-form', `${what} is one of ${words.join(', ')}, not ${JSON.stringify(value)}.`);
  };
}
