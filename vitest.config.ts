import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LIBRARIES } from './scripts/libraries.mjs';

/** Tests run against the sources, so that a failing line is a line somebody wrote. */
const source = (name: string) => fileURLToPath(new URL(`./packages/${name}/src/index.ts`, import.meta.url));
const packages = [...LIBRARIES, 'cli', 'testkit'];

export default defineConfig({
  resolve: { alias: Object.fromEntries(packages.map((name) => [`@mdav/${name}`, source(name)])) },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    testTimeout: 60_000,
    // Modules hold no state that a test could leave behind: loading them once per worker halves the time.
    isolate: false,
    maxWorkers: '100%',
  },
});
