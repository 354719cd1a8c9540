import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root of the repository that a folder is in, without asking git; undefined outside of every repository. */
export function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : repositoryOf(above);
}
