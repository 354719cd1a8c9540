import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FleetSchema, SchemaNode } from '@mdav/language';
import { expect, it } from 'vitest';
import { KEYWORDS, lookedAt, sentSchema } from '../sent-schema.mjs';
import { wholeSchema } from './schema.ts';

const path = fileURLToPath(new URL('../../core/fleet.schema.json', import.meta.url));
const schema = JSON.parse(readFileSync(path, 'utf8')) as FleetSchema;

it('has all that an editor looks at in the schema of the repository', () => {
  expect(wholeSchema(sentSchema(schema))).toEqual(lookedAt(schema));
});

it('leaves out nothing that an editor looks at', () => {
  const keywords: Record<keyof SchemaNode, true> = {
    description: true,
    $ref: true,
    type: true,
    const: true,
    enum: true,
    properties: true,
    additionalProperties: true,
    required: true,
    items: true,
    allOf: true,
    anyOf: true,
    oneOf: true,
    definitions: true,
    enumDescriptions: true,
  };
  expect(KEYWORDS).toEqual(Object.keys(keywords));
});
