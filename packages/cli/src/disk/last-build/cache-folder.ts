import { isAbsolute, join } from 'node:path';

/** Variables of an environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where mdav keeps what only saves time: the folder that `MDAV_CACHE` names, else that of the user for such things.
 * Nothing where `MDAV_CACHE` is empty, where there is no such folder, and in pipelines, which start from nothing.
 */
export function cacheFolder(env: Environment, platform: string = process.platform): string | undefined {
  const named = env['MDAV_CACHE'];
  if (named !== undefined) return isAbsolute(named) ? named : undefined;
  if ((env['CI'] ?? '') !== '') return undefined;
  const folder = folderOfUser(env, platform);
  return folder !== undefined && isAbsolute(folder) ? join(folder, 'mdav') : undefined;
}

function folderOfUser(env: Environment, platform: string): string | undefined {
  if (platform === 'win32') return env['LOCALAPPDATA'];
  const below = (...path: string[]) => (env['HOME'] ? join(env['HOME'], ...path) : undefined);
  if (platform === 'darwin') return below('Library', 'Caches');
  return env['XDG_CACHE_HOME'] || below('.cache');
}
