import type { Location } from '@mdav/core';
import { askedPlace, askText, type Framework, frameworkName, isSettingAsk, ruleTitle } from '@mdav/core/frameworks';
import { mdCode, mdText } from '@mdav/quote';
import type { SarifLevel, SarifResult, SarifRule, SarifRun } from '../sarif/sarif-run.ts';
import type { Compliance, FrameworkCompliance, IdleWaiver, Standing } from './compliance.ts';
import { idleWords, standingWords, subjectWords } from './words.ts';

const LEVELS: Readonly<Partial<Record<Standing, SarifLevel>>> = {
  violates: 'error',
  waived: 'error',
  'not-managed': 'warning',
  'not-told': 'note',
  'no-effect': 'note',
};

/** The one rule that is of no framework. Its id has no colon, as no rule of a framework has. */
const IDLE_WAIVER: SarifRule = {
  id: 'idle-waiver',
  short: 'A waiver of a rule of a framework answers for nothing.',
  full: 'Who reads the fleet takes a rule for answered for that stands otherwise, or that nobody held the fleet to.',
  help: {
    text: 'Correct the name of the framework, the rule or the group, renew the waiver, or remove it.',
    markdown: 'Correct the name of the framework, the rule or the group, renew the waiver, or remove it.',
  },
  level: 'warning',
};

/** How a fleet stands to frameworks: what is open, as results of rules that are named after the framework. */
export function runOfCompliance({ fleet, file, folder, judged, frameworks, idleWaivers }: Compliance): SarifRun {
  const at = (place: Location) => (place.file === undefined && file !== undefined ? { ...place, file } : place);
  const ofFrameworks = frameworks.flatMap(({ framework, groups }) => (groups.length === 0 ? [] : rulesOf(framework)));
  const results = [...frameworks.flatMap(resultsOf), ...idleWaivers.map(idleResult)];
  return {
    rules: idleWaivers.length === 0 ? ofFrameworks : [...ofFrameworks, IDLE_WAIVER],
    results: results.map((result) => ({ ...result, at: at(result.at) })),
    folder,
    properties: { fleet, judged },
  };
}

function rulesOf(framework: Framework): readonly SarifRule[] {
  const source = sourceAddress(framework);
  return framework.rules.map((rule): SarifRule => {
    const { severity, only, note } = rule;
    const about = askedPlace(rule.ask);
    const asks = askText(rule.ask);
    const facts = [
      ...(severity === undefined ? [] : [['Severity', severity] as const]),
      ...(only === undefined ? [] : [['Only', only] as const]),
      ...(note === undefined ? [] : [['Note', note] as const]),
    ];
    const title = `${frameworkName(framework)}, ${framework.title}`;
    const what = ruleTitle(rule);
    return {
      id: `${frameworkName(framework)}:${rule.id}`,
      short: what,
      full: `${framework.title} asks for ${about === '' ? asks : `${about}: ${asks}`}.`,
      helpUri: source,
      help: {
        text: [
          what,
          `Framework: ${title}`,
          ...(about === '' ? [] : [`About: ${about}`]),
          `Asks for: ${asks}`,
          ...facts.map(([name, text]) => `${name}: ${text}`),
          ...(source === undefined ? [] : [`Source: ${source}`]),
        ].join('\n\n'),
        markdown: [
          mdText(what),
          `**Framework.** ${mdText(title)}`,
          ...(about === '' ? [] : [`**About.** ${mdCode(about)}`]),
          `**Asks for.** ${mdCode(asks)}`,
          ...facts.map(([name, text]) => `**${name}.** ${mdText(text)}`),
          ...(source === undefined ? [] : [`**Source.** <${source}>`]),
        ].join('\n\n'),
      },
      properties: { framework: framework.title, about, ...(severity !== undefined && { severity }) },
    };
  });
}

/** Where the requirements were read; nothing of a document that stands in no repository, or of a name that is none. */
function sourceAddress({ source: { repository, commit, path } }: Framework): string | undefined {
  if (repository === undefined || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return undefined;
  const root = `https://github.com/${repository}`;
  if (commit === undefined || !/^[0-9a-f]+$/.test(commit) || typeof path !== 'string') return root;
  return `${root}/blob/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

function resultsOf({ framework, groups }: FrameworkCompliance): readonly SarifResult[] {
  return groups.flatMap(({ group, device, rules }) =>
    rules.flatMap((one) => {
      const level = LEVELS[one.standing];
      if (level === undefined) return [];
      const rule = `${frameworkName(framework)}:${one.rule.id}`;
      const setting = isSettingAsk(one.rule.ask) ? { setting: one.rule.ask.setting } : {};
      const about = `${subjectWords({ group, device })}: ${askedPlace(one.rule.ask) || ruleTitle(one.rule)}`;
      return [
        {
          rule,
          level,
          message: `${about} ${standingWords(one)}.`,
          at: one.at,
          mark: { rule, group: group.name, ...setting, message: about, at: one.at },
          waiver: one.waiver,
          properties: {
            group: group.name,
            ...(device !== undefined && { device }),
            standing: one.standing,
            ...setting,
          },
        },
      ];
    }),
  );
}

function idleResult(waiver: IdleWaiver): SarifResult {
  const { at, group, idle } = waiver;
  const message = idleWords(waiver);
  return {
    rule: IDLE_WAIVER.id,
    level: 'warning',
    message,
    at,
    mark: { rule: IDLE_WAIVER.id, group, message, at },
    properties: { group, idle },
  };
}
