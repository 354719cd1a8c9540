// Reads every genuine file of the corpus with the codecs, writes it again and prints, per format, what came of it; every
// exception by name. MDAV_CORPUS names the folder of the corpus. Ends with 1 when an exception has no reason.
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const packages = ['core', 'registry', 'gpo', 'intune'];
const jiti = createJiti(import.meta.url, {
  alias: Object.fromEntries(packages.map((name) => [`@mdav/${name}`, at(`packages/${name}/src/index.ts`)])),
});

const { corpusMissing } = await jiti.import(at('tests/corpus.ts'));
if (corpusMissing !== undefined) {
  console.error(`conformance: ${corpusMissing}`);
  process.exit(1);
}
const { examineCorpus, tableOf } = await jiti.import(at('tests/conformance/corpus.ts'));
const { text, unexpected } = tableOf(examineCorpus());
console.log(text);
if (unexpected > 0) console.error(`conformance: ${unexpected} files are not as expected`);
process.exit(unexpected === 0 ? 0 : 1);
