import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Material from outside the repository that conformance tests read: genuine files of others, and fact files.
 * Nothing of it is redistributed; a test that lacks it says so and is skipped.
 */
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** A folder that the environment names, or one beside the repository; `undefined` when there is none. */
function findFolder(variable: string, beside: string): string | undefined {
  const folder = process.env[variable] ?? join(ROOT, '..', 'shared', beside);
  return existsSync(folder) ? folder : undefined;
}

const corpus = findFolder('MDAV_CORPUS', 'corpus');
const facts = findFolder('MDAV_FACTS', 'facts');

/** Genuine files of others, by folder: `admx`, `intune`. */
export const CORPUS: string = corpus ?? '';

/** Why tests on genuine files are skipped; empty when they run. */
export const NO_CORPUS: string = corpus === undefined ? ' (skipped: no genuine files; set MDAV_CORPUS)' : '';

/** Why tests on fact files are skipped; empty when they run. */
export const NO_FACTS: string = facts === undefined ? ' (skipped: no fact files; set MDAV_FACTS)' : '';

/** A fact file as data; `undefined` when there is none. */
export function readFacts<T>(name: string): T | undefined {
  return facts === undefined ? undefined : (JSON.parse(readText(join(facts, name))) as T);
}

/** Every file below a folder of the corpus whose name ends so, by its path in that folder, sorted. */
export function findFiles(folder: string, ending: string): readonly string[] {
  const top = join(CORPUS, folder);
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith(ending))
    .map((entry) => relative(top, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** The text of a file in UTF-8 or UTF-16, with or without a byte order mark. */
export function readText(path: string): string {
  const bytes = readFileSync(path);
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
