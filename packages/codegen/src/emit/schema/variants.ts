import type { Schema } from './schema.ts';

interface Variant extends Schema {
  readonly properties: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
}

/** A union of objects told apart by `type`: one object, with a condition per variant, so that a mistake has one message. */
export function variantsOf(objects: readonly Schema[]): Schema {
  const variants = objects as readonly Variant[];
  const names = [...new Set(variants.flatMap(({ properties }) => Object.keys(properties)))];
  const shared = names.filter(
    (name) => new Set(variants.map(({ properties }) => JSON.stringify(properties[name]))).size === 1,
  );
  const always = names.filter((name) => variants.every(({ required }) => required?.includes(name)));
  const types = variants.flatMap(({ properties }) => typesOf(properties.type));
  const first = variants[0]?.properties ?? {};
  return {
    type: 'object',
    properties: Object.fromEntries(
      names.map((name) => [name, name === 'type' ? { enum: types } : shared.includes(name) ? first[name] : {}]),
    ),
    required: always,
    additionalProperties: false,
    allOf: variants.map(({ properties, required }) => ({
      if: { properties: { type: { enum: typesOf(properties.type) } }, required: ['type'] },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: {
        properties: Object.fromEntries(
          names
            .filter((name) => name !== 'type' && !shared.includes(name))
            .map((name) => [name, properties[name] ?? false]),
        ),
        required: (required ?? []).filter((name) => !always.includes(name)),
      },
    })),
  };
}

function typesOf(schema: Schema | undefined): readonly string[] {
  return (schema?.enum ?? [schema?.const]) as readonly string[];
}
