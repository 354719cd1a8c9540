import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic } from '@mdav/core';
import { asFinding } from '@mdav/core/rule';
import { intuneObjectOf, lintIntune as lint } from '@mdav/intune';
import { checkResult, FINDING_REPORTERS, isFailing } from '@mdav/review';
import { readSettled } from '../disk/output/settle.ts';
import { readFolder } from '../disk/read-folder.ts';
import type { Command } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { countOf, oneOf, splitArguments, UsageError } from '../program/usage.ts';
import { paintFor } from '../terminal/paint.ts';
import { folderInRepository } from './check-options.ts';

const FORMATS = Object.values(FINDING_REPORTERS).map(({ id }) => id);

export const lintIntune: Command = {
  name: 'lint-intune',
  summary: 'Check Intune policies: exported ones, or those of a build',
  usage: 'mdav lint-intune PATH… [--all] [--format FORMAT] [--max-warnings N]',
  about: [
    'Reads settings catalog and endpoint security policies, custom profiles and script packages as portals and tools write',
    'them, and says what the service would refuse or take otherwise: unknown or deprecated ids, options that do not',
    'belong, a template that does not own the setting, references that are missing or wrong, required children that are',
    'missing. It knows the settings of Defender and says nothing of others; it needs no tenant.',
    'Of a folder it takes every .json that holds such an object. It ends with 1 when there is an error, or more warnings',
    'than allowed.',
  ],
  options: [
    ['--all', 'also what is only good to know, such as assignments that are not kept'],
    ['--format FORMAT', `what goes to standard output: ${FORMATS.join(', ')} (default: pretty)`],
    ['--max-warnings N', 'end with 1 when there are more warnings than N'],
  ],
  examples: [
    ['mdav lint-intune dist', 'everything that a build wrote for Intune'],
    ['mdav lint-intune export.json --format github', 'one exported policy, in a pipeline'],
  ],
  run: runLint,
};

async function runLint(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = { all: { type: 'boolean' }, format: { type: 'string' }, 'max-warnings': { type: 'string' } } as const;
  const { values, positionals } = splitArguments(args, options, 'lint-intune');
  const format = oneOf(values['format'], FORMATS, 'pretty', '--format');
  const maxWarnings = countOf(values['max-warnings'], '--max-warnings');
  if (positionals.length === 0)
    throw new UsageError('`mdav lint-intune` takes files or folders.', 'Name an exported policy, or a folder of them.');

  const files = positionals.flatMap((path) => readSettled(resolve(io.cwd, path), io, () => filesAt(path, io)));
  const found = files
    .flatMap(([path, bytes]) => lint(bytes).map((diagnostic) => inFile(path, diagnostic)))
    .filter(({ severity }) => values['all'] === true || severity !== 'info');
  const inRepository = folderInRepository(io);
  const report = checkResult({
    findings: found.map(asFinding),
    only: [],
    ...(inRepository === undefined ? {} : { folder: inRepository }),
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
  });
  const reporter = Object.values(FINDING_REPORTERS).find(({ id }) => id === format);
  io.out(reporter?.render(report, paintFor(io.color)) ?? '');
  return isFailing(report) ? EXIT.findings : EXIT.ok;
}

/** A file that somebody names is read whatever it holds; of a folder, the objects of Intune and what cannot be read. */
function filesAt(path: string, { cwd }: Io): readonly (readonly [string, Uint8Array])[] {
  const place = resolve(cwd, path);
  if (!existsSync(place)) throw new UsageError(`There is no file or folder ${path}.`, 'Check the path.');
  if (!statSync(place).isDirectory()) return [[path, new Uint8Array(readFileSync(place))]];
  const below = [...readFolder(cwd, path, /\.json$/i)].filter(([, bytes]) => intuneObjectOf(bytes) !== 'other');
  if (below.length === 0)
    throw new UsageError(`There is no Intune policy below ${path}.`, 'Name the folder that holds the exported files.');
  return below.map(([name, bytes]) => [`${path.replace(/[\\/]+$/, '')}/${name}`, bytes]);
}

function inFile(file: string, diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, at: { ...diagnostic.at, file } };
}
