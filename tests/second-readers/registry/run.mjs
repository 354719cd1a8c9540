// Reads what was built with readers that we did not write: Samba for registry.pol, Wine and hivex for .reg.
//
//   node tests/second-readers/registry/run.mjs [folder of built output …]
//
// Without a folder it reads examples/contoso/dist where that is there. Samples of its own come on top. Needs the built
// packages. Prints one line per check; ends with 1 when one failed, or when a reader is missing and CI is set.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkWithHivex, hasHivex } from './hivex.mjs';
import { createReport } from './report.mjs';
import { checkWithSamba, hasSamba } from './samba.mjs';
import { writeSamples } from './samples.mjs';
import { checkWithWine, hasWine } from './wine.mjs';

const report = createReport();
const example = fileURLToPath(new URL('../../../examples/contoso/dist', import.meta.url));
const named = process.argv.slice(2).map((folder) => resolve(folder));
const samples = mkdtempSync(join(tmpdir(), 'mdav-samples-'));

try {
  writeSamples(samples);
  const folders = [...(named.length > 0 ? named : [example].filter((folder) => existsSync(folder))), samples];
  const files = folders.flatMap(filesBelow);
  const policies = files.filter(({ path }) => /\.pol$/i.test(path));
  const registrations = files.filter(({ path }) => /\.reg$/i.test(path) && !/\.undo\.reg$/i.test(path));

  if (hasSamba()) checkWithSamba(report, policies);
  else report.missing('samba', 'apt-get install python3-samba');
  if (hasWine()) checkWithWine(report, registrations.map(withUndo));
  else report.missing('wine', 'apt-get install wine wine64');
  if (hasHivex()) checkWithHivex(report, registrations);
  else report.missing('hivex', 'apt-get install libwin-hivex-perl libhivex-bin');
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

function withUndo(file) {
  const undoPath = file.path.replace(/\.reg$/i, '.undo.reg');
  return existsSync(undoPath) ? { ...file, undoPath } : file;
}
