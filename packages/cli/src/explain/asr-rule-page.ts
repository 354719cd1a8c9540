import { conditionsOf, settingRow } from '@mdav/core';
import { type DescribedSource, type DescribedWord, describeSetting, describeSource } from '@mdav/review';
import { facts, type Page, paragraph } from '../terminal/layout.ts';
import { sourceFact } from './source-fact.ts';
import { textTable } from './table.ts';

const SETTING = 'attackSurfaceReductionRules';

/** One attack surface reduction rule: a key of the setting that holds them all. */
export interface AsrRuleDescription {
  readonly kind: 'asr-rule';
  readonly id: string;
  readonly title: string;
  readonly guid: string;
  /** Definition of the settings catalog. */
  readonly definition?: string;
  readonly setting: typeof SETTING;
  /** A line of the fleet file. */
  readonly example: string;
  readonly words: readonly DescribedWord[];
  /** What it needs, and where it does nothing; complete sentences. */
  readonly conditions: readonly string[];
  readonly sources: readonly DescribedSource[];
}

/** All about a rule, by its word. */
export function describeAsrRule(word: string): AsrRuleDescription {
  const row = settingRow(SETTING);
  const { names, words } = describeSetting(row);
  const name = names.find((each) => each.word === word);
  const catalog = row.mdm.kind === 'node' ? row.mdm.catalog : undefined;
  const child = catalog?.children?.[word];
  const conditions = conditionsOf(SETTING, word);
  const sources = new Set([...conditions.flatMap((condition) => condition.sources), 'asr-reference']);
  return {
    kind: 'asr-rule',
    id: word,
    title: name?.meaning ?? word,
    guid: name?.registry ?? '',
    ...(catalog !== undefined && child !== undefined && { definition: `${catalog.definition}_${child}` }),
    setting: SETTING,
    example: `${SETTING}: { ${word}: block }`,
    words,
    conditions: conditions.map(({ says }) => says),
    sources: [...sources].map(describeSource),
  };
}

/** The page of a rule. */
export function asrRulePage(rule: AsrRuleDescription, page: Page): string {
  const { paint } = page;
  const rows = rule.words.map(({ word, meaning, registry = '', mdm = '' }) => [`  ${word}`, meaning, registry, mdm]);
  return [
    `${paint.bold(paint.accent(rule.id))}  ${rule.title} (attack surface reduction rule)`,
    '',
    ...facts(
      [
        ['Write', [`\`${rule.example}\``]],
        ['GUID', [`\`${rule.guid}\``]],
        ['Definition', rule.definition === undefined ? [] : [`\`${rule.definition}\``]],
      ],
      page,
    ),
    '',
    ...textTable(['  Word', 'What it means', 'Registry', 'MDM'], rows, page),
    ...(rule.conditions.length === 0 ? [] : ['', ...rule.conditions.map((condition) => paragraph(condition, page))]),
    '',
    ...facts([['See also', [`\`mdav explain ${SETTING}\``]], sourceFact(rule.sources)], page),
    '',
  ].join('\n');
}
