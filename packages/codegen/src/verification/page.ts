import { CAUSES, CAUTION_INFOS, type CauseInfo } from '../../../core/src/decision/causes.ts';
import { conditionIds } from '../../../core/src/decision/decide.ts';
import {
  CAUTIONS,
  type Conditions,
  DECISION_PARTS,
  type DecisionRow,
  type Verdict,
} from '../../../core/src/decision/decision-table.ts';
import { FACT_IDS, FACTS, type FactInfo, valuesOf } from '../../../core/src/decision/facts.ts';
import { lacksPowerShell, OS_INFO } from '../../../core/src/facts/os.ts';
import type { SourceId } from '../../../core/src/facts/sources.ts';
import { SOURCES } from '../../../core/src/facts/sources.ts';
import { OS_IDS } from '../../../core/src/model/vocabulary.ts';
import { code, table } from '../emit/pages/markdown.ts';

const HEADER =
  '<!-- Made by packages/codegen from packages/core/src/decision; edit that and run `node scripts/generate.mjs`. -->';

/** The reference of verification by its path in the repository: facts, decision table, causes and cautions. */
export function verificationFiles(): ReadonlyMap<string, string> {
  const lines = [
    HEADER,
    '',
    ...intro(),
    ...decisionSections(),
    ...cautionSection(),
    ...causeSections(),
    ...factSections(),
  ];
  return new Map([['docs/verification.md', `${lines.join('\n').trimEnd()}\n`]]);
}

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  right: 'The device is in the wanted mode.',
  pending: 'Everything is in place; a restart or a little time is missing.',
  wrong: 'The device is not in the wanted mode, or a condition of that mode is missing.',
  unknown: 'The device did not tell enough.',
};

function intro(): readonly string[] {
  const combinations = FACT_IDS.reduce((product, id) => product * valuesOf(id).length, 1);
  return [
    '# Verification',
    '',
    'Whether a device reached the mode that the fleet file wants, and why not. Everything that decides is reduced to a few [facts](#facts) with a few values each; the first row of the [decision table](#decision-table) that holds gives the verdict and one [cause](#causes). Rows further down that hold as well are told beside a wrong verdict, and [cautions](#cautions) beside any.',
    '',
    `There are ${combinations.toLocaleString('en')} combinations of facts. Tests go through all of them: each has a row, no row is hidden by others, and the scripts and queries that are made for a group decide each of them as this table does.`,
    '',
    ...table(
      ['Verdict', 'Meaning'],
      Object.entries(VERDICT_WORDS).map(([verdict, words]) => [code(verdict), words]),
    ),
    '',
    '## How a device is read',
    '',
    `The folder \`verify\` of a group has three scripts for Windows PowerShell 5.1. They use no network, and call cmdlets and core types alone, as constrained language mode asks. ${OS_IDS.filter(
      lacksPowerShell,
    )
      .map((os) => OS_INFO[os].title)
      .join(', ')} come with an older version and need Windows Management Framework 5.1.`,
    '',
    ...table(
      ['Script', 'What it does', 'Exit code'],
      [
        [
          '`Get-MdavState.ps1`',
          'Prints all that the verdict needs, and the values of every setting of the group, as one line of JSON for `mdav verify`. Changes nothing.',
          '0',
        ],
        [
          '`detect.ps1`',
          'Decides on the device itself and prints one line: `Compliant` (right or pending), `NonCompliant` (wrong) or `Unknown`, then verdict and cause. Changes nothing.',
          '0, 1, 2; in Configuration Manager always 0, since it takes any other for a [failed script](https://learn.microsoft.com/intune/configmgr/develop/compliance/about-compliance-settings--dcm--extensibility)',
        ],
        [
          '`remediate.ps1`',
          'Looks again, and sets `ForceDefenderPassiveMode` on a server where the cause is one of those marked below. Refuses everything else in one line.',
          '0 done or nothing to do, 1 refused or failed',
        ],
      ],
    ),
    '',
    'In Intune the last two are the scripts of a remediation; run them in 64-bit PowerShell as the system. In Configuration Manager they are the scripts of a configuration item with a setting of type String and the rule: begins with `Compliant`.',
    '',
  ];
}

function decisionSections(): readonly string[] {
  let number = 0;
  return [
    '## Decision table',
    '',
    'The first row that holds decides. A row holds when every fact that it names has one of its values.',
    '',
    ...DECISION_PARTS.flatMap(({ title, rows }) => [
      `### ${title}`,
      '',
      ...table(
        ['Row', 'Verdict', 'Cause', 'When'],
        rows.map(({ verdict, cause, when }: DecisionRow) => {
          number += 1;
          return [String(number), code(verdict), `[${cause}](#${cause})`, conditionWords(when)];
        }),
      ),
      '',
    ]),
  ];
}

function conditionWords(when: Conditions): string {
  return conditionIds(when)
    .map((id) => `${code(id)} is ${(when[id] ?? []).map(code).join(' or ')}`)
    .join(', ');
}

function cautionSection(): readonly string[] {
  return [
    '## Cautions',
    '',
    'Worth knowing whatever the verdict is; each that holds is told.',
    '',
    ...table(
      ['Caution', 'When', 'What it means', 'Next step', 'Sources'],
      CAUTIONS.map(({ caution, when }) => {
        const { says, next, sources } = CAUTION_INFOS[caution];
        return [code(caution), conditionWords(when), says, next, sources.map(sourceLink).join('; ')];
      }),
    ),
    '',
  ];
}

function causeSections(): readonly string[] {
  return ['## Causes', '', ...Object.entries(CAUSES).flatMap(([id, cause]) => causeSection(id, cause))];
}

function causeSection(id: string, { title, says, next, remedy, sources }: CauseInfo): readonly string[] {
  return [
    `### ${id}`,
    '',
    `**${title}.** ${says}`,
    '',
    ...(next === '' ? [] : [`Next step: ${lowerFirst(next)}`, '']),
    ...(remedy === undefined ? [] : ['`remediate.ps1` can set the value on a server.', '']),
    `Sources: ${sources.map(sourceLink).join('; ')}.`,
    '',
  ];
}

/** A sentence after a colon. Code and names of two capitals keep their case. */
function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

function factSections(): readonly string[] {
  return [
    '## Facts',
    '',
    'What a device did not tell is `unknown`, and never taken for one value or the other.',
    '',
    ...FACT_IDS.flatMap((id) => {
      const { title, seen, values, sources }: FactInfo = FACTS[id];
      return [
        `### ${id}`,
        '',
        `**${title}.** Seen in: ${seen}`,
        '',
        ...table(
          ['Value', 'Meaning'],
          Object.entries(values).map(([value, meaning]) => [code(value), meaning]),
        ),
        '',
        `Sources: ${sources.map(sourceLink).join('; ')}.`,
        '',
      ];
    }),
  ];
}

function sourceLink(id: SourceId): string {
  const { title, url, date } = SOURCES[id];
  return `${url === '' ? title : `[${title}](${url})`}, ${date}`;
}
