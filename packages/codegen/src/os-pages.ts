import { OS_INFO } from '../../core/src/facts/os.ts';
import { SOURCES, type SourceId } from '../../core/src/facts/sources.ts';
import { OS_IDS, type OsId } from '../../core/src/model/vocabulary.ts';
import { INTUNE_REACH } from '../../core/src/routes/intune-reach.ts';
import { code, table } from './emit/pages/markdown.ts';

const HEADER =
  '<!-- Made by packages/codegen from packages/core/catalogue/os.yaml; run `node scripts/generate.mjs`. -->';

/** The page of the operating systems by its path in the repository: their words, builds, reach and notes. */
export function osFiles(): ReadonlyMap<string, string> {
  const text = [
    HEADER,
    '',
    '# Operating systems',
    '',
    'What `os` of a group can name. A build may follow, `windows-10@19045`; other names, such as `win10 22H2` or `Windows Server 2019`, are told with the word to write. Which modes there are is told by the [support matrix](support-matrix.md), and by `mdav explain` for one system.',
    '',
    ...table(
      ['Word', 'Operating system', 'Releases, with their builds'],
      OS_IDS.map((id) => [`[${code(id)}](#${anchor(id)})`, OS_INFO[id].title, releases(id)]),
    ),
    '',
    ...OS_IDS.flatMap(section),
    '## Sources',
    '',
    ...cited().map((id) => {
      const { title, url, date } = SOURCES[id];
      return `- ${code(id)}: [${title}](${url}), ${date}`;
    }),
  ].join('\n');
  return new Map([['docs/operating-systems.md', `${text.trimEnd()}\n`]]);
}

function section(id: OsId): readonly string[] {
  const { title, class: osClass, aliases = [], downlevel, solution, notes = [], sources = [] } = OS_INFO[id];
  const { mdm, mde } = INTUNE_REACH[id];
  const refused = downlevel
    ? ' It is known in order to be refused.'
    : solution
      ? ' Defender Antivirus is there only where the Defender deployment tool has onboarded the device (`onboarding: { via: deployment-tool }`); otherwise it is refused.'
      : '';
  return [
    `## ${id}`,
    '',
    `${title}, a ${osClass}.${refused}${aliases.length === 0 ? '' : ` Also written ${aliases.map(code).join(', ')}.`}`,
    '',
    ...(mdm === mde ? [`- Intune: ${mdm.why}`] : [`- Enrolled in Intune: ${mdm.why}`, `- Not enrolled: ${mde.why}`]),
    ...notes.map((note) => `- ${note}`),
    ...(sources.length === 0 ? [] : [`- Read in ${sources.map(code).join(', ')}.`]),
    '',
  ];
}

function releases(id: OsId): string {
  return Object.entries(OS_INFO[id].versions)
    .map(([version, build]) => `${version} (${build})`)
    .join(', ');
}

/** As the headings of Markdown become anchors. */
function anchor(id: OsId): string {
  return id.replaceAll('.', '');
}

function cited(): readonly SourceId[] {
  return [...new Set(OS_IDS.flatMap((id) => OS_INFO[id].sources ?? []))].sort();
}
