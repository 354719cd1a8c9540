import { BASELINE_INFO } from '../../../core/src/facts/baselines.ts';
import { OS_INFO } from '../../../core/src/facts/os.ts';
import { SOURCES } from '../../../core/src/facts/sources.ts';
import type { Baseline, OsId } from '../../../core/src/model/vocabulary.ts';
import { AGENTS, BASELINES, MODES, ONBOARDING_STATES, OS_IDS } from '../../../core/src/model/vocabulary.ts';
import { code, table } from '../emit/pages/markdown.ts';
import { AGENT_WORDS, ANTIVIRUS_WORDS, ANY, cellOf, osTitle, wordsFor } from './cell-words.ts';
import { ANTIVIRUS_CASES } from './combination.ts';
import { groupEqual } from './group-equal.ts';
import { surroundingsSections } from './surroundings.ts';
import { tryByTool, tryInOrder } from './try.ts';

const HEADER =
  '<!-- Made by packages/codegen from the rules and packages/core/catalogue/os.yaml; run `node scripts/generate.mjs`. -->';

/** How many combinations the page speaks for. */
const COMBINATIONS =
  OS_IDS.length *
  (AGENTS.length + 1) *
  MODES.length *
  BASELINES.length *
  (ONBOARDING_STATES.length + 1) *
  ANTIVIRUS_WORDS.length;

