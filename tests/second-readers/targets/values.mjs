// Documents that say values: each by a parser of Python, against the values of the policy.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { differences, valuePath } from '../registry/shadow.mjs';

const READER = fileURLToPath(new URL('./read_values.py', import.meta.url));

/** Each file with its target, its kind for the reader, and the values that it has to set; `reader` names the parser. */
export function checkValues(report, files) {
  for (const { path, name, target, kind, reader, expected } of files) {
    const run = spawnSync('/usr/bin/python3', [READER, kind, path], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (run.status !== 0) {
      report.check(reader, name, run.stderr.trim().split('\n').slice(-3));
      continue;
    }
    const found = new Map(
      JSON.parse(run.stdout).map(([key, value, code, hex]) => [
        valuePath({ root: 'HKEY_LOCAL_MACHINE', key, name: value }),
        `type ${code}: ${hex}`,
      ]),
    );
    const counted = { target, equal: expected.size };
    report.check(reader, `${name}: ${expected.size} values`, differences(expected, found), counted);
  }
}
