import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Io } from '../program/io.ts';
import { UsageError } from '../program/usage.ts';
import { FLEET_NAMES, findDefault, type LoadedFleet, loadFleet, refuse } from './load-fleet.ts';

/**
 * Reads the fleet that the user named; without a name, the one in this folder or in the nearest folder above it, up to
 * the root of the repository. What was found above is said, since the user may not expect it.
 *
 * Errors: `fleet-not-found` and those of `loadFleet`.
 */
export async function findFleet(verb: string, operands: readonly string[], io: Io): Promise<LoadedFleet> {
  const [named, ...more] = operands;
  if (more.length > 0)
    throw new UsageError(`\`mdav ${verb}\` takes one fleet, not ${operands.length} files.`, 'Run it once for each.');
  if (named !== undefined) return loadFleet(named, io);
  const path = nearestFleet(io.cwd);
  if (path === undefined)
    return refuse(
      'fleet-not-found',
      '',
      `There is no ${FLEET_NAMES.slice(0, -1).join(', ')} or ${FLEET_NAMES.at(-1)} in this folder or above it.`,
      `Name the fleet file after \`mdav ${verb}\`, such as path/to/mdav.yaml; write a first one with \`mdav init\`, or make one of the policies that you have with \`mdav import\`.`,
    );
  const file = relative(io.cwd, path);
  if (dirname(path) !== io.cwd) io.err(`Taking ${file}, the fleet of a folder above.\n`);
  return loadFleet(file, io);
}

function nearestFleet(folder: string): string | undefined {
  const name = findDefault(folder);
  if (name !== undefined) return join(folder, name);
  const above = dirname(folder);
  return above === folder || existsSync(join(folder, '.git')) ? undefined : nearestFleet(above);
}
