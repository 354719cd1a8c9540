// Prints what a newer Group Policy template on this disk would bring to the catalogue. Writes nothing.
import { createJiti } from 'jiti';

const jiti = createJiti(import.meta.url, { fsCache: false });
const { main } = await jiti.import('../packages/codegen/src/propose/main.ts');
process.exitCode = main(process.argv.slice(2));
