import { isMap, TaggedText } from './form.ts';

type Filled = { readonly value: unknown } | { readonly why: string };

/** An argument that is as good as not given. */
const OMITTED = Symbol('omit');
/** `item`, `item.name`, `item['name']` or `item[0]`, with a default behind it or none. */
const VARIABLE =
  /^\{\{-?\s*([A-Za-z_]\w*)((?:\.\w+|\[(?:'[^'\\]*'|"[^"\\]*"|\d+)\])*)\s*(?:\|\s*(?:default|d)\(\s*(omit|'[^'\\]*'|"[^"\\]*"|\d+)\s*(?:,\s*(?:[Tt]rue|[Ff]alse)\s*)?\)\s*)?-?\}\}$/;
/** Names that a dict of Python answers to by itself. */
const METHODS = new Set([
  'clear',
  'copy',
  'fromkeys',
  'get',
  'items',
  'keys',
  'pop',
  'popitem',
  'setdefault',
  'update',
  'values',
]);

/** Arguments with the variables of a loop put in. Anything more than a variable is left to Ansible. */
export function fillTemplates(given: unknown, variables: ReadonlyMap<string, unknown>): Filled {
  if (given instanceof TaggedText) return textOfTagged(given);
  if (typeof given === 'string') return fillText(given, variables);
  if (Array.isArray(given)) {
    const all = (given as readonly unknown[]).map((one) => fillTemplates(one, variables));
    const refused = all.find((one) => 'why' in one);
    return refused ?? { value: all.flatMap((one) => ('value' in one && one.value !== OMITTED ? [one.value] : [])) };
  }
  if (!isMap(given)) return { value: given };
  const entries: [string, unknown][] = [];
  for (const [key, value] of Object.entries(given)) {
    const read = fillTemplates(value, variables);
    if ('why' in read) return read;
    if (read.value !== OMITTED) entries.push([key, read.value]);
  }
  return { value: Object.fromEntries(entries) };
}

function textOfTagged({ tag, text }: TaggedText): Filled {
  switch (tag) {
    case '!vault':
      return { why: 'it takes a secret (vault)' };
    case 'fraction':
      return { why: 'it takes a number with a fraction, of which Ansible makes a text' };
    case '!unsafe':
      return { value: text };
  }
}

function fillText(text: string, variables: ReadonlyMap<string, unknown>): Filled {
  if (!/\{[{%#]/.test(text)) return { value: text };
  const parts = text.split(/(\{\{.*?\}\})/s).filter((part) => part !== '');
  const values: unknown[] = [];
  for (const part of parts) {
    if (!part.startsWith('{{')) {
      if (/\{[{%#]/.test(part)) return { why: 'it takes a template' };
      values.push(part);
      continue;
    }
    const read = variableOf(part, variables);
    if ('why' in read) return read;
    values.push(read.value);
  }
  if (values.length === 1) return { value: values[0] };
  const isText = values.every((value) => typeof value === 'string' || typeof value === 'number');
  return isText ? { value: values.join('') } : { why: 'it makes a text of what is none' };
}

function variableOf(part: string, variables: ReadonlyMap<string, unknown>): Filled {
  const [, name = '', steps = '', otherwise] = VARIABLE.exec(part) ?? [];
  if (!variables.has(name)) return { why: name === '' ? 'it takes a template' : `it takes the variable ${name}` };
  let value: unknown = variables.get(name);
  for (const step of steps.match(/\w+|'[^']*'|"[^"]*"/g) ?? []) {
    const isQuoted = /^['"]/.test(step);
    const key = isQuoted ? step.slice(1, -1) : step;
    if (!isQuoted && isMap(value) && METHODS.has(key)) return { why: 'it takes a template' };
    value =
      (isMap(value) || Array.isArray(value)) && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined;
  }
  if (value instanceof TaggedText) return textOfTagged(value);
  // What a boolean becomes depends on the version of Ansible.
  if (typeof value === 'boolean') return { why: 'its loop gives it a boolean' };
  if (value !== undefined) return { value };
  if (otherwise === undefined) return { why: `${name}${steps} is not given in its loop` };
  if (otherwise === 'omit') return { value: OMITTED };
  return { value: /^['"]/.test(otherwise) ? otherwise.slice(1, -1) : Number(otherwise) };
}
