import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

const own: unknown = JSON.parse(
  readFileSync(new URL('../../schema/settings-catalog.schema.json', import.meta.url), 'utf8'),
);

/** What a JSON document has against our own schema of the canonical form; nothing when it fits. */
export const violationsOfCanonical = validator(own);

/** Makes a function that says what a document has against a schema. */
export function validator(schema: unknown): (document: unknown) => readonly string[] {
  const validate = new Ajv2020({ allErrors: true, strict: false, validateFormats: false }).compile(schema as object);
  return (document) =>
    validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
