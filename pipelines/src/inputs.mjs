import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * What the action or template was given, in the folder that it runs in. Lists are one item per line; `out` has a line for each fleet, or none where
 * output is not committed.
 */
export function readInputs({ env, cwd }) {
  const text = (name) => (env[name] ?? '').trim();
  const folder = resolve(cwd, text('MDAV_WORKING_DIRECTORY'));
  if (!isFolder(folder)) return problem(`There is no folder ${folder}. Correct the working directory.`);
  const fleets = lines(env['MDAV_FLEET']);
  const outs = lines(env['MDAV_OUT']);
  const named = fleets.length === 0 ? [''] : fleets;
  if (outs.length > 0 && outs.length !== named.length)
    return problem(
      `${named.length} fleets and ${outs.length} output folders do not go together. Name one folder for each fleet, or none.`,
    );
  const maxWarnings = text('MDAV_MAX_WARNINGS');
  if (!/^\d{0,9}$/.test(maxWarnings)) return problem('The number of allowed warnings is no whole number.');
  const version = text('MDAV_VERSION');
  if (!/^[\w.^~+-]{0,100}$/.test(version)) return problem('The version is none. Write one such as 0.1.0 or latest.');
  const switches = { comment: text('MDAV_COMMENT') || 'true', sarif: text('MDAV_SARIF') || 'true' };
  for (const [name, value] of Object.entries(switches))
    if (!/^(true|false)$/i.test(value)) return problem(`"${name}" is true or false.`);
  const isOn = (value) => value.toLowerCase() === 'true';
  return {
    inputs: {
      cwd,
      folder,
      values: valuesOf(env),
      fleets: named.map((path, index) => ({ path: asPath(path), out: outs[index] })),
      against: text('MDAV_AGAINST'),
      comment: isOn(switches.comment),
      sarif: isOn(switches.sarif),
      maxWarnings,
      version,
      path: text('MDAV_PATH'),
    },
  };
}

/** What the parameters of a fleet are given, as options of every verb that reads one: first files, then what counts more. */
function valuesOf(env) {
  return [
    ...lines(env['MDAV_ENV_FILE']).map((file) => `--env=${file}`),
    ...lines(env['MDAV_PARAM']).map((value) => `--param=${value}`),
  ];
}

function lines(text) {
  return (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A name that begins with a dash would be an option. */
function asPath(path) {
  return path.startsWith('-') ? `./${path}` : path;
}

function isFolder(path) {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function problem(text) {
  return { problem: text };
}
