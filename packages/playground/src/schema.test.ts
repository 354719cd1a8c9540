import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FleetSchema } from '@mdav/language';
import { expect, it } from 'vitest';
import { wholeSchema } from './schema.ts';

it('has every paragraph that the schema of the repository has', () => {
  const path = fileURLToPath(new URL('../../core/fleet.schema.json', import.meta.url));
  const read = (): FleetSchema => JSON.parse(readFileSync(path, 'utf8')) as FleetSchema;
  const sent = JSON.parse(readFileSync(path, 'utf8')) as { definitions: { Settings: { properties: object } } };
  for (const property of Object.values(sent.definitions.Settings.properties) as { description?: string }[])
    delete property.description;
  expect(wholeSchema(sent as FleetSchema)).toEqual(read());
});
