import { relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { count } from './text.mjs';

/** From worst to best. */
const LEVELS = ['error', 'warning', 'note'];

/**
 * One SARIF log of all fleets, and notices of what it leaves off. Each run has an id of its own: hosts replace results by
 * that id, and refuse two runs with the same. `limits` are those of the host: it refuses a file that goes beyond one whole.
 */
export function combineSarif(results, { cwd, folder, values }, limits = {}) {
  const below = relative(cwd, folder).replaceAll('\\', '/');
  const id = (name) => `${['mdav', below, name, ...values].filter((part) => part !== '').join('/')}/`;
  const logs = results.flatMap(({ title, check }) =>
    check.sarif === undefined ? [] : [{ title, log: JSON.parse(check.sarif) }],
  );
  const all = logs.flatMap(({ title, log }) =>
    log.runs.map((run) => ({ ...run, automationDetails: { id: id(title) } })),
  );
  const runs = inFew(all, limits, id('other fleets'));
  const schema = logs[0]?.log.$schema;
  const textOf = (some) =>
    `${JSON.stringify({ ...(schema === undefined ? {} : { $schema: schema }), version: '2.1.0', runs: some }, null, 2)}\n`;
  const fitting = inBytes(runs, limits, textOf);
  return {
    text: textOf(fitting),
    notices: fitting.flatMap(({ automationDetails, properties }) =>
      properties?.leftOff > 0
        ? [
            `${count(properties.leftOff, 'result')} of ${automationDetails.id.slice(0, -1)} left off, the least severe: the host takes no more.`,
          ]
        : [],
    ),
  };
}

/** As many runs as the host takes: what is beyond goes together as the last of them. */
function inFew(runs, { runs: most = Number.POSITIVE_INFINITY, results = Number.POSITIVE_INFINITY }, id) {
  if (runs.length <= most) return runs;
  return [...runs.slice(0, most - 1), cut(merge(runs.slice(most - 1), id), results)];
}

function merge(runs, id) {
  const rules = new Map(runs.flatMap(({ tool }) => tool.driver.rules.map((rule) => [rule.id, rule])));
  const indexes = new Map([...rules.keys()].map((rule, index) => [rule, index]));
  const [first] = runs;
  return {
    ...first,
    tool: { driver: { ...first.tool.driver, rules: [...rules.values()] } },
    results: runs.flatMap((run) =>
      run.results.map((result) => ({ ...result, ruleIndex: indexes.get(result.ruleId) ?? -1 })),
    ),
    properties: { leftOff: runs.reduce((sum, { properties }) => sum + (properties?.leftOff ?? 0), 0) },
    automationDetails: { id },
  };
}

/** Half of the longest run goes until the rest fits. */
function inBytes(runs, { bytes = Number.POSITIVE_INFINITY }, textOf) {
  let fitting = runs;
  while (bytes < Number.POSITIVE_INFINITY && gzipSync(textOf(fitting)).length > bytes) {
    const longest = Math.max(...fitting.map(({ results }) => results.length));
    if (longest === 0) break;
    fitting = fitting.map((run) => cut(run, Math.floor(longest / 2)));
  }
  return fitting;
}

/** The worst results of a run, and how many are left off. */
function cut(run, most) {
  if (run.results.length <= most) return run;
  const worstFirst = [...run.results].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  const leftOff = (run.properties?.leftOff ?? 0) + run.results.length - most;
  return { ...run, results: worstFirst.slice(0, most), properties: { ...run.properties, leftOff } };
}
