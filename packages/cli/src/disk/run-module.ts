import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CODE: ReadonlySet<string> = new Set(['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs']);

/** True for a file that is code by its ending. Code runs only when somebody names it. */
export function isCode(file: string): boolean {
  return CODE.has(extname(file));
}

/**
 * Runs a module and gives what it exports. Wherever it lies, it gets the packages of mdav that this command line runs
 * with: nothing has to be installed beside it, and it cannot meet another version.
 */
export async function runModule(path: string): Promise<Readonly<Record<string, unknown>>> {
  const { createJiti } = await import('jiti');
  const jiti = createJiti(path, { interopDefault: false, alias: ownPackages() });
  return orNever(jiti.import<Record<string, unknown>>(path));
}

/**
 * A module that waits for what never comes leaves Node nothing to do, which then ends as if all were well: that it is about
 * to is the one sign of it.
 */
async function orNever<T>(running: Promise<T>): Promise<T> {
  let giveUp = () => {};
  const never = new Promise<never>((_, refuse) => {
    giveUp = () => refuse(new Error('it waits for something that never comes'));
  });
  process.once('beforeExit', giveUp);
  try {
    return await Promise.race([running, never]);
  } finally {
    process.off('beforeExit', giveUp);
  }
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
}

/** Every name under which a package of mdav can be imported, with the file behind it. */
function ownPackages(): Readonly<Record<string, string>> {
  // Bundled into CommonJS there is a file name, and as a module there is an address.
  const here = typeof __filename === 'string' ? __filename : fileURLToPath(import.meta.url);
  const { resolve } = createRequire(here);
  const names = Object.keys(manifestAbove(here, '@mdav/cli')?.dependencies ?? {});
  const files = names
    .filter((name) => name.startsWith('@mdav/'))
    .flatMap((name) => {
      try {
        const entries = Object.keys(manifestAbove(resolve(name), name)?.exports ?? {});
        return entries.map((entry) => `${name}${entry.slice(1)}`).map((each) => [each, resolve(each)] as const);
      } catch {
        // A package that is not installed is missed where a module asks for it.
        return [];
      }
    });
  return Object.fromEntries(files);
}

/** The manifest of the package that a file belongs to. */
function manifestAbove(file: string, name: string): Manifest | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    const manifest = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : undefined;
    if (manifest?.name === name) return manifest;
    if (folder === dirname(folder)) return undefined;
  }
}
