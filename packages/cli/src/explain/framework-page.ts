import { askedPlace, askText, type FoundRule, type Framework, frameworkName, ruleTitle } from '@mdav/core/frameworks';
import { inLog } from '@mdav/review';
import { type Fact, facts, type Page } from '../terminal/layout.ts';

/** A framework or rules of frameworks, for other programs. */
export type FrameworkDescription =
  | { readonly kind: 'framework'; readonly framework: Framework }
  | { readonly kind: 'framework-rules'; readonly rules: readonly FoundRule[] };

/** All about a framework, or about the rules that go by an id. */
export function frameworkPage(description: FrameworkDescription, page: Page): string {
  return description.kind === 'framework'
    ? aboutFramework(description.framework, page)
    : description.rules.map((rule) => aboutRule(rule, page)).join('');
}

function aboutFramework(framework: Framework, page: Page): string {
  const { title, publisher, published, os, roles, rules, notes = [], severityBy, scenario } = framework;
  return [
    `${page.paint.bold(page.paint.accent(frameworkName(framework)))}  ${title}`,
    '',
    ...facts(
      [
        ['Publisher', [published === undefined ? publisher : `${publisher}, ${published}`]],
        ['For', [`${os?.join(', ') ?? 'every Windows'}${roles === undefined ? '' : `: ${roles.join(', ')}`}`]],
        ...(severityBy === undefined ? [] : [['Severities', [`by ${severityBy}`]] as const]),
        ...(scenario === undefined
          ? []
          : [['Set by', [`the scenario ${scenario} of the module Microsoft.OSConfig`]] as const]),
        sourceOf(framework),
        ...(notes.length === 0 ? [] : [['Notes', notes] as const]),
      ],
      page,
    ),
    '',
    ...rules.map(({ id, ask }) => `  ${inLog(id)}  ${askedPlace(ask)}: ${inLog(askText(ask))}`),
    '',
  ].join('\n');
}

function aboutRule({ framework, rule }: FoundRule, page: Page): string {
  const { id, severity, levels, only, note, refs = {}, ask } = rule;
  const others = [refs.version, refs.rule, ...(refs.legacy ?? []), ...(refs.cci ?? [])].filter(
    (one) => one !== undefined,
  );
  const lines: readonly (Fact | undefined)[] = [
    ['Framework', [`${frameworkName(framework)}, ${framework.title}`]],
    ['About', [askedPlace(ask) || ruleTitle(rule)]],
    ['Asks for', [askText(ask)]],
    severity === undefined
      ? undefined
      : ['Severity', [framework.severityBy === undefined ? severity : `${severity}, by ${framework.severityBy}`]],
    levels === undefined ? undefined : ['Levels', [levels.join(', ')]],
    rule.os === undefined ? undefined : ['For', [rule.os.join(', ')]],
    rule.class === undefined ? undefined : ['For', [`${rule.class}s`]],
    only === undefined ? undefined : ['Only', [only]],
    note === undefined ? undefined : ['Note', [note]],
    others.length === 0 ? undefined : ['Also known as', [others.join(', ')]],
    sourceOf(framework),
  ];
  return [
    `${page.paint.bold(page.paint.accent(id))}  ${ruleTitle(rule)}`,
    '',
    ...facts(
      lines.filter((line) => line !== undefined),
      page,
    ),
    '',
    '',
  ].join('\n');
}

function sourceOf({ source: { repository, commit, path, document, licence } }: Framework): Fact {
  const where = repository === undefined ? (document ?? 'a file of your own') : `github.com/${repository}`;
  const files = path === undefined ? [] : typeof path === 'string' ? [path] : path;
  const at = commit === undefined ? '' : ` at ${commit.slice(0, 12)}`;
  return ['Source', [`${where}${at}${licence === undefined ? '' : ` (${licence})`}`, ...files]];
}
