import type { DiagnosticInfo } from '@mdav/core';
import { diagnosticInfos } from '@mdav/core/format';

/** What is said when a fleet cannot be had from the disk. */
export const DISK_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  ['fleet-encoding', 'The file is not text in UTF-8 or UTF-16.', 'Save it as UTF-8.'],
  [
    'fleet-module',
    'A module cannot be parsed, did not run, or exports no fleet by default.',
    'Export the fleet with `export default defineFleet({ … })`.',
  ],
  [
    'fleet-not-found',
    'There is no fleet file at the path; without a path, none in the folder and in those above it, up to the root of the repository.',
    'Name the fleet file; `mdav init` writes a first one, and `mdav import` makes one of the policies that you have.',
  ],
  ['fleet-not-readable', 'The file is there and cannot be read.', 'Check the permissions.'],
  [
    'output-blocked',
    'Something that mdav did not write stands where a build has to put a file.',
    'Move it away, or choose another folder.',
  ],
  [
    'output-busy',
    'Another build writes to the same folder and did not end within ten seconds.',
    'Wait until it has ended, then run the same again.',
  ],
  [
    'output-unsettled',
    'An interrupted build left its journal in the folder, and what it had decided can be neither finished nor undone.',
    'Close the programs that hold files of the folder and run the same again; or restore the folder from version control and remove the entries in it that begin with `.mdav-`.',
  ],
  [
    'rules-module',
    'A module that is named for its rules did not run, is no code, or exports none.',
    'Export them with `export const rules = [defineRule({ … })]`.',
  ],
  [
    'rules-not-found',
    'There is no module at a path that `--rules` or `ruleFiles` names. Paths in a fleet file start from its folder.',
    'Check the path.',
  ],
]);
