import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic } from '@mdav/core';
import { asFinding } from '@mdav/core/rule';
import { overlapFindings, policiesIn } from '@mdav/import';
import { intuneObjectOf, intuneSources, lintIntune as lint } from '@mdav/intune';
import { checkResult, FINDING_REPORTERS, isFailing } from '@mdav/review';
import { readSettled } from '../disk/output/settle.ts';
import { readFolder } from '../disk/read-folder.ts';
import { DIAGNOSTICS } from '../explain/diagnostics.ts';
import { chooseOutputs, outputOptions, tellDocument } from '../output/outputs.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { count, flag } from '../program/options.ts';
import { UsageError } from '../program/usage.ts';
import { countingLine, whileShowing } from '../terminal/progress.ts';
import { folderInRepository } from './check-options.ts';

const OPTIONS = {
  all: flag('also what is only good to know, such as assignments that are not kept'),
  ...outputOptions(FINDING_REPORTERS),
  'max-warnings': count('N', 'end with 1 when there are more warnings than N'),
};

export const lintIntune = defineCommand({
  name: 'lint-intune',
  elsewhere: ['lint'],
  summary: 'Check Intune policies: exported ones, or those of a build',
  usage: 'mdav lint-intune PATH… [--all] [--format FORMAT] [--output [FORMAT=]FILE]… [--max-warnings N]',
  about: [
    'Reads settings catalog and endpoint security policies, custom profiles and script packages as portals and tools write',
    'them, and says what the service would refuse or take otherwise: unknown or deprecated ids, options that do not',
    'belong, a template that does not own the setting, references that are missing or wrong, required children that are',
    'missing; and where policies that are named together say different things about a setting, or with --all the same. It',
    'knows the settings of Defender and says nothing of others; it needs no tenant.',
    'Of a folder it takes every .json that holds such an object. It ends with 1 when there is an error, or more warnings',
    'than allowed.',
  ],
  options: OPTIONS,
  operands: { paths: 'files' },
  examples: [
    ['mdav lint-intune dist', 'everything that a build wrote for Intune'],
    ['mdav lint-intune export.json --format github', 'one exported policy, in a pipeline'],
  ],
  run: runLint,
});

async function runLint({ values, operands }: Given<typeof OPTIONS>, io: Io): Promise<ExitCode> {
  const outputs = chooseOutputs(FINDING_REPORTERS, values, operands, io);
  const maxWarnings = values['max-warnings'];
  if (operands.length === 0)
    throw new UsageError('`mdav lint-intune` takes files or folders.', 'Name an exported policy, or a folder of them.');

  const files = whileShowing(io, 'reading …', () =>
    operands.flatMap((path) => readSettled(resolve(io.cwd, path), io, () => filesAt(path, io))),
  );
  const found = lintShowing(files, io).filter(({ severity }) => values.all || severity !== 'info');
  const inRepository = folderInRepository(io);
  const report = checkResult({
    findings: found.map(asFinding),
    only: [],
    diagnostics: DIAGNOSTICS,
    ...(inRepository === undefined ? {} : { folder: inRepository }),
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
  });
  tellDocument(outputs, report, io);
  return isFailing(report) ? EXIT.findings : EXIT.ok;
}

type Files = readonly (readonly [path: string, bytes: Uint8Array])[];

/** Checks each file, and then all of them together, under a line that tells how far it is. */
function lintShowing(files: Files, io: Io): readonly Diagnostic[] {
  const onFile = countingLine(io, 'checking file');
  return whileShowing(io, 'checking policies …', () => [
    ...files.flatMap(([path, bytes], index) => {
      const found = lint(bytes).map((diagnostic) => inFile(path, diagnostic));
      onFile?.(index + 1, files.length);
      return found;
    }),
    ...overlaps(files),
  ]);
}

/** Where policies that are named together, and so for the same devices, contradict or repeat each other. */
function overlaps(files: Files): readonly Diagnostic[] {
  return overlapFindings(policiesIn({ root: '', files: new Map(files) }, false, intuneSources).policies);
}

/** A file that somebody names is read whatever it holds; of a folder, the objects of Intune and what cannot be read. */
function filesAt(path: string, { cwd }: Io): Files {
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