/** The support matrix by its path in the repository: what `mdav check` says of every combination of six facts. */
export function supportMatrixFiles(): ReadonlyMap<string, string> {
  const body = [...intro(), ...modeSections(), ...toolSection(), ...surroundingsSections(), ...sourceSection()].join(
    '\n',
  );
  const named = new Set([...body.matchAll(/\[([a-z0-9-]+)\](?!\()/g)].map(([, rule]) => rule));
  const links = [...named].sort().map((rule) => `[${rule}]: rules/${rule}.md`);
  return new Map([['docs/support-matrix.md', `${[HEADER, '', body, ...links].join('\n').trimEnd()}\n`]]);
}

function intro(): readonly string[] {
  return [
    '# Support matrix',
    '',
    `What \`mdav check\` says of each combination of operating system, agent, mode, documentation baseline, onboarding and other antivirus: ${COMBINATIONS} in all. A test tries every one of them against this page.`,
    '',
    '## How to read it',
    '',
    '1. In the section of the documentation baseline, find the operating system with its agent, and the mode. This is what holds for devices that are onboarded and, for a passive mode, beside a registered antivirus.',
    '2. In the section of clients or servers, find onboarding and the other antivirus, and the mode.',
    '3. The worse of the two cells is the verdict. Where both are equally bad, it names the rules of both.',
    '',
    'For example, Windows Server 2022 under the current documentation, to be passive, with onboarding planned and an antivirus that is not registered: the first cell is `ok (forced)`, the second one has two notes. So the mode can be had by the forcing value, and two things are worth knowing.',
    '',
    ...table(
      ['Cell', 'Meaning'],
      [
        ['`ok`', 'The mode can be had, and nothing has to be set for it.'],
        ['`automatic`', 'Windows goes passive by itself.'],
        ['`forced`', '`ForceDefenderPassiveMode` 1 is written.'],
        ['`installer`', 'The Defender deployment tool is run with `-Passive`.'],
        ['`portal`', 'EDR in block mode is switched on by hand, for the whole tenant.'],
        ['`policy`', 'EDR in block mode is switched on by a file.'],
        ['`note`', 'Worth knowing; the page of the rule says what.'],
        ['`warn`', 'It may not mean what the author thinks, or a fact is missing.'],
        [
          '`no`',
          'It will not work, or Microsoft does not support it. Nothing is written unless somebody waives the rule.',
        ],
      ],
    ),
    '',
    'Everything else is in order in these groups: licence and versions are enough for every mode, cloud protection is on, tamper protection is off, both antivirus products exclude each other, and the files reach the devices. Other rules judge those facts.',
    '',
    ...table(
      ['Baseline', 'What it stands for', 'Newest page that counts'],
      BASELINES.map((baseline) => [code(baseline), BASELINE_INFO[baseline].title, BASELINE_INFO[baseline].date]),
    ),
    '',
    'Agents are `builtin` (part of Windows), `unified` (the modern unified solution) and `mma` (the older monitoring agent). The other antivirus is one of:',
    '',
    ...table(
      ['Word', 'In the fleet file'],
      ANTIVIRUS_WORDS.map((word) => [word, antivirusText(word)]),
    ),
    '',
  ];
}

function antivirusText(word: (typeof ANTIVIRUS_WORDS)[number]): string {
  const value = ANTIVIRUS_CASES[word];
  if (value === undefined) return 'no `antivirus`';
  if (value === 'none') return code('antivirus: none');
  const parts = Object.entries(value).filter(([key]) => key !== 'exclusionsForDefender');
  return code(`antivirus: { ${parts.map(([key, part]) => `${key}: ${part}`).join(', ')} }`);
}

/** One section for all baselines that say the same. */
function modeSections(): readonly string[] {
  const cells = (baseline: Baseline) =>
    OS_IDS.map((os) => [...AGENT_WORDS.keys()].map((agent) => tryInOrder(os, agent, baseline).map(cellOf)));
  return groupEqual(BASELINES, cells).flatMap(({ members, value }) => [
    `## Documentation of ${members.map(code).join(' and ')}, up to ${BASELINE_INFO[members.at(-1) ?? 'current'].date}`,
    '',
    ...table(
      ['Operating system', 'Agent', ...MODES],
      OS_IDS.flatMap((os, index) => agentRows(os, value[index] ?? [])),
    ),
    '',
  ]);
}

/** Systems that get Defender Antivirus from the Defender deployment tool: a row for baselines that say the same. */
function toolSection(): readonly string[] {
  const rows = OS_IDS.filter((os) => OS_INFO[os].solution === 'deployment-tool').flatMap((os) =>
    groupEqual(BASELINES, (baseline) => tryByTool(os, baseline).map(cellOf)).map(({ members, value }) => [
      osTitle(os),
      members.map(code).join(', '),
      ...value,
    ]),
  );
  return [
    '## Onboarded by the Defender deployment tool',
    '',
    'The sections above leave open how devices were onboarded. These systems have Defender Antivirus from the tool alone: with `onboarding: { state: onboarded, via: deployment-tool }` this holds in place of their rows above.',
    '',
    ...table(['Operating system', 'Documentation', ...MODES], rows),
    '',
  ];
}

/** The rows of one operating system: agents of which the same is said share one. */
function agentRows(os: OsId, byAgent: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const words = [...AGENT_WORDS.values()];
  return groupEqual(words, (word) => byAgent[words.indexOf(word)] ?? []).map(({ members, value }) => [
    osTitle(os),
    wordsFor(members, words),
    ...value,
  ]);
}

function sourceSection(): readonly string[] {
  const entries = OS_IDS.flatMap((os) => OS_INFO[os].modes.map((modes) => ({ os, ...modes })));
  const pages = new Set(entries.flatMap(({ sources }) => sources));
  return [
    '## Sources',
    '',
    'Where it was read what each operating system supports. The pages of the rules name their own sources.',
    '',
    ...table(
      ['Operating system', 'Agent', 'Pages'],
      entries.map(({ os, agent = ANY, sources }) => [
        osTitle(os),
        agent === 'other' ? wordsFor(NOT_UNIFIED, AGENT_WORDS.values()) : agent,
        sources.map(code).join(', '),
      ]),
    ),
    '',
    ...[...pages].sort().map((id) => {
      const { title, url, date } = SOURCES[id];
      return `- ${code(id)}: [${title}](${url}), ${date}`;
    }),
    '',
  ];
}

/** An agent that nobody declared counts as not unified. */
const NOT_UNIFIED = [...AGENT_WORDS.values()].filter((word) => word !== 'unified');
