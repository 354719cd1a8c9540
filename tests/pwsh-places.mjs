import { fileURLToPath } from 'node:url';

/**
 * Where PowerShell is looked for, in this order: the variable MDAV_PWSH, the path, and where `.ci/run` installs it.
 * @type {readonly string[]}
 */
export const PWSH_PLACES = [
  process.env['MDAV_PWSH'],
  'pwsh',
  fileURLToPath(new URL('../node_modules/.cache/pwsh/pwsh', import.meta.url)),
].filter((place) => place !== undefined);
