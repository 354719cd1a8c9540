import {
  COVERAGES,
  coverageOf,
  SETTING_CHANNELS,
  type SettingChannel,
} from '../../../../review/src/describe/coverage.ts';
import type { Catalogue } from '../../source/read-catalogue.ts';
import { MADE_BY } from '../header.ts';
import { table } from './markdown.ts';
import { type PageFacts, settingSection } from './setting-page.ts';

const HEADER = `<!-- ${MADE_BY} -->`;

/** The reference of the settings: an overview, and a page per area. By file name. */
export function emitPages(
  { areas, rows, templates, requirements }: Omit<Catalogue, 'systems'>,
  cited: Omit<PageFacts, 'templates' | 'requirements'>,
): ReadonlyMap<string, string> {
  const facts = { templates, requirements, ...cited };
  const pages = areas.map(({ id, title, about }): [string, string] => {
    const own = rows.filter(({ area }) => area === id);
    const contents = own.map(
      (row) => `- [${row.id}](#${row.id.toLowerCase()}): ${row.title.charAt(0).toLowerCase()}${row.title.slice(1)}`,
    );
    const body = own.flatMap((row) => settingSection(row, facts));
    return [`${id}.md`, page([HEADER, '', `# ${title}`, '', about, '', ...contents, '', ...body])];
  });
  return new Map([['README.md', overview({ areas, rows })], ...pages]);
}

const CHANNEL_NAMES: Readonly<Record<SettingChannel, string>> = {
  registry: 'Registry',
  gpo: 'Group Policy',
  intune: 'Intune catalog',
  'oma-uri': 'OMA-URI',
};

function overview({ areas, rows }: Pick<Catalogue, 'areas' | 'rows'>): string {
  const counts = COVERAGES.map((coverage) => [
    coverage,
    ...SETTING_CHANNELS.map((channel) => String(rows.filter((row) => coverageOf(row, channel) === coverage).length)),
  ]);
  const names = SETTING_CHANNELS.map((channel) => CHANNEL_NAMES[channel]);
  return page([
    HEADER,
    '',
    '# Settings',
    '',
    `${rows.length} settings of Microsoft Defender Antivirus and Defender for Endpoint, and what carries each of them.`,
    'The ids are the names of the nodes of the configuration service providers in camelCase, or of the policy where no node exists.',
    '`true` always means what the id says: `disableCatchupQuickScan: true` disables it. `remove` clears what an earlier policy set.',
    'A list, map or set of flags replaces the one of the layers below; `{ extend: … }` adds to it.',
    '',
    '- **yes**: the channel says it.',
    '- **value only**: a policy file can hold the registry value, but no Microsoft template names it.',
    '- **by hand**: no file can say it; the runbook has a step.',
    '- **no**: the channel cannot say it, and the page of the setting says why.',
    '',
    ...table(['', ...names], counts),
    '',
    ...areas.flatMap(({ id, title, about }) => [
      `## [${title}](${id}.md)`,
      '',
      about,
      '',
      ...table(
        ['Setting', ...names],
        rows
          .filter(({ area }) => area === id)
          .map((row) => [
            `[${row.id}](${id}.md#${row.id.toLowerCase()})`,
            ...SETTING_CHANNELS.map((channel) => coverageOf(row, channel)),
          ]),
      ),
      '',
    ]),
  ]);
}

function page(lines: readonly string[]): string {
  return `${lines.join('\n').trimEnd()}\n`;
}
