import { readFileSync } from 'node:fs';
import { acceptFleet, resolveFleet } from '@mdav/core';
import { FROM_MODES, migrateFleet, migrationDocument, readStates } from '@mdav/core/migration';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const at = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const schema = JSON.parse(at('packages/core/schema/migration.schema.json'));
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);

function fleetOf(path: string) {
  const accepted = acceptFleet(parse(at(path)), path);
  const fleet = accepted.ok ? resolveFleet(accepted.value) : accepted;
  if (!fleet.ok) throw new Error(fleet.diagnostics.map(({ message }) => message).join('\n'));
  return fleet.value;
}

describe.each(['contoso', 'migration-in-rings', 'server-estate', 'cloud-managed', 'hardened-baselines'])(
  'the ways of %s',
  (name) => {
    const fleet = fleetOf(`examples/${name}/mdav.yaml`);
    it.each(FROM_MODES)('from %s are as the schema says', (mode) => {
      const made = migrateFleet(fleet, { kind: 'mode', mode });
      if (!made.ok) throw new Error('no ways');
      const document = JSON.parse(JSON.stringify(migrationDocument(made.value)));
      expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
      expect(validate({ ...document, other: 1 })).toBe(false);
    });
  },
);

describe('the ways from a state file', () => {
  it('are as the schema says', () => {
    const fleet = fleetOf('examples/contoso/mdav.yaml');
    const read = readStates('{"group":"web-servers","reported":"passive","force":"passive","onboarded":"yes"}', 's');
    if (!read.ok) throw new Error('not read');
    const made = migrateFleet(fleet, { kind: 'devices', devices: read.value });
    if (!made.ok) throw new Error('no ways');
    expect(validate(JSON.parse(JSON.stringify(migrationDocument(made.value))))).toBe(true);
  });
});
