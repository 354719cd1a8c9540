// Monitors of Graph: Python works out from the policies of Intune what each has to say, and compares every value.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const READER = fileURLToPath(new URL('./read_utcm.py', import.meta.url));

/** Each monitor with the files of the policies that it watches, and what it may leave out of them: words of settings. */
export function checkUtcm(report, monitors) {
  for (const { path, name, policies, mayLack } of monitors) {
    const run = spawnSync('/usr/bin/python3', [READER, path, ...policies], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (run.status !== 0) {
      report.check('python', name, run.stderr.trim().split('\n').slice(-3));
      continue;
    }
    const { equal, left, faults } = JSON.parse(run.stdout);
    const lacking = left.filter((one) => !mayLack.some((word) => one.endsWith(word)));
    const all = [...faults, ...lacking.map((one) => `${one} is left out without a word`)];
    const counted = { target: 'utcm', equal };
    report.check('python', `${name}: ${equal} values, ${left.length} named as not watched`, all, counted);
  }
}
