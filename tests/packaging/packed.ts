import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The packages as a release packs them, installed with npm into an empty project. */
export interface Packed {
  readonly packed: readonly { readonly name: string; readonly version: string; readonly tarball: string }[];
  readonly project: string;
  /** Bytes that each installed package takes, by name. */
  readonly bytes: Readonly<Record<string, number>>;
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Packs into a folder and installs from there; takes a few seconds, and the registry for what mdav depends on. */
export function packInto(folder: string): Packed {
  const { status, stdout, stderr } = runNode(root, join(root, 'scripts/pack.mjs'), folder);
  if (status !== 0) throw new Error(`The packages could not be packed and installed.\n${stderr}`);
  return JSON.parse(stdout);
}

/** Runs a script with this Node in a folder. */
export function runNode(cwd: string, ...args: readonly string[]): Ended {
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
}

/** Runs a command of npm in a folder. */
export function runCommand(cwd: string, command: string, ...args: readonly string[]): Ended {
  return spawnSync(command, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
}

/** The compiler of the workspace, at work in a project that has none. */
export function compile(project: string, ...args: readonly string[]): Ended {
  return runNode(project, join(root, 'node_modules/typescript/bin/tsc'), ...args);
}

/** Files of an installed package, which are those of its tarball. */
export function filesOf(project: string, name: string): readonly string[] {
  return readdirSync(join(project, 'node_modules', name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(project, 'node_modules', name).length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** A file of an installed package. */
export function textOf(project: string, name: string, path: string): string {
  return readFileSync(join(project, 'node_modules', name, path), 'utf8');
}
