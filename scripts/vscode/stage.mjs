// Lays out the extension for VS Code as it is packed: one file for the editor, one for mdav itself, the schema and the papers.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { LIBRARY_SOURCES } from '../libraries.mjs';

const at = (path) => fileURLToPath(new URL(path, new URL('../..', import.meta.url)));
const read = (path) => readFileSync(at(path), 'utf8');
const COMMON = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  absWorkingDir: at('.'),
};

/** Files of the package, by where they come from; what is made besides is `extension.cjs` and `server/mdav.cjs`. */
const COPIES = {
  'README.md': 'packages/vscode/README.md',
  LICENSE: 'packages/vscode/LICENSE',
  'icon.png': 'packages/vscode/icon.png',
  'server/fleet.schema.json': 'packages/core/fleet.schema.json',
};

export const VERSION = JSON.parse(read('packages/cli/package.json')).version;

/** Everything that a package may hold. */
export const CONTENTS = [
  ...Object.keys(COPIES),
  'CHANGELOG.md',
  'NOTICES.txt',
  'extension.cjs',
  'package.json',
  'server/mdav.cjs',
].sort();

export async function stageExtension(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'server'), { recursive: true });
  for (const [to, from] of Object.entries(COPIES)) copyFileSync(at(from), join(folder, to));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  // Pages of the repository are not in the package.
  const changes = read('CHANGELOG.md').replaceAll(/\[([^\]]+)\]\((?!https?:)[^)]*\)/g, '$1');
  writeFileSync(join(folder, 'CHANGELOG.md'), changes);
  const made = [
    await build({
      ...COMMON,
      entryPoints: [at('packages/vscode/src/extension.ts')],
      outfile: join(folder, 'extension.cjs'),
      target: 'node20',
      external: ['vscode'],
      metafile: true,
    }),
    await build({
      ...COMMON,
      entryPoints: [at('packages/cli/src/main.ts')],
      outfile: join(folder, 'server/mdav.cjs'),
      target: 'node20',
      alias: {
        ...LIBRARY_SOURCES,
        // Its module for `import` looks for the compiler beside itself when it needs it; this one has it in.
        jiti: createRequire(at('packages/cli/package.json'))
          .resolve('jiti')
          .replace(/jiti\.[cm]js$/, 'jiti.cjs'),
      },
      logOverride: { 'empty-import-meta': 'silent' },
      metafile: true,
    }),
  ];
  writeFileSync(join(folder, 'NOTICES.txt'), notices(made.flatMap(({ metafile }) => Object.keys(metafile.inputs))));
}

/** The manifest of the workspace without what is for the workspace. */
function manifest() {
  const {
    private: _private,
    type: _type,
    devDependencies: _dev,
    name: _name,
    ...rest
  } = JSON.parse(read('packages/vscode/package.json'));
  return { name: 'mdav', ...rest, version: VERSION };
}

/** The licences of the packages of others that are in the bundles, which most of them ask for. */
function notices(inputs) {
  const folders = new Set(
    inputs.flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.slice(1) ?? []),
  );
  const one = (folder) => {
    const { name, version, license } = JSON.parse(read(`${folder}/package.json`));
    return [name, `${name} ${version} (${license})\n\n${licenceText(folder)}`];
  };
  const texts = new Map([...folders].map(one));
  return `${[...texts]
    .sort()
    .map(([, text]) => text.trim())
    .join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function licenceText(folder) {
  for (const name of ['LICENSE', 'License.txt', 'LICENSE.md', 'LICENSE.txt', 'license']) {
    try {
      return read(`${folder}/${name}`);
    } catch {
      // It goes by another name.
    }
  }
  const { author, homepage = '' } = JSON.parse(read(`${folder}/package.json`));
  return `${typeof author === 'object' ? author.name : (author ?? '')} ${homepage}`.trim();
}
