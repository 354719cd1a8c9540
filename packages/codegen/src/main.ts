import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SOURCES } from '../../core/src/facts/sources.ts';
import { apiFiles } from './api/api-files.ts';
import { COMMAND_LINE_PAGE } from './api/command-line-page.ts';
import { documentedPackages, type PackageManifest } from './api/documented.ts';
import { API_FOLDER } from './api/links.ts';
import { diagnosticLists } from './diagnostic-lists.ts';
import { DIAGNOSTICS_FOLDER, diagnosticFiles } from './diagnostic-pages.ts';
import { documentFiles, isDocument } from './documents/document-files.ts';
import { embeddedFiles, isSource } from './embed/embedded-files.ts';
import { fillOsEnum } from './emit/systems.ts';
import { generate } from './generate.ts';
import { osFiles } from './os-pages.ts';
import { ruleFiles } from './rule-pages.ts';
import { filesBelow, pathsOfSources, readSources } from './source/files.ts';
import { formatProblem } from './source/problem.ts';
import { readCatalogue } from './source/read-catalogue.ts';
import { readFrameworks } from './source/read-frameworks.ts';
import { supportMatrixFiles } from './support-matrix/page.ts';
import { verificationFiles } from './verification/page.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const FOLDER = 'packages/core/catalogue';
const FRAMEWORKS_FOLDER = 'packages/core/frameworks';
const RULES_FOLDER = 'docs/rules';
/** Written by hand, except for its list of operating systems. */
const EXPECTED = 'packages/verify/schema/expected.schema.json';

/**
 * Runs one stage of the generator; with `--check` it writes nothing and names the files that would change. Returns the
 * exit code. The pages come from code that reads what the catalogue becomes, so they are a stage of their own: it has
 * to be loaded after the first one has written.
 */
export async function main(stage: 'catalogue' | 'pages', args: readonly string[]): Promise<number> {
  const isCheck = args.includes('--check');
  return stage === 'catalogue' ? makeCatalogue(isCheck) : makePages(isCheck);
}

/** Types, tables, schema, validator, pages of the settings, embedded scripts and queries: everything that other code reads. */
function makeCatalogue(isCheck: boolean): number {
  const names = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith('.yaml'));
  const texts = new Map(names.sort().map((name) => [name, readFileSync(join(ROOT, FOLDER, name), 'utf8')]));
  const { catalogue, problems } = readCatalogue({ folder: FOLDER, texts, sources: Object.keys(SOURCES) });
  for (const problem of problems) console.error(formatProblem(problem));
  if (problems.length > 0) return 1;
  const { frameworks, problems: misread } = readFrameworks(readFrameworkTexts(), catalogue);
  for (const problem of misread) console.error(formatProblem(problem));
  if (misread.length > 0) return 1;
  const embedded = embeddedFiles(readSources(isSource));
  const documents = documentFiles(readSources(isDocument));
  const badSources = [...embedded.problems, ...documents.problems];
  for (const problem of badSources) console.error(problem);
  if (badSources.length > 0) return 1;
  const model = { fleet: readModel('fleet'), raw: readModel('raw'), vocabulary: readModel('vocabulary') };
  const expected: [string, string] = [EXPECTED, fillOsEnum(readOld(EXPECTED) ?? '', catalogue.systems)];
  const generated = generate(catalogue, { model, sources: SOURCES, frameworks });
  return settle([...embedded.files, ...documents.files, ...generated, expected], isCheck) ? 0 : 1;
}

/** Pages of rules, diagnostics, decisions and exports. */
async function makePages(isCheck: boolean): Promise<number> {
  const manifests = readManifests();
  const api = apiFiles({ manifests, read: (path) => readFileSync(join(ROOT, path), 'utf8') });
  for (const problem of api.problems) console.error(problem);
  const rules = ruleFiles();
  const names = documentedPackages(manifests).map(({ name }) => name);
  const diagnostics = diagnosticFiles(await diagnosticLists(ROOT, names, pathsOfSources()));
  const leftOver = [API_FOLDER, RULES_FOLDER, DIAGNOSTICS_FOLDER]
    .flatMap((folder) => filesBelow(folder))
    .filter((path) => !api.files.has(path) && !rules.has(path) && !diagnostics.has(path) && path !== COMMAND_LINE_PAGE);
  const files = [...rules, ...diagnostics, ...osFiles(), ...supportMatrixFiles(), ...verificationFiles(), ...api.files];
  const isSettled = settle(files, isCheck, leftOver);
  return isSettled && api.problems.length === 0 ? 0 : 1;
}

/** Writes what differs and removes what is left over; true unless it was only to check and something differs. */
function settle(files: readonly [string, string][], isCheck: boolean, leftOver: readonly string[] = []): boolean {
  const stale = files.filter(([path, text]) => readOld(path) !== text);
  if (isCheck) {
    for (const [path] of stale) console.error(`${path} is stale; run \`node scripts/generate.mjs\``);
    for (const path of leftOver) console.error(`${path} is left over; run \`node scripts/generate.mjs\``);
    return stale.length + leftOver.length === 0;
  }
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
    console.error(`wrote ${path}`);
  }
  for (const path of leftOver) {
    rmSync(join(ROOT, path));
    console.error(`removed ${path}`);
  }
  return true;
}

function readFrameworkTexts(): ReadonlyMap<string, string> {
  const paths = filesBelow(FRAMEWORKS_FOLDER).filter((path) => path.endsWith('.yaml'));
  return new Map([...paths].sort().map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}

function readModel(name: string): string {
  return readFileSync(join(ROOT, 'packages/core/src/model', `${name}.ts`), 'utf8');
}

function readManifests(): readonly PackageManifest[] {
  const folders = readdirSync(join(ROOT, 'packages')).filter((name) =>
    existsSync(join(ROOT, 'packages', name, 'package.json')),
  );
  return folders.map((name) => JSON.parse(readFileSync(join(ROOT, 'packages', name, 'package.json'), 'utf8')));
}

function readOld(path: string): string | undefined {
  try {
    return readFileSync(join(ROOT, path), 'utf8');
  } catch {
    return undefined;
  }
}
