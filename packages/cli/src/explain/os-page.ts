import { osModeWords } from '@mdav/core';
import type { AgentDescription, BaselineSupport, ModeSupport, OsDescription } from '@mdav/review';
import { facts, type Page, paragraph } from '../terminal/layout.ts';
import { sourceFact } from './source-fact.ts';
import { textTable } from './table.ts';

/** What is supported on an operating system. */
export function osPage(os: OsDescription, page: Page): string {
  const { paint } = page;
  const about = os.downlevel
    ? ', outside the scope of Defender Antivirus policy'
    : os.byTool
      ? ', with Defender Antivirus from the Defender deployment tool only'
      : '';
  return [
    `${paint.bold(paint.accent(os.id))}  ${os.title} (${os.class}${about})`,
    '',
    ...facts(
      [
        ['Also written', os.aliases],
        ['Builds', [Object.entries(os.versions).map(versionWords).join(', ')]],
        ['Intune', [`enrolled: ${os.intune.mdm}`, `not enrolled: ${os.intune.mde}`]],
        ['Notes', os.notes],
        sourceFact(os.sources),
      ],
      page,
    ),
    ...os.agents.flatMap((agent) => [
      '',
      ...(agent.withoutAntivirus
        ? withoutAntivirus(os.title, agent, page)
        : agentSection(agent, os.byTool ? TOOL_WORDS : AGENT_WORDS, page)),
    ]),
    '',
  ].join('\n');
}

function versionWords([version, build]: [string, number]): string {
  return `${version} (${build})`;
}

/** The same where the Defender deployment tool brings Defender Antivirus. */
const TOOL_WORDS: typeof AGENT_WORDS = {
  unified: 'Onboarded by the Defender deployment tool (`onboarding: { via: deployment-tool }`):',
  builtin: 'Onboarded in any other way, or not:',
  mma: 'With the Microsoft Monitoring Agent:',
};

const AGENT_WORDS: Readonly<Record<NonNullable<AgentDescription['agent']>, string>> = {
  unified: 'With the modern unified solution (`agent: unified`):',
  builtin: 'With any other agent, or one that nobody declared:',
  mma: 'With the Microsoft Monitoring Agent:',
};

/** Where there is no antivirus, there is no mode to tell of. */
function withoutAntivirus(title: string, { sources }: AgentDescription, page: Page): readonly string[] {
  const why = `${title} has no Defender Antivirus of its own, so that there is nothing that could be active or passive.`;
  return [
    paragraph('Without it:', page),
    '',
    paragraph(why, page),
    '',
    ...facts([['Refused by', ['server-2012r2-no-antivirus']], sourceFact(sources)], page),
  ];
}

function agentSection(
  { agent, baselines, sources }: AgentDescription,
  agentWords: typeof AGENT_WORDS,
  page: Page,
): readonly string[] {
  const periods = periodsOf(baselines);
  const modes = baselines[0]?.modes.map(({ mode }) => mode) ?? [];
  const rows = modes.map((mode, index) => [
    `  ${mode}`,
    ...periods.map(({ support }) => cell(support.modes[index] as ModeSupport)),
  ]);
  const rules = [...new Set(baselines.flatMap((support) => support.modes.flatMap(({ refusedBy }) => refusedBy)))];
  const unnamed = baselines.findLast((support) => support.unnamed);
  return [
    ...(agent === undefined ? [] : [paragraph(agentWords[agent], page), '']),
    ...textTable(['  Mode', ...periods.map(({ name }) => name)], rows, page),
    ...(unnamed === undefined
      ? []
      : [
          '',
          paragraph(`Up to ${unnamed.baseline} the pages do not name it; they are read as their successors.`, page),
        ]),
    '',
    ...facts([['Refused by', rules.length === 0 ? [] : [rules.join(', ')]], sourceFact(sources)], page),
  ];
}

/** Baselines in a row that say the same, as one column. */
function periodsOf(baselines: readonly BaselineSupport[]): readonly { name: string; support: BaselineSupport }[] {
  const periods: { names: string[]; support: BaselineSupport }[] = [];
  for (const support of baselines) {
    const last = periods.at(-1);
    if (last !== undefined && JSON.stringify(last.support.modes) === JSON.stringify(support.modes))
      last.names.push(support.baseline);
    else periods.push({ names: [support.baseline], support });
  }
  return periods.map(({ names, support }) => ({
    name: names.length === 1 ? (names[0] ?? '') : `${names[0]} to ${names.at(-1)}`,
    support,
  }));
}

function cell(support: ModeSupport): string {
  return osModeWords(support).join('; ');
}
