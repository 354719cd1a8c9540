import { SOURCES } from '../../core/src/facts/sources.ts';
import { autofixWords } from '../../core/src/rule/autofix.ts';
import type { RuleChapter } from '../../core/src/rule/chapters.ts';
import { CHAPTER_TITLES, DEPENDENT_CHAPTERS, GROUND_CHAPTERS, RULE_CHAPTERS } from '../../core/src/rule/chapters.ts';
import type { RuleBasis, RuleInfo } from '../../core/src/rule/rule.ts';
import { RULE_INFOS } from '../../core/src/rules/list.ts';
import { table } from './emit/pages/markdown.ts';
import { exampleSection } from './rule-example.ts';

const HEADER =
  '<!-- Made by packages/codegen from packages/core/src/rules; edit those and run `node scripts/generate.mjs`. -->';

/** The reference of the rules: an overview, and a page per rule. By path in the repository. */
export function ruleFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/rules/README.md', page(overview())],
    ...RULE_INFOS.map((rule): [string, string] => [`docs/rules/${rule.id}.md`, page(rulePage(rule))]),
  ]);
}

function page(lines: readonly string[]): string {
  return `${[HEADER, '', ...lines].join('\n').trimEnd()}\n`;
}

function overview(): readonly string[] {
  const titles = (chapters: ReadonlySet<RuleChapter>) =>
    RULE_CHAPTERS.filter((chapter) => chapters.has(chapter))
      .map((chapter) => CHAPTER_TITLES[chapter])
      .join('; ');
  return [
    '# Rules',
    '',
    `${RULE_INFOS.length} rules hold a fleet to what is documented. Each has one file, and its id is the name of the page, of the waiver and in reports.`,
    '',
    '- **error**: it will not work, or opens a hole. Nothing is written until it is mended or waived.',
    '- **warning**: it may not mean what the author thinks.',
    '- **info**: worth knowing. Those marked *strict* are told only to whoever asks for the set `strict`.',
    '',
    'The severity in the list is the highest: where a rule lacks a fact, it reports one step lower and names the fact, unless nothing can be built without it.',
    `An unwaived error in the first chapters (${titles(GROUND_CHAPTERS)}) keeps the chapters that build on them (${titles(DEPENDENT_CHAPTERS)}) silent for that group.`,
    '',
    'What comes out for every operating system, agent, mode and baseline: the [support matrix](../support-matrix.md).',
    '',
    ...RULE_CHAPTERS.flatMap((chapter) => chapterTable(chapter)),
  ];
}

function chapterTable(chapter: RuleChapter): readonly string[] {
  const rows = RULE_INFOS.filter((rule) => rule.chapter === chapter).map((rule) => [
    `[${rule.id}](${rule.id}.md)`,
    rule.set === undefined ? rule.severity : `${rule.severity}, *${rule.set}*`,
    rule.what,
  ]);
  return [`## ${CHAPTER_TITLES[chapter]}`, '', ...table(['Rule', 'Severity', 'What it finds'], rows), ''];
}

function rulePage(rule: RuleInfo): readonly string[] {
  return [
    `# ${rule.id}`,
    '',
    rule.what,
    '',
    ...table(
      ['Severity', 'Chapter', 'Baselines', 'Basis'],
      [
        [
          severityWords(rule),
          CHAPTER_TITLES[rule.chapter],
          rule.baselines?.join(', ') ?? 'all',
          BASIS_WORDS[rule.basis],
        ],
      ],
    ),
    '',
    ...(rule.milder === undefined ? [] : [`One level lower ${rule.milder}.`, '']),
    '## Why',
    '',
    rule.why,
    '',
    ...(rule.settles === undefined ? [] : [`Where sources disagree: ${lowerFirst(rule.settles)}`, '']),
    '## How to mend it',
    '',
    rule.fix,
    '',
    'does' in rule.autofix
      ? `\`mdav check --fix\`: ${lowerFirst(rule.autofix.does)}`
      : `\`mdav check --fix\` leaves it to people. ${autofixWords(rule.autofix)}`,
    '',
    ...exampleSection('Reported', rule, rule.bad),
    ...exampleSection('Accepted', rule, rule.good),
    '## When a waiver is right',
    '',
    rule.waive,
    ...(rule.guard
      ? ['', 'This rule guards against something unsupported: it can be waived for a group, and never turned off.']
      : []),
    '',
    ...silencesSection(rule),
    ...sourcesSection(rule),
  ];
}

function severityWords({ severity, set }: RuleInfo): string {
  return set === undefined ? severity : `${severity} (set \`${set}\`)`;
}

const BASIS_WORDS: Readonly<Record<RuleBasis, string>> = {
  documented: 'documented',
  inferred: 'concluded from several sources',
  uncertain: 'a single or weak source',
  ours: 'a convention of this tool',
};

/** A sentence after a colon; what starts with a name keeps its capital. */
function lowerFirst(sentence: string): string {
  const [first = ''] = sentence.split(' ');
  const isName = ['Microsoft', 'Windows', 'Defender', 'ForcePassiveMode'].includes(first);
  return isName ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function silencesSection({ silences }: RuleInfo): readonly string[] {
  if (silences === undefined || silences.rules.length === 0) return [];
  const where = silences.where === 'same-place' ? ' at the same place' : '';
  const who = silences.technique === undefined ? '' : `, in groups with \`technique: ${silences.technique}\``;
  const links = silences.rules.map((id) => `[${id}](${id}.md)`).join(', ');
  return ['## What it makes superfluous', '', `Findings of the same severity or lower${where}${who}: ${links}.`, ''];
}

function sourcesSection({ sources }: RuleInfo): readonly string[] {
  if (sources.length === 0) return [];
  const lines = sources.map((id) => {
    const { title, url, date } = SOURCES[id];
    return `- ${url === '' ? title : `[${title}](${url})`}, ${date}`;
  });
  return ['## Sources', '', ...lines, ''];
}
