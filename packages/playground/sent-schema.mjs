/** What an editor looks at in a schema; forms and ranges of values are left to the validator, which the page has too. */
export const KEYWORDS = [
  'description',
  '$ref',
  'type',
  'const',
  'enum',
  'properties',
  'additionalProperties',
  'required',
  'items',
  'allOf',
  'anyOf',
  'oneOf',
  'definitions',
  'enumDescriptions',
];
const OF_SCHEMAS = ['additionalProperties', 'items', 'allOf', 'anyOf', 'oneOf'];
const BY_NAME = ['properties', 'definitions'];

/** A schema without the keywords that no editor looks at. */
export function lookedAt(schema) {
  if (Array.isArray(schema)) return schema.map(lookedAt);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    KEYWORDS.flatMap((keyword) => {
      const value = schema[keyword];
      if (value === undefined) return [];
      if (BY_NAME.includes(keyword)) return [[keyword, mapped(value, lookedAt)]];
      return [[keyword, OF_SCHEMAS.includes(keyword) ? lookedAt(value) : value]];
    }),
  );
}

/** The schema without what the page makes of its catalogue: the sentences of all settings, and those that take a word. */
export function sentSchema(schema) {
  const { Settings, ...others } = lookedAt(schema).definitions;
  const properties = Object.entries(Settings.properties).flatMap(([id, { description: _, ...property }]) =>
    property.anyOf[0].enum === undefined ? [[id, property]] : [],
  );
  const settings = { ...Settings, properties: Object.fromEntries(properties) };
  return { ...lookedAt(schema), definitions: { ...others, Settings: settings } };
}

function mapped(named, change) {
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, change(value)]));
}
