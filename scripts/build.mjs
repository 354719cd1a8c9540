// Compiles every package (types and ESM) and bundles the command line into one file, which is what makes it start fast.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path) => fileURLToPath(new URL(path, new URL('..', import.meta.url)));

const compiled = spawnSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-b'], { cwd: at('.'), stdio: 'inherit' });
if (compiled.status !== 0) process.exit(compiled.status ?? 1);

await build({
  entryPoints: [at('packages/cli/src/main.ts')],
  outfile: at('packages/cli/dist/mdav.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  minify: true,
  legalComments: 'linked',
  // A TypeScript fleet is loaded by jiti, and only then: it stays outside the bundle.
  external: ['jiti'],
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  alias: Object.fromEntries(['core', 'registry', 'gpo', 'intune'].map((name) => [`@mdav/${name}`, at(`packages/${name}/src/index.ts`)])),
});
