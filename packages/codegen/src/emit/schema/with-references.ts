import type { Json } from '../json.ts';
import type { Schema } from './schema.ts';

/** The whole of a value is one parameter, which brings its own type. */
const WHOLE: Schema = { type: 'string', pattern: '^\\$\\{[A-Za-z][A-Za-z0-9_-]{0,63}\\}$' };
/** Text with a parameter in it. */
const INSIDE: Schema = { type: 'string', pattern: '\\$\\{[A-Za-z][A-Za-z0-9_-]{0,63}\\}' };

const DEFINITIONS = { ParameterAsValue: WHOLE, ParameterInText: INSIDE };

/** Where no parameter can stand, by the path of property names: what ids, folders and code derive from, and parameters. */
const FIXED = ['$schema', 'mdav', 'name', 'ruleFiles', 'parameters'];
const FIXED_IN: Readonly<Record<string, readonly string[]>> = { Group: ['was'] };
/** What is said of parameters themselves. */
const UNTOUCHED = ['Parameter'];

/**
 * The schema as editors get it: every value may be a parameter, and every text that has a form may have one inside. What
 * it comes to is checked when the parameters have their values, and the compiled schema knows of none.
 */
export function withReferences({ definitions, properties, ...schema }: Schema): Schema {
  const types = Object.entries(definitions as Readonly<Record<string, Schema>>).map(([name, type]) => [
    name,
    UNTOUCHED.includes(name) ? type : openProperties(type, FIXED_IN[name]),
  ]);
  const top = openProperties({ properties }, FIXED);
  return { ...schema, ...top, definitions: { ...Object.fromEntries(types), ...DEFINITIONS } };
}

function openProperties({ properties, ...schema }: Schema, fixed: readonly string[] = []): Schema {
  if (properties === undefined) return open(schema);
  const parts = Object.entries(properties as Readonly<Record<string, Schema>>);
  return {
    ...schema,
    properties: Object.fromEntries(parts.map(([name, part]) => [name, fixed.includes(name) ? part : open(part)])),
  };
}

/** A schema that takes a parameter in place of what it takes, and in place of everything inside. */
function open(schema: Schema): Schema {
  const { description, deprecated, deprecationMessage, ...shape } = schema;
  const about = { description, deprecated, deprecationMessage };
  const inside = openInside(shape);
  const reference = referenceFor(shape);
  if (reference === undefined) return { ...about, ...inside };
  const choices = isChoice(inside) ? (inside['anyOf'] as readonly Json[]) : [inside];
  return { ...about, anyOf: [...choices, { $ref: `#/definitions/${reference}` }] };
}

function isChoice(schema: Schema): boolean {
  return Object.keys(schema).length === 1 && Array.isArray(schema['anyOf']);
}

/** The parameter that can stand for a value; none where the text already takes it, or the value is a map with keys. */
function referenceFor(shape: Schema): keyof typeof DEFINITIONS | undefined {
  const { type, pattern } = shape;
  const choices = shape['anyOf'];
  // The value of a setting that says why it has it is looked up where the plain one is described.
  if (/\/anyOf\/\d+$/.test(String(shape['$ref']))) return 'ParameterInText';
  if (Array.isArray(choices)) {
    const texts = (choices as readonly Schema[]).flatMap((one) => [
      one,
      ...((one['anyOf'] ?? []) as readonly Schema[]),
    ]);
    if (texts.some(isAnyText)) return undefined;
    return texts.some((one) => one['type'] === 'string') ? 'ParameterInText' : 'ParameterAsValue';
  }
  if (type === 'string') return pattern === undefined || isAnyText(shape) ? undefined : 'ParameterInText';
  if (shape['enum'] !== undefined || type === 'boolean' || type === 'integer' || type === 'array')
    return 'ParameterAsValue';
  return undefined;
}

/** Text of one line takes a parameter as it is. */
function isAnyText({ type, pattern }: Schema): boolean {
  return type === 'string' && (pattern === undefined || /^\^\[\^/.test(String(pattern)));
}

const NAMED = ['properties', 'patternProperties'];
const LISTED = ['anyOf', 'allOf'];

function openInside(shape: Schema): Schema {
  return Object.fromEntries(
    Object.entries(shape).map(([keyword, value]): [string, Json | undefined] => {
      if (typeof value !== 'object' || value === null) return [keyword, value];
      if (NAMED.includes(keyword))
        return [keyword, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, open(part as Schema)]))];
      // What stands in a union is opened once, around it.
      if (LISTED.includes(keyword)) return [keyword, (value as readonly Schema[]).map(openInside)];
      if (keyword === 'items' || keyword === 'additionalProperties' || keyword === 'then' || keyword === 'else')
        return [keyword, open(value as Schema)];
      return [keyword, value];
    }),
  );
}
