import { relative } from 'node:path';

/**
 * One SARIF log of all fleets. Each run has an id of its own: hosts replace results by that id, and refuse two runs with
 * the same.
 */
export function combineSarif(results, { cwd, folder, values }) {
  const below = relative(cwd, folder).replaceAll('\\', '/');
  const logs = results.flatMap(({ title, check }) =>
    check.sarif === undefined ? [] : [{ title, log: JSON.parse(check.sarif) }],
  );
  const runs = logs.flatMap(({ title, log }) =>
    log.runs.map((run) => ({
      ...run,
      automationDetails: {
        id: `${['mdav', below, title, ...values].filter((part) => part !== '').join('/')}/`,
      },
    })),
  );
  const schema = logs[0]?.log.$schema;
  return `${JSON.stringify({ ...(schema === undefined ? {} : { $schema: schema }), version: '2.1.0', runs }, null, 2)}\n`;
}
