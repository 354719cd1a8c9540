import type { DiagnosticInfo } from '../../core/src/diagnostic/diagnostic-infos.ts';
import { table } from './emit/pages/markdown.ts';

/** What each package explains, by its folder. */
export type DiagnosticLists = ReadonlyMap<string, readonly DiagnosticInfo[]>;

export const DIAGNOSTICS_FOLDER = 'docs/diagnostics';

const HEADER =
  '<!-- Made by packages/codegen from the lists of diagnostics in each package; edit those and run `node scripts/generate.mjs`. -->';

/** The reference of the diagnostics: an overview, and a page per code. By path in the repository. */
export function diagnosticFiles(lists: DiagnosticLists): ReadonlyMap<string, string> {
  return new Map([
    [`${DIAGNOSTICS_FOLDER}/README.md`, page(overview(lists))],
    ...[...lists].flatMap(([from, list]) =>
      list.map((info): [string, string] => [`${DIAGNOSTICS_FOLDER}/${info.code}.md`, page(codePage(from, info))]),
    ),
  ]);
}

function page(lines: readonly string[]): string {
  return `${[HEADER, '', ...lines].join('\n').trimEnd()}\n`;
}

function overview(lists: DiagnosticLists): readonly string[] {
  const count = [...lists].reduce((sum, [, list]) => sum + list.length, 0);
  return [
    '# Diagnostics',
    '',
    `What is said of files that are read and written, ${count} codes by the package that raises them. A code never changes its meaning; the message of the case has the value and the place. \`mdav explain CODE\` prints the same. What a fleet is held to are the [rules](../rules/README.md).`,
    '',
    ...[...lists].flatMap(([from, list]) => [
      `## @mdav/${from}`,
      '',
      ...table(
        ['Code', 'What it says'],
        list.map(({ code, what }) => [`[${code}](${code}.md)`, what]),
      ),
      '',
    ]),
  ];
}

function codePage(from: string, { code, what, fix }: DiagnosticInfo): readonly string[] {
  return [
    `# ${code}`,
    '',
    what,
    '',
    `**What to do:** ${fix}`,
    '',
    `Raised by \`@mdav/${from}\`. [All codes](README.md)`,
  ];
}
