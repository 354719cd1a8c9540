// Runs the bundled command line once over a real fleet and keeps what V8 compiled on the way, so that bin/mdav.js
// need not compile it again. A cache that another version of Node refuses costs nothing: it is then not used.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const at = (path) => fileURLToPath(new URL(path, new URL('..', import.meta.url)));
const bundle = at('packages/cli/dist/mdav.cjs');
const out = mkdtempSync(join(tmpdir(), 'mdav-warm-'));
const script = new vm.Script(module.wrap(readFileSync(bundle, 'latin1')), { filename: bundle });

process.argv = [process.execPath, bundle, 'build', at('examples/contoso/mdav.yaml'), '--out', out];
process.stdout.write = () => true;
const loaded = { exports: {} };
script.runInThisContext()(loaded.exports, createRequire(bundle), loaded, bundle, at('packages/cli/dist'));

process.on('exit', () => {
  writeFileSync(at('packages/cli/dist/mdav.v8cache'), script.createCachedData());
  rmSync(out, { recursive: true, force: true });
  // What the fleet's findings say is for the tests; here only the compiled code matters.
  process.exitCode = 0;
});
