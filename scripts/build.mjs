// Compiles every package (types and ESM) and bundles the command line, which is what makes it start fast.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { LIBRARY_SOURCES } from './libraries.mjs';

const at = (path) => fileURLToPath(new URL(path, new URL('..', import.meta.url)));

function run(args, stdout = 'inherit') {
  const { status } = spawnSync(process.execPath, args, { cwd: at('.'), stdio: ['ignore', stdout, 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

run([at('node_modules/typescript/bin/tsc'), '-b']);

/** What baselines and authorities ask for: half the size of a bundle, and few runs need it. */
const DATA = '@mdav/core/framework-data';
/** What knows whether there is anything to build; it is asked before the bundle that builds is loaded. */
const LAST_BUILD = 'main-last-build';
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`^${DATA}$`) }, () => ({ path: './framework-data.json', external: true }));
    onResolve({ filter: /\/last-build\/remember\.ts$/ }, () => ({ path: `./${LAST_BUILD}.cjs`, external: true }));
  },
};

/**
 * What Node brings and loads when it is asked for, which for cryptography alone takes as long as checking a small fleet:
 * in the bundles it is asked for with the first call. A function that is missing here stops the build.
 */
const LATE = {
  'node:child_process': ['spawnSync'],
  'node:crypto': ['hash', 'randomBytes'],
  'node:module': ['createRequire'],
  'node:os': ['availableParallelism', 'hostname', 'tmpdir'],
  'node:url': ['fileURLToPath', 'pathToFileURL'],
};
const late = {
  name: 'late',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: new RegExp(`^(?:${Object.keys(LATE).join('|')})$`) }, ({ path }) => ({
      path,
      namespace: 'late',
    }));
    onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({
      contents: LATE[path]
        .map((name) => `export const ${name} = (...given) => process.getBuiltinModule('${path}').${name}(...given);`)
        .join('\n'),
    }));
  },
};

/**
 * The library for YAML, as it is published for bundlers: the same code as modules, of which the bundler leaves out what
 * nobody asks for. The form for Node is made whole at every start, a quarter of what a bundle takes before it does anything.
 */
const YAML = createRequire(at('packages/core/package.json'))
  .resolve('yaml')
  .replace(/dist(.index\.js)$/, 'browser/dist$1');

// As JSON, which takes V8 less than half of what an object takes that it has to compile.
const { FRAMEWORKS } = await import(new URL('../packages/core/dist/framework-data.js', import.meta.url).href);
writeFileSync(at('packages/cli/dist/framework-data.json'), JSON.stringify({ FRAMEWORKS }));

await build({
  // What people and pipelines run most starts apart from the rest: less to read.
  entryPoints: {
    mdav: at('packages/cli/src/main.ts'),
    build: at('packages/cli/src/main-build.ts'),
    // Apart they start a twentieth faster, and the package is a megabyte and a half larger.
    'check-explain': at('packages/cli/src/main-check-explain.ts'),
    verify: at('packages/cli/src/main-verify.ts'),
    'verify-thread': at('packages/cli/src/main-verify-thread.ts'),
  },
  outdir: at('packages/cli/dist'),
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  minify: true,
  legalComments: 'linked',
  // A TypeScript fleet is loaded by jiti and an editor served by its library, and only then: they stay outside the bundles.
  external: ['jiti', 'vscode-languageserver', 'vscode-languageserver/node', 'vscode-languageserver-textdocument'],
  // Code that also runs as a module asks for its address there, and for its file name here.
  logOverride: { 'empty-import-meta': 'silent' },
  supported: {
    // Code that comes from V8's cache has no loader of its own: `import()` becomes `require`.
    'dynamic-import': false,
    // Tagged templates keep their characters as they are; as calls they are escaped, and a bundle of ASCII alone is
    // half the memory and starts faster.
    'template-literal': false,
  },
  alias: { ...LIBRARY_SOURCES, yaml: YAML },
  plugins: [apart, late],
});

// It knows by content what builds. Its own is in what it writes: `formatVersion`.
const program = createHash('sha256');
for (const file of ['build.cjs', 'framework-data.json']) program.update(readFileSync(at(`packages/cli/dist/${file}`)));
await build({
  entryPoints: { [LAST_BUILD]: at(`packages/cli/src/${LAST_BUILD}.ts`) },
  outdir: at('packages/cli/dist'),
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  minify: true,
  define: { MDAV_PROGRAM: JSON.stringify(program.digest('hex')) },
  alias: LIBRARY_SOURCES,
  plugins: [late],
});

for (const name of ['mdav', 'build', 'check-explain', 'verify', 'verify-thread']) {
  // Read as Latin-1 when it starts, which is fastest and right for ASCII alone.
  const odd = readFileSync(at(`packages/cli/dist/${name}.cjs`), 'utf8').match(/[\u0080-\uffff]/u);
  if (odd !== null) throw new Error(`${name}.cjs holds ${odd[0]}: write it as an escape, in regular expressions too`);
  // A thread has no line of its own. What a program says while it is warmed is for nobody.
  if (name !== 'verify-thread') run([at('scripts/warm-cli.mjs'), name], 'ignore');
}
run([at('scripts/help-pages.mjs')]);
