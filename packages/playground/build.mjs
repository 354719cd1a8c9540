// Bundles the page. `node packages/playground/build.mjs [FOLDER]` writes it there, by default into dist.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { minify } from 'terser';
import terser from 'terser/package.json' with { type: 'json' };
import { LIBRARY_SOURCES } from '../../scripts/libraries.mjs';
import { sentSchema } from './sent-schema.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const read = (path) => readFileSync(at(path), 'utf8');

/** The comment that says what an example is about, without what is for editors. */
function aboutOf(text) {
  const lines = text.split('\n').filter((line) => line.startsWith('# ') && !line.includes('yaml-language-server'));
  return lines[0]?.slice(2) ?? '';
}

/** What the page brings along besides code: the schema, and the fleets of `examples`. */
const data = {
  name: 'data',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^playground:data$/ }, ({ path }) => ({ path, namespace: 'data' }));
    onLoad({ filter: /.*/, namespace: 'data' }, () => {
      const schema = JSON.stringify(sentSchema(JSON.parse(read('../core/fleet.schema.json'))));
      const examples = readdirSync(at('../../examples')).map((name) => {
        const text = read(`../../examples/${name}/mdav.yaml`);
        // Neither the schema beside the repository nor its commands are of use here.
        const own = text.replace(/^# yaml-language-server:[^\n]*\n#\n/, '').replace(/^# Compile it:[^\n]*\n/m, '');
        return { name, about: aboutOf(text), text: own };
      });
      // Parsing JSON is faster than reading as much code.
      const contents = `export const SCHEMA = JSON.parse(${JSON.stringify(schema)});
export const EXAMPLES = ${JSON.stringify(examples)};`;
      return { contents, loader: 'js' };
    });
  },
};

/** What of a rule `mdav explain` alone shows: its examples, when to waive it, and what it settles between sources. */
const shorterRules = {
  name: 'rules',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]core[\\/]src[\\/]rules[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace(/^ {2}(good|bad): (?:String\.raw)?`[^`]*`,$/gm, "  $1: '',")
        .replace(/^ {2}(waive|settles):\s+'(?:[^'\\]|\\.)*',$/gm, "  $1: '',"),
      loader: 'ts',
    }));
  },
};

const definitionOf = (uri) => uri.slice(2).toLowerCase().replaceAll('/', '_');

function withDefinition({ mdm, ...row }) {
  const { uri, catalog } = mdm;
  if (catalog === undefined || catalog.definition !== undefined) return { ...row, mdm };
  return { ...row, mdm: { ...mdm, catalog: { definition: definitionOf(uri), ...catalog } } };
}

/** The catalogue without the ids of definitions that follow from the address of their node: the page makes those. */
const shorterCatalogue = {
  name: 'catalogue',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]core[\\/]src[\\/]catalogue[\\/]catalogue\.generated\.ts$/ }, ({ path }) => {
      const rows = readFileSync(path, 'utf8').replace(
        /(uri: '([^']+)',.*? catalog: \{ )definition: '([^']+)', /g,
        (all, before, uri, definition) => (definition === definitionOf(uri) ? before : all),
      );
      const made = rows.replace(/^(\s+\w+: \(\) => )\((\{.*\})\),$/gm, '$1withDefinition($2),');
      return { contents: `${made}\nconst definitionOf = ${definitionOf};\n${withDefinition}\n`, loader: 'ts' };
    });
  },
};

/** The licences of what was bundled, as they want to be passed on. */
function licences({ inputs }) {
  const folders = Object.keys(inputs).flatMap(
    (path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+\//)?.slice(0, 1) ?? [],
  );
  return [...new Set(folders)].sort().flatMap((folder) => {
    const root = at(`../../${folder}`);
    const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const file = readdirSync(root).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
    const text = file === undefined ? `Licence: ${license}` : readFileSync(join(root, file), 'utf8').trim();
    return [`${name} ${version}\n\n${text}\n`];
  });
}

const TERSER = { compress: { passes: 2 }, mangle: { toplevel: true } };

/**
 * esbuild has minified it; Terser finds three in a hundred more, by bytes sent. It takes ten seconds, so what it made of
 * the same text is kept: the tests and the site have the same page.
 */
async function smaller(text) {
  const key = createHash('sha256')
    .update(`${terser.version}\n${JSON.stringify(TERSER)}\n${text}`)
    .digest('hex');
  const kept = at(`../../node_modules/.cache/playground/${key}.js`);
  if (existsSync(kept)) return readFileSync(kept);
  const { code } = await minify(text, TERSER);
  const written = `${kept}.${process.pid}`;
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(written, code);
  renameSync(written, kept);
  return Buffer.from(code);
}

/** The files of the page by their names. Scripts are classic ones: a page that was opened from a disk has no modules. */
export async function playgroundFiles() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: at('../..'),
    entryPoints: { playground: at('src/main.ts'), frameworks: at('src/frameworks.ts') },
    outdir: at('dist'),
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2023',
    minify: true,
    legalComments: 'none',
    alias: LIBRARY_SOURCES,
    plugins: [data, shorterRules, shorterCatalogue],
  });
  const style = await build({ entryPoints: [at('src/style.css')], write: false, minify: true });
  const html = read('src/index.html').replace('{{style}}', () => style.outputFiles[0].text.trim());
  const scripts = outputFiles.map(async ({ path, text }) => [
    path.slice(path.lastIndexOf('/') + 1),
    await smaller(text),
  ]);
  return new Map([
    ['index.html', Buffer.from(html)],
    ...(await Promise.all(scripts)),
    ['LICENSES.txt', Buffer.from(licences(metafile).join(`\n${'-'.repeat(72)}\n\n`))],
  ]);
}

/** Writes the page into a folder, which holds nothing else afterwards. */
export async function writePlayground(folder) {
  const files = await playgroundFiles();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  return files;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2] ?? at('dist');
  await writePlayground(folder);
  console.log(join(folder, 'index.html'));
}
