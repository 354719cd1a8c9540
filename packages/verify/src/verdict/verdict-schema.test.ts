import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { runMdav } from '../../../cli/src/__tests__/run-mdav.ts';

const at = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const schema = JSON.parse(readFileSync(at('packages/verify/schema/verdict.schema.json'), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const validate = ajv.compile(schema);
const validateDevice = ajv.compile({ $defs: schema.$defs, $ref: '#/$defs/device' });
const devices = at('examples/contoso/devices.ndjson');

const verify = (...args: readonly string[]) =>
  runMdav(['verify', at('examples/contoso/mdav.yaml'), '--state', devices, ...args]);

describe('the schema of verdicts', () => {
  it.each([
    ['the devices that are not right', []],
    ['all of them', ['--all']],
    ['some of them', ['--limit', '3']],
    ['none of them', ['--limit', '0']],
    ['modes alone', ['--mode-only']],
    ['unreadable records too', ['--state', at('README.md'), '--state', at('package.json')]],
  ])('describes %s', async (_, args) => {
    const { out } = await verify('--format', 'json', ...args);
    validate(JSON.parse(out));
    expect(validate.errors ?? []).toEqual([]);
  });
  it('describes every line', async () => {
    const { out } = await verify('--format', 'ndjson', '--all', '--state', at('package.json'));
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(31);
    for (const line of lines) {
      validateDevice(JSON.parse(line));
      expect(validateDevice.errors ?? []).toEqual([]);
    }
  });
  it('refuses what is no such document', () => {
    expect(validate({ formatVersion: 1 })).toBe(false);
    expect(validateDevice({ device: 'x', verdict: 'fine' })).toBe(false);
  });
});
