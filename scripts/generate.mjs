// Makes every generated file from the catalogue. `--check` writes nothing and exits with 1 when a file is stale.
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';

/**
 * The lists of diagnostics take one function from core. It comes from the sources, not from what was built of them before,
 * and alone: the whole of core takes seconds to load.
 */
const alias = {
  '@mdav/quote': fileURLToPath(new URL('../packages/quote/src/index.ts', import.meta.url)),
  '@mdav/core/format': fileURLToPath(new URL('../packages/core/src/diagnostic/diagnostic-infos.ts', import.meta.url)),
};

const args = process.argv.slice(2);
let code = 0;
for (const stage of ['catalogue', 'pages']) {
  // Loaded anew: the second stage reads tables that the first one has just written.
  const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false, alias });
  const { main } = await jiti.import('../packages/codegen/src/main.ts');
  code = Math.max(code, await main(stage, args));
  if (code !== 0 && !args.includes('--check')) break;
}
process.exitCode = code;
