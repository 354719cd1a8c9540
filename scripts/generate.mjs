// Makes every generated file from the catalogue. `--check` writes nothing and exits with 1 when a file is stale.
import { createJiti } from 'jiti';

const args = process.argv.slice(2);
let code = 0;
for (const stage of ['catalogue', 'pages']) {
  // Loaded anew: the second stage reads tables that the first one has just written.
  const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false });
  const { main } = await jiti.import('../packages/codegen/src/main.ts');
  code = Math.max(code, main(stage, args));
  if (code !== 0 && !args.includes('--check')) break;
}
process.exitCode = code;
