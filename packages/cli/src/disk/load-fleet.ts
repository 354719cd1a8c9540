import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import type { Diagnostic, Outcome, ParsedFleet } from '@mdav/core';
import { acceptFleet, fail, parseFleet } from '@mdav/core';
import type { Io } from '../io.ts';

const DEFAULT_NAMES = ['mdav.yaml', 'mdav.yml', 'mdav.json'];
const CODE = new Set(['.ts', '.mts', '.js', '.mjs']);

/** A fleet with its text, for showing the lines that findings are about. */
export interface LoadedFleet {
  readonly outcome: Outcome<ParsedFleet>;
  readonly text?: string;
}

/**
 * Reads the fleet that the user named; without a name, the one in this folder. A module (`.ts`, `.mts`, `.js`,
 * `.mjs`) is code and runs only when it is named: no folder is searched for it.
 *
 * Errors: `fleet-not-found`, `fleet-not-readable`, `fleet-encoding`, `fleet-module` and those of the reader.
 */
export async function loadFleet(named: string | undefined, io: Io): Promise<LoadedFleet> {
  if (named === '-') return readText(io.stdin(), 'stdin.yaml', 'standard input');
  const file = named === undefined ? findDefault(io.cwd) : named;
  if (file === undefined) {
    return refuse(
      'fleet-not-found',
      '',
      `There is no ${DEFAULT_NAMES.join(', ')} in this folder.`,
      'Name the fleet file: `mdav check path/to/mdav.yaml`.',
    );
  }
  const path = resolve(io.cwd, file);
  if (existsSync(path) && statSync(path).isDirectory()) {
    const inside = findDefault(path);
    if (inside === undefined)
      return refuse(
        'fleet-not-found',
        file,
        `${file} is a folder without ${DEFAULT_NAMES.join(', ')}.`,
        'Name the fleet file.',
      );
    return loadFleet(join(file, inside), io);
  }
  if (!existsSync(path)) return refuse('fleet-not-found', file, `There is no file ${file}.`, 'Check the path.');
  if (CODE.has(extname(file))) return { outcome: await runModule(path, file) };
  try {
    return readText(readFileSync(path), file, file);
  } catch (error) {
    return refuse('fleet-not-readable', file, `${file} cannot be read: ${messageOf(error)}.`, 'Check the permissions.');
  }
}

function findDefault(folder: string): string | undefined {
  return DEFAULT_NAMES.find((name) => existsSync(join(folder, name)));
}

function readText(bytes: Uint8Array, name: string, shown: string): LoadedFleet {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    const text = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
    return { outcome: parseFleet({ text, file: name === 'stdin.yaml' ? shown : name }), text };
  } catch {
    return refuse('fleet-encoding', shown, `${shown} is not UTF-8 text.`, 'Save it as UTF-8.');
  }
}

async function runModule(path: string, file: string): Promise<Outcome<ParsedFleet>> {
  try {
    const { createJiti } = await import('jiti');
    const loaded = await createJiti(path, { interopDefault: false }).import<{ default?: unknown }>(path);
    const fleet = loaded.default;
    if (typeof fleet !== 'object' || fleet === null) {
      return refuse(
        'fleet-module',
        file,
        `${file} has no default export.`,
        'Write `export default defineFleet({ … })`.',
      ).outcome;
    }
    return acceptFleet(fleet as Parameters<typeof acceptFleet>[0], file);
  } catch (error) {
    return refuse(
      'fleet-module',
      file,
      `${file} did not run: ${messageOf(error)}.`,
      'Correct the module; Node runs it as it stands.',
    ).outcome;
  }
}

function refuse(code: string, file: string, message: string, hint: string): LoadedFleet {
  const diagnostic: Diagnostic = { code, severity: 'error', message, at: file === '' ? {} : { file }, hint };
  return { outcome: fail([diagnostic]) };
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
