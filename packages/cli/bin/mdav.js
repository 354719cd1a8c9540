#!/usr/bin/env node
// Starts the bundled command line. Compiling it is most of what starting costs, so the build leaves V8's compiled
// form beside it; where another Node refuses that form, Node's own compile cache does the same from the second run on.
import { readFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const bundle = fileURLToPath(new URL('../dist/mdav.cjs', import.meta.url));
const require = createRequire(bundle);

function compiled() {
  try {
    const cachedData = readFileSync(new URL('../dist/mdav.v8cache', import.meta.url));
    const script = new vm.Script(module.wrap(readFileSync(bundle, 'latin1')), { filename: bundle, cachedData });
    return script.cachedDataRejected ? undefined : script;
  } catch {
    return undefined;
  }
}

const script = compiled();
if (script === undefined) {
  module.enableCompileCache?.();
  require(bundle);
} else {
  const loaded = { exports: {} };
  script.runInThisContext()(
    loaded.exports,
    require,
    loaded,
    bundle,
    fileURLToPath(new URL('../dist', import.meta.url)),
  );
}
