import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

const schema = JSON.parse(
  readFileSync(new URL('../../../../../core/fleet.schema.json', import.meta.url), 'utf8'),
) as object;

/** Holds a document to the schema that editors get. To shorten its code takes the compiler longer than running it. */
export const validateBySchema = new Ajv({ allErrors: true, strict: false, code: { optimize: false } }).compile(schema);
