import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  it('describes what changed since an earlier run', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mdav-since-'));
    try {
      const { out: lines } = await verify('--format', 'ndjson', '--all');
      // As it was: without the first device, another one right, and one that is gone since.
      const [, second = '', ...others] = lines.trimEnd().split('\n');
      const wasRight = { ...JSON.parse(second), verdict: 'right', cause: 'reached', settings: undefined };
      const gone = { ...JSON.parse(second), device: 'gone' };
      const before = [wasRight, gone, ...others.map((line) => JSON.parse(line))];
      writeFileSync(join(folder, '2026-11-01.ndjson'), before.map((one) => `${JSON.stringify(one)}\n`).join(''));
      const { out, err } = await verify('--format', 'json', '--since', folder);
      const document = JSON.parse(out);
      validate(document);
      expect([err, validate.errors ?? []]).toEqual(['', []]);
      const { fellBack, fellSilent, appeared, same } = document.history.comparison;
      expect([fellBack.length, fellSilent.length, appeared.length, same]).toEqual([1, 1, 1, others.length]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
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
