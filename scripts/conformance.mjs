// Reads every genuine file of the corpus with the codecs, writes it again and prints, per format, what came of it; every
// exception by name; then what becomes of each entry in an import, or writes the page that says so with --write. MDAV_CORPUS
// names the folder of the corpus. Ends with 1 when an exception has no reason.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';
import { LIBRARY_SOURCES } from './libraries.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const jiti = createJiti(import.meta.url, { alias: LIBRARY_SOURCES });

const { corpusMissing } = await jiti.import(at('tests/corpus.ts'));
if (corpusMissing !== undefined) {
  console.error(`conformance: ${corpusMissing}`);
  process.exit(1);
}
const { examineCorpus, tableOf } = await jiti.import(at('tests/conformance/corpus.ts'));
const { text, unexpected } = tableOf(examineCorpus());
console.log(text);
const { examineFates } = await jiti.import(at('tests/conformance/fates.ts'));
const { FATES_PAGE, fatesPage } = await jiti.import(at('tests/conformance/fates-page.ts'));
const page = fatesPage(examineFates());
if (process.argv.includes('--write')) writeFileSync(at(FATES_PAGE), page);
else console.log(page);
if (unexpected > 0) console.error(`conformance: ${unexpected} files are not as expected`);
process.exit(unexpected === 0 ? 0 : 1);
