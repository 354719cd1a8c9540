import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin as Bundling, build } from 'esbuild';
import type { Plugin } from 'vitest/config';
import { LIBRARIES, LIBRARY_SOURCES } from '../scripts/libraries.mjs';

const plain = (path: string) => path.replaceAll('\\', '/');
const PACKAGES = plain(fileURLToPath(new URL('../packages', import.meta.url)));
const NAMES = [...LIBRARIES, 'cli'];
const SOURCE = /^\/([^/]+)\/src\/(?!.*(?:__tests__\/|\.test\.ts$|\.d\.ts$))(.+)\.ts$/;

/**
 * The libraries and the command line as modules that Node loads by itself, made of the sources at the start of every run.
 * What vitest runs itself it asks its server for, module by module in every worker, and each use of an imported name calls
 * a function: a fifth of what the tests took. Source maps lead what fails to the line that somebody wrote.
 *
 * Where vitest has to know what imports what, it runs the sources themselves.
 */
export function compiledSources(): Plugin {
  let isCompiled = false;
  return {
    name: 'compiled-sources',
    enforce: 'pre',
    config: () => ({ test: { server: { deps: { external: [/\/out\/compiled\//] } } } }),
    async configureVitest({ vitest, project }) {
      const { watch, changed, related, coverage } = vitest.config;
      isCompiled = !watch && !changed && related === undefined && !coverage.enabled;
      if (isCompiled && project === vitest.projects[0]) await compileSources();
    },
    resolveId: (id, importer) => (isCompiled ? compiledOf(sourceOf(id, importer)) : undefined),
  };
}

function sourceOf(id: string, importer = ''): string {
  return id.startsWith('.') ? posix.join(posix.dirname(plain(importer)), id) : plain(id);
}

/** Where a source is compiled to: beside `src`, where it finds the packages that it imports. */
function compiledOf(source: string): string | undefined {
  const [, name = '', path] = source.startsWith(PACKAGES) ? (SOURCE.exec(source.slice(PACKAGES.length)) ?? []) : [];
  if (path === undefined || !NAMES.includes(name) || !existsSync(source)) return undefined;
  return `${PACKAGES}/${name}/out/compiled/${path}.js`;
}

/** Module by module, and each imports the others where they are compiled to. */
const apart: Bundling = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ path, importer, kind }) => {
      if (kind === 'entry-point') return undefined;
      const source = (LIBRARY_SOURCES as Readonly<Record<string, string>>)[path] ?? path;
      const compiled = compiledOf(sourceOf(source, importer));
      const from = compiledOf(plain(importer));
      if (compiled === undefined || from === undefined) return { path, external: true };
      return { path: `./${posix.relative(posix.dirname(from), compiled)}`, external: true };
    });
  },
};

async function compileSources(): Promise<void> {
  const entryPoints = NAMES.flatMap((name) =>
    readdirSync(`${PACKAGES}/${name}/src`, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
      const source = `${PACKAGES}/${name}/src/${plain(path)}`;
      const compiled = compiledOf(source);
      return compiled === undefined ? [] : { in: source, out: compiled.slice(PACKAGES.length + 1, -'.js'.length) };
    }),
  );
  const { outputFiles } = await build({
    entryPoints,
    outdir: PACKAGES,
    bundle: true,
    plugins: [apart],
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    write: false,
  });
  for (const { path, contents } of outputFiles) writeWhole(path, contents);
}

/** Another run may be reading what is there: it finds the old file or the new one. */
function writeWhole(path: string, contents: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(posix.dirname(plain(path)), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, contents);
  renameSync(`${path}.${process.pid}`, path);
}
