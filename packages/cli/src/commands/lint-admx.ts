import type { Diagnostic } from '@mdav/core';
import type { FileTree } from '@mdav/core/format';
import { asFinding } from '@mdav/core/rule';
import { lintAdmx as lint } from '@mdav/gpo';
import { checkResult, FINDING_REPORTERS, isFailing } from '@mdav/review';
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
  all: flag('also what is only good to know: texts that nothing uses, policies that MDM refuses to ingest'),
  ...outputOptions(FINDING_REPORTERS),
  'max-warnings': count('N', 'end with 1 when there are more warnings than N'),
};

export const lintAdmx = defineCommand({
  name: 'lint-admx',
  elsewhere: ['lint'],
  summary: 'Check Group Policy templates: ADMX files with their languages',
  usage: 'mdav lint-admx DIR [--all] [--format FORMAT] [--output [FORMAT=]FILE]… [--max-warnings N]',
  about: [
    'Reads every X.admx below DIR with its texts in <language>/X.adml and says what makes Windows pass over a file, show',
    'a policy wrongly or not at all, or read something else than was meant: missing strings and presentations, unknown',
    'categories and references, duplicate names and namespaces, revisions and languages that do not agree.',
    'A template that builds on others, such as those of Windows, is checked best in a folder with them.',
    'It ends with 1 when there is an error, or more warnings than allowed.',
  ],
  options: OPTIONS,
  operands: { paths: 'folders' },
  examples: [
    ['mdav lint-admx PolicyDefinitions', 'a folder of templates, or a copy of the central store'],
    ['mdav lint-admx admx --max-warnings 0 --format github', 'in a pipeline, with warnings that count'],
  ],
  run: runLint,
});

async function runLint({ values, operands }: Given<typeof OPTIONS>, io: Io): Promise<ExitCode> {
  const [folder, ...more] = operands;
  const outputs = chooseOutputs(FINDING_REPORTERS, values, operands, io);
  const maxWarnings = values['max-warnings'];
  if (folder === undefined || more.length > 0)
    throw new UsageError('`mdav lint-admx` takes one folder.', 'Name the folder that holds the .admx files.');
  const files = whileShowing(io, 'reading …', () => readFolder(io.cwd, folder, /\.adm[xl]$/i));
  if (![...files.keys()].some((path) => /\.admx$/i.test(path)))
    throw new UsageError(`There is no .admx file below ${folder}.`, 'Name the folder that holds the .admx files.');

  const found = lintShowing(files, io).filter(({ severity }) => values.all || severity !== 'info');
  const inRepository = folderInRepository(io);
  const report = checkResult({
    findings: found.map((diagnostic) => asFinding(placeBelow(folder, diagnostic))),
    only: [],
    diagnostics: DIAGNOSTICS,
    ...(inRepository === undefined ? {} : { folder: inRepository }),
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
  });
  tellDocument(outputs, report, io);
  return isFailing(report) ? EXIT.findings : EXIT.ok;
}

/** Checks under a line that tells how far it is: first through the files, then through the templates. */
function lintShowing(files: FileTree, io: Io): readonly Diagnostic[] {
  const onFile = countingLine(io, 'reading file');
  let onTemplate: typeof onFile;
  return whileShowing(io, 'checking templates …', () =>
    lint(files, {
      onFile: (read, all) => {
        onFile?.(read, all);
        // What comes next has a rate of its own.
        if (read === all) onTemplate = countingLine(io, 'checking template');
      },
      onTemplate: (checked, all) => onTemplate?.(checked, all),
    }),
  );
}

/** The linter names files by their path in the folder, people by the path that they gave. */
function placeBelow(folder: string, diagnostic: Diagnostic): Diagnostic {
  const { file } = diagnostic.at;
  if (file === undefined) return diagnostic;
  return { ...diagnostic, at: { ...diagnostic.at, file: `${folder.replace(/[\\/]+$/, '')}/${file}` } };
}
