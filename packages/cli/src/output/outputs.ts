import { extname, resolve } from 'node:path';
import type { Reporter, ReporterInfo, Reporters } from '@mdav/review';
import { writeFileWhole } from '../disk/output/write-file.ts';
import type { Io } from '../program/io.ts';
import { type Option, word } from '../program/options.ts';
import { oneOf, UsageError } from '../program/usage.ts';
import { paintFor } from '../terminal/paint.ts';

/** A way to tell a document, and where it goes. */
export interface Output<R extends ReporterInfo> {
  readonly reporter: R;
  /** Path as it was given; absent for standard output. */
  readonly file?: string;
}

/** The two options by which every verb is told how and where to tell its document. */
export function outputOptions(reporters: Reporters<ReporterInfo>) {
  const infos = Object.values(reporters);
  const ids = infos.map(({ id }) => id);
  const words = () => infos.map(({ id, title }) => ({ text: id, meaning: title }));
  const usual = infos.filter(({ pipeline }, index) => index === 0 || pipeline !== undefined).map(({ id }) => id);
  const [people, ...pipelines] = usual;
  const others = pipelines.length === 0 ? '' : `, and ${pipelines.join(' or ')} in such a pipeline`;
  const format = word(ids, `what goes to standard output: ${ids.join(', ')} (default: ${people}${others})`, {
    shown: 'FORMAT',
    told: words,
  });
  const output: Option<readonly string[]> = {
    meaning: 'write it to a file, any number of times; the ending may tell the format; - is standard output',
    takes: { shown: '[FORMAT=]FILE', words, isBeforeFile: true, paths: 'files' },
    isMany: true,
    read: (written) => written,
  };
  return { format: { ...format, takes: { ...format.takes, shown: 'FORMAT', heading: 'Formats' } }, output };
}

/**
 * Where a document goes and how it is told there: to every place of `--output`, and to standard output unless that is
 * one of them. A format that a file takes is not meant for standard output as well. `inputs` are not to be written over.
 *
 * Throws `UsageError`.
 */
export function chooseOutputs<R extends ReporterInfo>(
  reporters: Reporters<R>,
  { format, output }: { readonly format: string | undefined; readonly output: readonly string[] },
  inputs: readonly string[],
  io: Io,
): readonly Output<R>[] {
  const all = Object.values(reporters);
  const chosen = all.find(({ id }) => id === format);
  const outputs = output.map((written) => readOutput(written, all, chosen));
  const taken = new Set(inputs.filter((input) => input !== '-').map((input) => resolve(io.cwd, input)));
  for (const { file } of outputs) {
    const place = placeOf(file, io);
    if (taken.has(place)) throw isTaken(file);
    taken.add(place);
  }
  const isFormatOfFile = chosen !== undefined && output.some((written) => formatIn(written) === undefined);
  if (!taken.has('-'))
    return [{ reporter: chosen !== undefined && !isFormatOfFile ? chosen : usualOf(all, io) }, ...outputs];
  if (chosen !== undefined && !isFormatOfFile)
    throw new UsageError('--format and --output FORMAT=- both go to standard output.', 'Leave one of the two out.');
  return outputs;
}

/** Refuses to write over a file that was found only later. */
export function refuseOverwriting(outputs: readonly Output<ReporterInfo>[], path: string, io: Io): void {
  const place = resolve(io.cwd, path);
  for (const { file } of outputs) if (file !== undefined && placeOf(file, io) === place) throw isTaken(file);
}

/** Tells a document everywhere. */
export function tellDocument<Document>(
  outputs: readonly Output<Reporter<Document>>[],
  document: Document,
  io: Io,
): void {
  for (const { reporter, file } of outputs) {
    const left = reporter.leavesOff?.(document);
    if (left !== undefined) io.err(`${left}\n`);
    if (file === undefined) io.out(reporter.render(document, paintFor(io.color)));
    else writeFileWhole(resolve(io.cwd, file), Buffer.from(reporter.render(document), 'utf8'));
  }
}

function placeOf(file: string | undefined, { cwd }: Io): string {
  return file === undefined ? '-' : resolve(cwd, file);
}

function isTaken(file: string | undefined): UsageError {
  return file === undefined
    ? new UsageError('Two formats go to standard output.', 'Name a file for all but one.')
    : new UsageError(`${file} is read or written already.`, 'Name another file.');
}

/** The one that the pipeline takes, else the one for people. */
function usualOf<R extends ReporterInfo>(all: readonly R[], { env }: Io): R {
  const usual =
    all.find(({ pipeline }) => pipeline && env[pipeline.variable]?.toLowerCase() === pipeline.value) ?? all[0];
  if (usual === undefined) throw new Error('no reporter');
  return usual;
}

/** What stands before a `=` and can be a format. */
function formatIn(written: string): string | undefined {
  return /^([a-z-]+)=/.exec(written)?.[1];
}

/** `FORMAT=FILE`, or a file alone: then `--format` says which, or the ending does. */
function readOutput<R extends ReporterInfo>(written: string, all: readonly R[], chosen: R | undefined): Output<R> {
  const named = formatIn(written);
  const file = named === undefined ? written : written.slice(named.length + 1);
  const [example] = all
    .slice(1)
    .flatMap(({ id, endings: [ending] }) => (ending === undefined ? [] : [`${id}=out${ending}`]));
  const hint = `Write FORMAT=FILE, such as ${example}.`;
  if (file === '') throw new UsageError(`--output ${written} names no file.`, hint);
  const id =
    named === undefined
      ? undefined
      : oneOf(
          named,
          all.map((each) => each.id),
          '--output',
        );
  const ending = extname(file).toLowerCase();
  const reporter =
    id === undefined
      ? (chosen ?? all.find(({ endings }) => endings.includes(ending)))
      : all.find((candidate) => candidate.id === id);
  if (reporter === undefined) throw new UsageError(`--output ${written} does not say which format.`, hint);
  return file === '-' ? { reporter } : { reporter, file };
}
