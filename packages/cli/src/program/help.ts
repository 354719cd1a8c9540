import { wrap } from '../terminal/layout.ts';
import type { Command } from './command.ts';
import type { Option } from './options.ts';

/** The first page: what the tool is and its verbs. */
export function overview(commands: readonly Command[], version: string): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 3;
  return [
    `mdav ${version}: Microsoft Defender Antivirus policy as code`,
    '',
    'A fleet file says which groups of devices run Defender in which mode, with which settings. mdav holds it to what',
    'Microsoft documents and compiles it into the files that administrators deploy.',
    '',
    'Usage: mdav VERB [FILE] [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`),
    `  ${'help'.padEnd(width)}Explain a verb: mdav help build`,
    '',
    'Exit codes: 0 fine, 1 what a pipeline is to stop at (errors, stale output, new errors or dead ends of a plan, wrong',
    'devices, a weaker estate), 2 drift, and differences where --exit-code asks for them, 64 usage, 65 unreadable input or',
    'nothing verified, 70 a mistake of mdav itself.',
    'Data goes to standard output, everything else to standard error. NO_COLOR is honoured.',
    '',
  ].join('\n');
}

/** The page of one verb. */
export function commandHelp({ usage, about, options, examples }: Command): string {
  const rows = Object.entries(options).filter(([, { isHidden }]) => isHidden !== true);
  const lines = rows.map(([name, option]) => [optionText(name, option), option.meaning] as const);
  const width = Math.max(...lines.map(([option]) => option.length)) + 3;
  const short = examples.map(([line]) => line.length).filter((length) => length <= EXAMPLE_COLUMNS);
  const exampleWidth = Math.max(0, ...short) + 3;
  return [
    `Usage: ${usage}`,
    '',
    ...about,
    '',
    ...rows.flatMap(([, option]) => wordLines(option)),
    ...(lines.length === 0
      ? []
      : ['Options:', ...lines.flatMap(([option, meaning]) => optionLines(option, meaning, width)), '']),
    'Examples:',
    ...examples.map(([line, meaning]) =>
      line.length > EXAMPLE_COLUMNS ? `  ${line}\n      ${meaning}` : `  ${line.padEnd(exampleWidth)}${meaning}`,
    ),
    '',
  ].join('\n');
}

/** An option with what it takes: `--fix --dry-run`, `--max-warnings N`. */
export function optionText(name: string, { takes, beside }: Option): string {
  return [
    ...(beside === undefined ? [] : [`--${beside}`]),
    `--${name}`,
    ...(takes === undefined ? [] : [takes.shown]),
  ].join(' ');
}

/** The words of an option under a heading of their own. */
function wordLines({ takes }: Option): readonly string[] {
  if (takes?.heading === undefined) return [];
  const words = takes.words?.() ?? [];
  const width = Math.max(...words.map(({ text }) => text.length)) + 2;
  return [`${takes.heading}:`, ...words.flatMap(({ text, meaning = '' }) => optionLines(text, meaning, width)), ''];
}

const HELP_COLUMNS = 118;
/** What is meant by a longer line stands below it. */
const EXAMPLE_COLUMNS = 72;

/** An option with its meaning beside it, as many lines as that takes. */
function optionLines(option: string, meaning: string, width: number): readonly string[] {
  return wrap(meaning, HELP_COLUMNS - 2 - width).map(
    (line, index) => `  ${(index === 0 ? option : '').padEnd(width)}${line}`,
  );
}
