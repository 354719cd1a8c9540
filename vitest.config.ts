import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LIBRARY_SOURCES } from './scripts/libraries.mjs';
import { compiledSources } from './tests/compiled.ts';

/** Tests run against the sources, so that a failing line is a line somebody wrote. */
const source = (name: string) => fileURLToPath(new URL(`./packages/${name}/src/index.ts`, import.meta.url));
const others = ['cli', 'testkit'].map((name) => [`@mdav/${name}`, source(name)]);

/** Half an hour, in milliseconds. */
const HANGS = 1_800_000;
/** The editor's module exists within the editor alone. */
const vscode = fileURLToPath(new URL('./packages/vscode/src/__tests__/vscode.ts', import.meta.url));
const fastCheck = fileURLToPath(new URL('./tests/fast-check.ts', import.meta.url));

/** What other programs judge: browsers, git and its hosts, shells, npm. `npm test` leaves it to `npm run programs`. */
const PROGRAMS = ['tests/browser/**/*.test.ts', 'tests/pipelines/**/*.test.ts', 'tests/consumer.test.ts'];

export default defineConfig({
  plugins: [compiledSources()],
  resolve: { alias: { ...LIBRARY_SOURCES, ...Object.fromEntries(others), vscode, 'fast-check': fastCheck } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'own',
          include: ['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...PROGRAMS],
        },
      },
      { extends: true, test: { name: 'programs', include: PROGRAMS } },
    ],
    setupFiles: ['tests/setup.ts'],
    globalSetup: ['tests/in-memory.ts'],
    // What hangs has to end; what is slow on a busy machine has not. No test has a limit of its own.
    testTimeout: HANGS,
    hookTimeout: HANGS,
    teardownTimeout: HANGS,
    // Modules hold no state that a test could leave behind: loading them once per worker halves the time.
    isolate: false,
    maxWorkers: '100%',
  },
});
