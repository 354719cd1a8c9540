// Reads what was built with readers that we did not write: xmllint for all XML, and a real Active Directory domain of
// Samba for registry.pol and the templates.
//
//   node tests/second-readers/gpo/run.mjs [folder of built output …]
//
// Without a folder it reads examples/contoso/dist where that is there. Samples of its own come on top. Needs the built
// packages. Prints one line per check; ends with 1 when one failed, or when a reader is missing and CI is set.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createReport } from '../registry/report.mjs';
import { checkInDomain, missingForDomain } from './domain.mjs';
import { writeSamples } from './samples.mjs';
import { checkXml, hasXmllint } from './xml.mjs';

const report = createReport();
const example = fileURLToPath(new URL('../../../examples/contoso/dist', import.meta.url));
const named = process.argv.slice(2).map((folder) => resolve(folder));
const samples = mkdtempSync(join(tmpdir(), 'mdav-samples-'));

try {
  writeSamples(samples);
  const folders = [...(named.length > 0 ? named : [example].filter((folder) => existsSync(folder))), samples];
  const files = folders.flatMap(filesBelow);

  if (hasXmllint()) checkXml(report, files);
  else report.missing('xmllint', 'apt-get install libxml2-utils');

  const missing = missingForDomain();
  if (missing === undefined) await checkInDomain(report, files, join(samples, 'PolicyDefinitions'));
  else report.missing('domain', `${missing}; apt-get install samba winbind smbclient python3-samba`);
} finally {
  rmSync(samples, { recursive: true, force: true });
}
process.exitCode = report.finish() ? 0 : 1;

/** The files below a folder with a name for people, sorted. */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path, name: join(folder === samples ? 'samples' : basename(folder), relative(folder, path)) }));
}
