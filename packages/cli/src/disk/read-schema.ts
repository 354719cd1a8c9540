import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { once } from '@mdav/core/format';
import type { FleetSchema } from '@mdav/language';

const NAME = 'fleet.schema.json';

/** The schema as it lies beside the compiled core. It is read when somebody asks, so it costs nothing otherwise. */
export function readSchema(): string {
  // Bundled into CommonJS there is a file name, and as a module there is an address.
  const here = typeof __filename === 'string' ? __filename : fileURLToPath(import.meta.url);
  // Where the command line is one file without packages, as in an editor's extension, it has the schema with it.
  const beside = join(dirname(here), NAME);
  return readFileSync(existsSync(beside) ? beside : createRequire(here).resolve(`@mdav/core/${NAME}`), 'utf8');
}

/** The same, read as JSON once for a program: it is half a megabyte. */
export const fleetSchema: () => FleetSchema = once(() => JSON.parse(readSchema()) as FleetSchema);
