import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SOURCES } from '../../core/src/facts/sources.ts';
import { generate } from './generate.ts';
import { ruleFiles } from './rule-pages.ts';
import { formatProblem } from './source/problem.ts';
import { readCatalogue } from './source/read-catalogue.ts';
import { supportMatrixFiles } from './support-matrix/page.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const FOLDER = 'packages/core/catalogue';

/** Runs the generator; with `--check` it writes nothing and names the files that would change. Returns the exit code. */
export function main(args: readonly string[]): number {
  const names = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith('.yaml'));
  const texts = new Map(names.sort().map((name) => [name, readFileSync(join(ROOT, FOLDER, name), 'utf8')]));
  const { catalogue, problems } = readCatalogue({ folder: FOLDER, texts, sources: Object.keys(SOURCES) });
  for (const problem of problems) console.error(formatProblem(problem));
  if (problems.length > 0) return 1;

  const model = { fleet: readModel('fleet'), raw: readModel('raw'), vocabulary: readModel('vocabulary') };
  const files = [...generate(catalogue, { model, sources: SOURCES }), ...ruleFiles(), ...supportMatrixFiles()];
  const stale = files.filter(([path, text]) => readOld(path) !== text);
  if (args.includes('--check')) {
    for (const [path] of stale) console.error(`${path} is stale; run \`node scripts/generate.mjs\``);
    return stale.length === 0 ? 0 : 1;
  }
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
    console.error(`wrote ${path}`);
  }
  return 0;
}

function readModel(name: string): string {
  return readFileSync(join(ROOT, 'packages/core/src/model', `${name}.ts`), 'utf8');
}

function readOld(path: string): string | undefined {
  try {
    return readFileSync(join(ROOT, path), 'utf8');
  } catch {
    return undefined;
  }
}
