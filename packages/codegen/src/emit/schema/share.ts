import type { Schema } from './schema.ts';

/** Keywords whose value maps free names to schemas. */
const NAME_MAPS = ['properties', 'patternProperties'];
/** Keywords whose value is data and no schema. */
const DATA = ['enum', 'const', 'required'];
const SHORTEST = 32;

/**
 * Splits schemas into parts that refer to each other by name: every schema is a part, and so is every longer shape
 * that occurs twice. Each part becomes one function of the compiled code, so nothing is compiled twice.
 */
export function shareParts(named: ReadonlyMap<string, Schema>): ReadonlyMap<string, Schema> {
  const counts = new Map<string, number>();
  for (const part of named.values())
    forEachInside(part, (inner) => counts.set(key(inner), (counts.get(key(inner)) ?? 0) + 1));

  const parts = new Map<string, Schema>();
  const shared = new Map<string, string>();
  const share = (inner: Schema): Schema => {
    const text = key(inner);
    if ((counts.get(text) ?? 0) < 2 || text.length < SHORTEST) return mapSchemas(inner, share);
    const name = shared.get(text) ?? `shared${shared.size}`;
    if (!shared.has(text)) {
      shared.set(text, name);
      parts.set(name, mapSchemas(inner, share));
    }
    return { $ref: name };
  };
  const top = [...named].map(([name, part]) => [name, mapSchemas(part, share)] as const);
  return new Map([...top, ...parts]);
}

function key(schema: Schema): string {
  return JSON.stringify(schema);
}

function forEachInside(schema: Schema, visit: (schema: Schema) => void): void {
  mapSchemas(schema, (inner) => {
    visit(inner);
    forEachInside(inner, visit);
    return inner;
  });
}

/** Applies a function to the schemas directly inside a schema; references to definitions become references to parts. */
function mapSchemas(schema: Schema, change: (schema: Schema) => Schema): Schema {
  // Behind a reference, the compiler would not see that the items are words and compare them with a library's help.
  if (schema.uniqueItems === true) return schema;
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inside);
    return typeof value === 'object' && value !== null ? change(value as Schema) : value;
  };
  const entries = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    if (keyword === '$ref') return [keyword, String(value).replace('#/definitions/', '')];
    if (DATA.includes(keyword)) return [keyword, value];
    if (!NAME_MAPS.includes(keyword)) return [keyword, inside(value)];
    return [keyword, Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, inside(inner)]))];
  });
  return Object.fromEntries(entries) as Schema;
}
