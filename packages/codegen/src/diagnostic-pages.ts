import { ARTIFACT_DIAGNOSTICS } from '../../cli/src/explain/artifact-diagnostics.ts';
import { COMMAND_DIAGNOSTICS } from '../../cli/src/explain/command-diagnostics.ts';
import { DISK_DIAGNOSTICS } from '../../cli/src/explain/disk-diagnostics.ts';
import { STATE_DIAGNOSTICS } from '../../cli/src/explain/state-diagnostics.ts';
import type { DiagnosticInfo } from '../../core/src/diagnostic/diagnostic-infos.ts';
import { CORE_DIAGNOSTICS } from '../../core/src/explain/core-diagnostics.ts';
import { GPO_DIAGNOSTICS } from '../../gpo/src/gpo-diagnostics.ts';
import { IMPORT_DIAGNOSTICS } from '../../import/src/import-diagnostics.ts';
import { INTUNE_DIAGNOSTICS } from '../../intune/src/intune-diagnostics.ts';
import { REGISTRY_DIAGNOSTICS } from '../../registry/src/registry-diagnostics.ts';
import { VERIFY_DIAGNOSTICS } from '../../verify/src/verify-diagnostics.ts';
import { XML_DIAGNOSTICS } from '../../xml/src/xml-diagnostics.ts';
import { table } from './emit/pages/markdown.ts';

export const DIAGNOSTICS_FOLDER = 'docs/diagnostics';

const HEADER =
  '<!-- Made by packages/codegen from the lists of diagnostics in each package; edit those and run `node scripts/generate.mjs`. -->';

/** The lists, by the package that raises what they explain. */
const LISTS: readonly (readonly [from: string, list: readonly DiagnosticInfo[]])[] = [
  ['core', CORE_DIAGNOSTICS],
  ['xml', XML_DIAGNOSTICS],
  ['registry', REGISTRY_DIAGNOSTICS],
  ['gpo', GPO_DIAGNOSTICS],
  ['intune', INTUNE_DIAGNOSTICS],
  ['verify', VERIFY_DIAGNOSTICS],
  ['import', IMPORT_DIAGNOSTICS],
  ['cli', [...COMMAND_DIAGNOSTICS, ...DISK_DIAGNOSTICS, ...ARTIFACT_DIAGNOSTICS, ...STATE_DIAGNOSTICS]],
];

/** The reference of the diagnostics: an overview, and a page per code. By path in the repository. */
export function diagnosticFiles(): ReadonlyMap<string, string> {
  return new Map([
    [`${DIAGNOSTICS_FOLDER}/README.md`, page(overview())],
    ...LISTS.flatMap(([from, list]) =>
      list.map((info): [string, string] => [`${DIAGNOSTICS_FOLDER}/${info.code}.md`, page(codePage(from, info))]),
    ),
  ]);
}

function page(lines: readonly string[]): string {
  return `${[HEADER, '', ...lines].join('\n').trimEnd()}\n`;
}

function overview(): readonly string[] {
  const count = LISTS.reduce((sum, [, list]) => sum + list.length, 0);
  return [
    '# Diagnostics',
    '',
    `What is said of files that are read and written, ${count} codes by the package that raises them. A code never changes its meaning; the message of the case has the value and the place. \`mdav explain CODE\` prints the same. What a fleet is held to are the [rules](../rules/README.md).`,
    '',
    ...LISTS.flatMap(([from, list]) => [
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
