import { readdirSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { readChunks } from '../disk/stream/chunks.ts';
import type { Io } from '../program/io.ts';

/** An input with the name that the user gave it. */
export interface StateSource {
  readonly file: string;
  readonly chunks: () => Iterable<Uint8Array>;
  /** How many bytes there are; absent for a stream, of which nobody knows. */
  readonly size?: () => number;
}

/** What standard input is called where a file has its name. */
export const STDIN_NAME = 'standard input';

/** What a folder of device data holds; other files in it are passed over. */
const ENDINGS: ReadonlySet<string> = new Set(['.json', '.jsonl', '.ndjson', '.csv', '.txt']);

/**
 * The inputs that were named: files, `-` for standard input, and folders with a file per device, which are taken by
 * name. All are looked at before any is read, so that a wrong name is told at once.
 *
 * Errors: `state-not-found`.
 */
export function stateSources(named: readonly string[], io: Io): Outcome<readonly StateSource[]> {
  const sources: StateSource[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of named) {
    if (file === '-') {
      sources.push({ file: STDIN_NAME, chunks: () => io.stdinChunks?.() ?? [io.stdin()] });
      continue;
    }
    const path = resolve(io.cwd, file);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) diagnostics.push(notFound(file, `There is no file ${file}.`, 'Check the path.'));
    else if (!stats.isDirectory()) sources.push(fileSource(file, path));
    else {
      const inside = filesIn(path);
      if (inside.length === 0)
        diagnostics.push(
          notFound(
            file,
            `${file} is a folder without device data.`,
            `Put files with the ending ${[...ENDINGS].join(', ')} in it, or name a file.`,
          ),
        );
      for (const name of inside) sources.push(fileSource(join(file, name), join(path, name)));
    }
  }
  return diagnostics.length > 0 ? fail(diagnostics) : succeed(sources);
}

function fileSource(file: string, path: string): StateSource {
  return { file, chunks: () => readChunks(path), size: () => statSync(path, { throwIfNoEntry: false })?.size ?? 0 };
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && ENDINGS.has(extname(entry.name).toLowerCase()))
    .map(({ name }) => name)
    .sort();
}

function notFound(file: string, message: string, hint: string): Diagnostic {
  return { code: 'state-not-found', severity: 'error', message, at: { file }, hint };
}
