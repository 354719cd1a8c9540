import type { MdmBinding, RegistryBinding, SettingRow } from '@mdav/core';
import type { Catalogue } from '../../source/read-catalogue.ts';
import { MADE_BY } from '../header.ts';
import { table } from './markdown.ts';
import { type PageFacts, settingSection } from './setting-page.ts';

const HEADER = `<!-- ${MADE_BY} -->`;

/** The reference of the settings: an overview, and a page per area. By file name. */
export function emitPages(
  { areas, rows, templates }: Catalogue,
  sources: PageFacts['sources'],
): ReadonlyMap<string, string> {
  const facts = { templates, sources };
  const pages = areas.map(({ id, title, about }): [string, string] => {
    const own = rows.filter(({ area }) => area === id);
    const contents = own.map(
      (row) => `- [${row.id}](#${row.id.toLowerCase()}): ${row.title.charAt(0).toLowerCase()}${row.title.slice(1)}`,
    );
    const body = own.flatMap((row) => settingSection(row, facts));
    return [`${id}.md`, page([HEADER, '', `# ${title}`, '', about, '', ...contents, '', ...body])];
  });
  return new Map([['README.md', overview({ areas, rows, templates })], ...pages]);
}

function overview({ areas, rows }: Catalogue): string {
  const columns: readonly [string, (row: SettingRow) => Coverage][] = [
    ['Registry', ({ registry }) => coverageOf(registry)],
    ['Group Policy', policyCoverage],
    ['Intune catalog', ({ mdm }) => (mdm.kind === 'node' && mdm.catalog === undefined ? 'no' : coverageOf(mdm))],
    ['OMA-URI', ({ mdm }) => coverageOf(mdm)],
  ];
  const counts = (['yes', 'value only', 'by hand', 'no'] as const).map((coverage) => [
    coverage,
    ...columns.map(([, of]) => String(rows.filter((row) => of(row) === coverage).length)),
  ]);
  const names = columns.map(([name]) => name);
  return page([
    HEADER,
    '',
    '# Settings',
    '',
    `${rows.length} settings of Microsoft Defender Antivirus and Defender for Endpoint, and what carries each of them.`,
    'The ids are the names of the nodes of the configuration service providers in camelCase, or of the policy where no node exists.',
    '`true` always means what the id says: `disableCatchupQuickScan: true` disables it. `remove` clears what an earlier policy set.',
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
          .map((row) => [`[${row.id}](${id}.md#${row.id.toLowerCase()})`, ...columns.map(([, of]) => of(row))]),
      ),
      '',
    ]),
  ]);
}

type Coverage = 'yes' | 'value only' | 'by hand' | 'no';

function coverageOf({ kind }: RegistryBinding | MdmBinding): Coverage {
  return kind === 'manual' ? 'by hand' : kind === 'unsupported' ? 'no' : 'yes';
}

function policyCoverage({ registry, admx }: SettingRow): Coverage {
  const coverage = coverageOf(registry);
  return coverage === 'yes' && admx === undefined ? 'value only' : coverage;
}

function page(lines: readonly string[]): string {
  return `${lines.join('\n').trimEnd()}\n`;
}
