// Makes every generated file from the catalogue. `--check` writes nothing and exits with 1 when a file is stale.
import { createJiti } from 'jiti';

const jiti = createJiti(import.meta.url, { fsCache: false });
const { main } = await jiti.import('../packages/codegen/src/main.ts');
process.exitCode = main(process.argv.slice(2));
