// Runs a bundle of the command line over a real fleet and keeps what V8 compiled on the way, so that bin/mdav.js need
// not compile it again. A cache that another version of Node refuses costs nothing: it is then not used.
//   node scripts/warm-cli.mjs mdav|build|check-explain|verify
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const at = (path) => fileURLToPath(new URL(path, new URL('..', import.meta.url)));
const [name] = process.argv.slice(2);
const bundle = at(`packages/cli/dist/${name}.cjs`);
const fleet = at('examples/contoso/mdav.yaml');
const folder = mkdtempSync(join(tmpdir(), 'mdav-warm-'));

process.env['MDAV_CACHE'] = join(folder, 'cache');

/** What people run most. More would be more to read at every start. */
const LINES = {
  mdav: [['plan', fleet, '--against', fleet]],
  build: [['build', fleet, '--out', join(folder, 'out')]],
  'check-explain': [
    ['explain', 'allowCloudProtection'],
    ['check', fleet],
  ],
  verify: [['verify', fleet, '--state', at('examples/contoso/devices.ndjson')]],
};

const script = new vm.Script(module.wrap(readFileSync(bundle, 'latin1')), { filename: bundle });
const start = script.runInThisContext();

/** One line after the other: the next starts when nothing is left to do. */
const waiting = [...LINES[name]];
function next() {
  const line = waiting.shift();
  if (line === undefined) return;
  process.argv = [process.execPath, bundle, ...line];
  const loaded = { exports: {} };
  start(loaded.exports, createRequire(bundle), loaded, bundle, dirname(bundle));
}
process.on('beforeExit', next);
next();

process.on('exit', () => {
  writeFileSync(bundle.replace(/cjs$/, 'v8cache'), script.createCachedData());
  rmSync(folder, { recursive: true, force: true });
  // What the fleet's findings say is for the tests; here only the compiled code matters.
  process.exitCode = 0;
});
