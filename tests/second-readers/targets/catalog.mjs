// Policies of the settings catalog and profiles of OMA-URIs: Python reads which node gets which value.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const READER = fileURLToPath(new URL('./read_catalog.py', import.meta.url));

/** The policies of each group, with the nodes that they have to set, and definitions that are of no node of their own. */
export function checkCatalog(report, groups) {
  for (const { name, paths, expected, mayHave } of groups) {
    const input = JSON.stringify(expected);
    const run = spawnSync('/usr/bin/python3', [READER, ...paths], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
    if (run.status !== 0) {
      report.check('python', name, run.stderr.trim().split('\n').slice(-3));
      continue;
    }
    const { equal, faults, more } = JSON.parse(run.stdout);
    const strange = more.filter((one) => !mayHave.includes(one)).map((one) => `${one} is of no setting of the group`);
    const counted = { target: 'settings-catalog', equal };
    report.check('python', `${name}: ${equal} values`, [...faults, ...strange], counted);
  }
}
