import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LIBRARY_SOURCES } from '../scripts/libraries.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each package may import: other packages of ours, libraries, and whether Node's own modules. */
const TABLE: Readonly<Record<string, { ours: readonly string[]; libraries: readonly string[]; node: boolean }>> = {
  quote: { ours: [], libraries: [], node: false },
  core: { ours: ['quote'], libraries: ['yaml', '@noble/hashes'], node: false },
  xml: { ours: [], libraries: ['saxes'], node: false },
  registry: { ours: ['quote', 'core'], libraries: [], node: false },
  gpo: { ours: ['quote', 'core', 'registry', 'xml'], libraries: [], node: false },
  intune: { ours: ['quote', 'core', 'xml'], libraries: [], node: false },
  verify: { ours: ['quote', 'core', 'registry', 'intune'], libraries: [], node: false },
  review: { ours: ['quote', 'core', 'xml', 'verify'], libraries: [], node: false },
  import: { ours: ['quote', 'core', 'registry', 'gpo', 'intune', 'verify'], libraries: ['yaml'], node: false },
  language: { ours: ['core', 'review'], libraries: ['yaml'], node: false },
  cli: {
    ours: ['language', 'quote', 'core', 'registry', 'gpo', 'intune', 'verify', 'import', 'review', 'xml'],
    libraries: ['jiti', 'vscode-languageserver', 'vscode-languageserver-textdocument'],
    node: true,
  },
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === '__tests__' ? [] : sources(path);
    return /\.(ts|js)$/.test(entry.name) && !/\.test\.ts$|\.d\.ts$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const pattern =
    /(?:^|\n)\s*(import|export)\s+(type\s)?[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g;
  return [...text.matchAll(pattern)].map((match) => ({
    file,
    from: match[3] ?? match[4] ?? match[5] ?? '',
    typeOnly: match[2] !== undefined,
  }));
}

type Edges = ReadonlyMap<string, ReadonlySet<string>>;

/** What imports what within a package, where `nodeOf` says what a file belongs to. */
function edgesOf(imports: readonly Import[], nodeOf: (file: string) => string): Edges {
  const edges = new Map<string, Set<string>>();
  for (const { file, from } of imports) {
    if (!from.startsWith('.')) continue;
    const [node, other] = [nodeOf(file), nodeOf(resolve(dirname(file), from))];
    if (node !== other) edges.set(node, (edges.get(node) ?? new Set()).add(other));
  }
  return edges;
}

/** The ways that lead back to where they start, one for each edge that closes one. */
function cyclesOf(edges: Edges): readonly (readonly string[])[] {
  const done = new Set<string>();
  const cycles: (readonly string[])[] = [];
  const walk = (node: string, path: readonly string[]) => {
    if (path.includes(node)) {
      cycles.push([...path.slice(path.indexOf(node)), node]);
      return;
    }
    if (done.has(node)) return;
    for (const next of edges.get(node) ?? []) walk(next, [...path, node]);
    done.add(node);
  };
  for (const node of edges.keys()) walk(node, []);
  return cycles;
}

it('finds a cycle, and none where two ways lead to one end', () => {
  const edges = (list: Record<string, string[]>) => new Map(Object.entries(list).map(([a, b]) => [a, new Set(b)]));
  expect(cyclesOf(edges({ a: ['b'], b: ['c'], c: ['b'] }))).toEqual([['b', 'c', 'b']]);
  expect(cyclesOf(edges({ a: ['b', 'c'], b: ['d'], c: ['d'] }))).toEqual([]);
});

const isNode = (from: string) => from.startsWith('node:') || builtinModules.includes(from);
const shown = (file: string) => relative(root, file);

describe.each(Object.entries(TABLE))('package %s', (name, allowed) => {
  const files = sources(join(root, 'packages', name, 'src'));
  const imports = files.flatMap(importsOf);

  it('imports what the package table lets it import', () => {
    const outside = imports.filter(({ from }) => !from.startsWith('.') && !isNode(from));
    const forbidden = outside.filter(({ from }) => {
      if (from.startsWith('@mdav/')) return !allowed.ours.includes(from.split('/')[1] ?? '');
      return !allowed.libraries.some((library) => from === library || from.startsWith(`${library}/`));
    });
    expect(forbidden.map(({ file, from }) => `${shown(file)} imports ${from}`)).toEqual([]);
  });

  it(allowed.node ? 'may use Node' : 'uses no module of Node, so that it runs in a browser', () => {
    const used = imports.filter(({ from }) => isNode(from)).map(({ file, from }) => `${shown(file)} imports ${from}`);
    if (allowed.node) expect(used.length).toBeGreaterThan(0);
    else expect(used).toEqual([]);
  });

  it.skipIf(allowed.node)('uses no global of Node', () => {
    const found = files.filter((file) =>
      /\b(process\.(env|argv|cwd|exit|std\w+|platform|version|nextTick|hrtime)\b|Buffer\b|__dirname|require\()/.test(
        readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
      ),
    );
    expect(found.map(shown)).toEqual([]);
  });

  // Each is an argument of the call, and some hundred thousand are more than a call takes: a long list would end the program.
  it('spreads no list into another one', () => {
    const found = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\.(?:push|unshift|splice)\(\s*(?:[^{}()[\]]*,\s*)?\.\.\.[^\n]*/g)].map(
        ([call]) => `${shown(file)} ${call}`,
      ),
    );
    expect(found).toEqual([]);
  });

  it('declares what it imports', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    const declared = Object.keys(manifest.dependencies ?? {}).sort();
    const used = new Set(
      imports
        .filter(({ from }) => !from.startsWith('.') && !isNode(from))
        .map(({ from }) => (from.startsWith('@') ? from.split('/').slice(0, 2).join('/') : (from.split('/')[0] ?? ''))),
    );
    expect(declared).toEqual([...used].sort());
  });
});

describe.each([...Object.keys(TABLE), 'codegen', 'testkit', 'playground'])('the inside of %s', (name) => {
  const folder = join(root, 'packages', name, 'src');
  const imports = sources(folder).flatMap(importsOf);

  it('has no circular imports', () => {
    expect(cyclesOf(edgesOf(imports, (file) => file)).map((cycle) => cycle.map(shown))).toEqual([]);
  });

  // Of one folder within another, each is a node of its own; what is imported of the package is what all of them are for.
  it('has no folder that depends on one that depends on it', () => {
    const entries = new Set([...Object.values(LIBRARY_SOURCES), join(folder, 'index.ts')]);
    const inside = imports.filter(({ file }) => !entries.has(file));
    expect(cyclesOf(edgesOf(inside, dirname)).map((cycle) => cycle.map(shown))).toEqual([]);
  });
});

it('keeps the number of run-time dependencies at six or less', () => {
  const names = new Set(Object.values(TABLE).flatMap(({ libraries }) => libraries));
  expect([...names].length).toBeLessThanOrEqual(6);
});
