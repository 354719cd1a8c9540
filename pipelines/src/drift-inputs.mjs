import { readInputs } from './inputs.mjs';

const REPORTS = ['issue', 'pull-request', 'none'];
/** What each word lets a run fail for. */
const FAILS = { weaker: ['weaker'], drift: ['weaker', 'drift'], never: [] };

/** What the action or template for drift was given. Lists are one item per line. */
export function readDriftInputs({ env, cwd }) {
  const shared = readInputs({ env: { ...env, MDAV_OUT: '' }, cwd });
  if (shared.problem !== undefined) return shared;
  const { folder, fleets, values, version, path } = shared.inputs;
  if (fleets.length > 1) return { problem: 'One fleet at a time: a job for each has an issue of its own.' };
  const actual = lines(env['MDAV_ACTUAL']);
  if (actual.length === 0)
    return { problem: 'There is nothing to hold against the fleet. Name exports under "actual".' };
  const report = (env['MDAV_REPORT'] ?? '').trim() || 'issue';
  if (!REPORTS.includes(report)) return { problem: `"report" is one of: ${REPORTS.join(', ')}.` };
  const failOn = (env['MDAV_FAIL_ON'] ?? '').trim() || 'weaker';
  if (!Object.hasOwn(FAILS, failOn)) return { problem: `"fail-on" is one of: ${Object.keys(FAILS).join(', ')}.` };
  return {
    inputs: {
      cwd,
      folder,
      fleet: fleets[0].path,
      version,
      path,
      values,
      actual,
      options: [
        ...values,
        ...['group', 'precedence', 'ignore'].flatMap((name) =>
          lines(env[`MDAV_${name.toUpperCase()}`]).map((value) => `--${name}=${value}`),
        ),
      ],
      report,
      failOn: FAILS[failOn],
    },
  };
}

function lines(text) {
  return (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
