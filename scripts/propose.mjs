// Prints what a newer Group Policy template on this disk would bring to the catalogue. Writes nothing.
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';

// From its sources: what is built may be older.
const alias = { '@mdav/quote': fileURLToPath(new URL('../packages/quote/src/index.ts', import.meta.url)) };
const jiti = createJiti(import.meta.url, { fsCache: false, alias });
const { main } = await jiti.import('../packages/codegen/src/propose/main.ts');
process.exitCode = main(process.argv.slice(2));
