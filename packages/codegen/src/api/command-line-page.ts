import { mdCode, mdText } from '@mdav/quote';
import { table } from '../emit/pages/markdown.ts';
import { API_FOLDER } from './links.ts';

export const COMMAND_LINE_PAGE = `${API_FOLDER}/command-line.md`;

/** As much of a verb as its section tells. */
export interface DocumentedCommand {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly about: readonly string[];
  readonly options: Readonly<Record<string, DocumentedOption>>;
  readonly examples: readonly (readonly [line: string, meaning: string])[];
}

interface DocumentedOption {
  readonly meaning: string;
  readonly short?: string;
  readonly takes?: {
    readonly shown: string;
    readonly words?: () => readonly { readonly text: string; readonly meaning?: string }[];
    readonly heading?: string;
  };
  readonly isMany?: boolean;
  readonly beside?: string;
  readonly isHidden?: boolean;
}

/** The page of the command line: a section for every verb, from the tables that it is read by. */
export function commandLinePage(commands: readonly DocumentedCommand[]): string {
  return `${[
    '<!-- Made from the verbs and options in packages/cli/src/commands; edit those and run `node scripts/refresh-examples.mjs`. -->',
    '',
    '# The command line',
    '',
    '`mdav help VERB` prints the same. Options of one letter stand after one dash; what can be given any number of times says so.',
    '',
    ...table(
      ['Verb', 'What it does'],
      commands.map(({ name, summary }) => [`[mdav ${name}](#mdav-${name})`, mdText(summary)]),
    ),
    ...commands.flatMap(sectionOf),
  ].join('\n')}\n`;
}

function sectionOf({ name, usage, about, options, examples }: DocumentedCommand): readonly string[] {
  const rows = Object.entries(options).filter(([, { isHidden }]) => isHidden !== true);
  return [
    '',
    `## mdav ${name}`,
    '',
    ...fenced([usage]),
    '',
    ...fenced(about),
    ...(rows.length === 0 ? [] : ['', ...table(['Option', 'Takes', 'What for'], rows.map(optionRow))]),
    ...rows.flatMap(([, { takes }]) =>
      takes?.heading === undefined
        ? []
        : [
            '',
            ...table(
              [takes.heading, 'For'],
              (takes.words?.() ?? []).map(({ text, meaning = '' }) => [mdCode(text), mdText(meaning)]),
            ),
          ],
    ),
    '',
    ...fenced(
      examples.flatMap(([line, meaning]) => [`# ${meaning}`, line]),
      'sh',
    ),
  ];
}

function optionRow([name, option]: readonly [string, DocumentedOption]): readonly string[] {
  const { meaning, short, takes, isMany = false, beside } = option;
  const names = [...(beside === undefined ? [] : [`--${beside}`]), `--${name}`].join(' ');
  const said = isMany && !/any number of times/i.test(meaning) ? `${meaning}; any number of times` : meaning;
  return [
    short === undefined ? mdCode(names) : `${mdCode(names)}, ${mdCode(`-${short}`)}`,
    takes === undefined ? '' : mdCode(takes.shown),
    mdText(said),
  ];
}

function fenced(lines: readonly string[], language = 'text'): readonly string[] {
  return [`\`\`\`${language}`, ...lines, '```'];
}
