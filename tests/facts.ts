import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Machine-readable facts that were gathered apart from the project, to hold the catalogue and the output to. They are
 * no part of it: `MDAV_FACTS` names their folder, or they lie beside the repository.
 */
const FOLDER = process.env['MDAV_FACTS'] ?? fileURLToPath(new URL('../../shared/facts', import.meta.url));

/** Why tests against the facts are skipped; `undefined` when they are there. Part of the name of a skipped suite. */
export const factsMissing: string | undefined = existsSync(FOLDER)
  ? undefined
  : 'no facts: set MDAV_FACTS to their folder';

/** A file of facts as parsed JSON; undefined when there is none. */
export function factsJson(name: string): unknown {
  const path = join(FOLDER, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
