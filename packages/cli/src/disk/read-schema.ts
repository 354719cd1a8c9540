import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The schema as it lies beside the compiled core. It is read when somebody asks, so it costs nothing otherwise. */
export function readSchema(): string {
  // Bundled into CommonJS there is a file name, and as a module there is an address.
  const here = typeof __filename === 'string' ? __filename : import.meta.url;
  return readFileSync(createRequire(here).resolve('@mdav/core/fleet.schema.json'), 'utf8');
}
