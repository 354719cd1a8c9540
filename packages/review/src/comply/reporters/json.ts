import { askedPlace, frameworkName, ruleTitle } from '@mdav/core/frameworks';
import type { Reporter } from '../../reporter/reporter.ts';
import { jsonForLogs } from '../../text/safe-text.ts';
import type { Compliance } from '../compliance.ts';

/** How a fleet stands, as plain data. `formatVersion` rises when a key changes its meaning. */
export function complyDocument({ fleet, file, judged, date, frameworks, mends, idleWaivers }: Compliance) {
  return {
    formatVersion: 1,
    fleet,
    ...(file === undefined ? {} : { file }),
    judged,
    date,
    frameworks: frameworks.map(({ framework, groups, tally }) => ({
      framework: frameworkName(framework),
      title: framework.title,
      publisher: framework.publisher,
      ...(framework.scenario === undefined ? {} : { scenario: framework.scenario }),
      tally,
      groups: groups.map(({ group, device, rules, tally: own }) => ({
        group: group.name,
        ...(device === undefined ? {} : { device }),
        tally: own,
        rules: rules.map(({ rule, standing, wants, says, why, at, waiver, justification }) => ({
          id: rule.id,
          title: ruleTitle(rule),
          ...(rule.severity === undefined ? {} : { severity: rule.severity }),
          about: askedPlace(rule.ask),
          standing,
          wants,
          ...(says === undefined ? {} : { says }),
          ...(why === undefined ? {} : { why }),
          ...(waiver === undefined ? {} : { waiver }),
          ...(justification === undefined ? {} : { justification }),
          ...(rule.only === undefined ? {} : { only: rule.only }),
          at,
        })),
      })),
    })),
    mends,
    idleWaivers,
  };
}

export const json: Reporter<Compliance> = {
  id: 'json',
  title: 'one document, for other programs',
  endings: ['.json'],
  render: (compliance) => jsonForLogs(complyDocument(compliance)),
};
