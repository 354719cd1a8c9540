import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { deepSteps } from '../scripts/deep-steps.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const VITEST = 'node_modules/vitest/vitest.mjs';
const steps = Object.entries(deepSteps({ minutes: '0', times: '2', seed: '1' })).map(
  ([name, step]) => [name, step()] as const,
);
const programs = steps.filter(([, { args }]) => args[0] !== VITEST);
const suites = steps.filter(([, { args }]) => args[0] === VITEST);

/** Node with these arguments, whole: status and what was said. */
const node = (...args: readonly string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });

describe('a step of the deep run', () => {
  it.each(programs)('%s finds everything that it imports, with the names that it asks for', async (_, { args }) => {
    const [program = '', ...options] = args;
    const folder = join(root, dirname(program));
    // Beside a program are those that it starts; scripts stand beside others that are none of its.
    const isAlone = dirname(program) === 'scripts';
    const entryPoints = isAlone
      ? [join(root, program)]
      : readdirSync(folder).flatMap((name) => (name.endsWith('.mjs') ? [join(folder, name)] : []));
    const { errors } = await build({
      entryPoints,
      outdir: root,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'silent',
      write: false,
    }).catch((error: { readonly errors: readonly { readonly text: string }[] }) => error);
    expect(errors.map(({ text }) => text)).toEqual([]);
    const source = readFileSync(join(root, program), 'utf8');
    for (const option of options.filter((one) => one.startsWith('--')))
      expect(source).toMatch(new RegExp(`\\b${option.slice(2)}: \\{ type: `));
  });

  it.each(suites)('%s names tests that are there', (_, { args }) => {
    const paths = args.slice(2);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('is started as it is said', () => {
    const fuzz = steps.find(([name]) => name === 'fuzz')?.[1].args ?? [];
    expect(node(...fuzz).stdout).toMatch(/^seed 1, .*\nparser .*\n[\s\S]*\n0 inputs\n0 passed, [1-9]\d* failed\n$/);
    const devices = steps.find(([name]) => name === 'devices')?.[1].args ?? [];
    expect(node(...devices, 'no such suite')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^Suites: /) });
    expect(node('scripts/deep.mjs', 'no such step')).toMatchObject({
      status: 2,
      stderr: `No step no such step. Steps: ${steps.map(([name]) => name).join(', ')}.\n`,
    });
  });
});
