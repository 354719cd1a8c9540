import { type Finding, type Location, TOOL_VERSION } from '@mdav/core';
import { askedPlace, frameworkName, isSettingAsk, ruleTitle } from '@mdav/core/frameworks';
import { visible } from '@mdav/quote';
import type { Reporter } from '../../reporter/reporter.ts';
import { jsonForLogs } from '../../text/safe-text.ts';
import type { Compliance, FrameworkCompliance, RuleStanding, Standing } from '../compliance.ts';
import { idleWords, standingWords, subjectWords, waiverWords } from '../words.ts';

const LEVELS: Readonly<Partial<Record<Standing, string>>> = {
  violates: 'error',
  waived: 'error',
  'not-managed': 'warning',
  'not-told': 'note',
  'no-effect': 'note',
};

/** The one rule that is of no framework. Its id has no colon, as no rule of a framework has. */
const IDLE_WAIVER = {
  id: 'idle-waiver',
  shortDescription: { text: 'A waiver of a rule of a framework answers for nothing.' },
};

/** SARIF 2.1.0: what is open, as results of rules that are named after the framework. */
export const sarif: Reporter<Compliance> = {
  id: 'sarif',
  title: 'SARIF 2.1.0, for code scanning and editors',
  endings: ['.sarif'],
  render: (compliance) => jsonForLogs(log(compliance)),
};

function log({ fleet, file, frameworks, judged, idleWaivers }: Compliance): object {
  const ofFrameworks = frameworks.flatMap(({ framework, groups }) =>
    groups.length === 0
      ? []
      : framework.rules.map((rule) => ({
          id: `${frameworkName(framework)}:${rule.id}`,
          shortDescription: { text: visible(ruleTitle(rule)) },
          properties: {
            framework: framework.title,
            about: askedPlace(rule.ask),
            ...(rule.severity && { severity: rule.severity }),
          },
        })),
  );
  const rules = idleWaivers.length === 0 ? ofFrameworks : [...ofFrameworks, IDLE_WAIVER];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const results = [
    ...frameworks.flatMap((one) => resultsOf(one, file)),
    ...idleWaivers.map((waiver) => ({
      ruleId: IDLE_WAIVER.id,
      level: 'warning',
      message: { text: messageText(idleWords(waiver)) },
      locations: [locationOf(waiver.at, file)],
      properties: { group: waiver.group, idle: waiver.idle },
    })),
  ].map((result) => ({ ...result, ruleIndex: indexes.get(result.ruleId) ?? -1 }));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'mdav', version: TOOL_VERSION, semanticVersion: TOOL_VERSION, rules } },
        columnKind: 'utf16CodeUnits',
        results,
        properties: { fleet, judged },
      },
    ],
  };
}

function resultsOf({ framework, groups }: FrameworkCompliance, file: string | undefined) {
  return groups.flatMap(({ group, device, rules }) =>
    rules.flatMap((one) => {
      const level = LEVELS[one.standing];
      return level === undefined
        ? []
        : [
            {
              ruleId: `${frameworkName(framework)}:${one.rule.id}`,
              level,
              message: {
                text: messageText(
                  `${subjectWords({ group, device })}: ${askedPlace(one.rule.ask) || ruleTitle(one.rule)} ${standingWords(one)}.`,
                ),
              },
              locations: [locationOf(one.at, file)],
              ...suppressed(one),
              properties: {
                group: group.name,
                ...(device !== undefined && { device }),
                standing: one.standing,
                ...(isSettingAsk(one.rule.ask) && { setting: one.rule.ask.setting }),
              },
            },
          ];
    }),
  );
}

/** Viewers make links of brackets before parentheses. */
function messageText(text: string): string {
  return visible(text).replaceAll('](', '\\](');
}

function suppressed({ waiver }: RuleStanding): { readonly suppressions?: readonly object[] } {
  if (waiver === undefined) return {};
  const { owner, expires }: NonNullable<Finding['waiver']> = waiver;
  const justification = visible(waiverWords(waiver));
  return { suppressions: [{ kind: 'inSource', status: 'accepted', justification, properties: { owner, expires } }] };
}

function locationOf({ file: own, line, column, path }: Location, file: string | undefined): object {
  const uri = own ?? file;
  const region =
    line === undefined ? {} : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } };
  return {
    ...(uri === undefined
      ? {}
      : { physicalLocation: { artifactLocation: { uri: uri.replaceAll('\\', '/') }, ...region } }),
    ...(path === undefined || path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: path }] }),
  };
}
