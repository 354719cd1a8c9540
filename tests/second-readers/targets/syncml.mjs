// SyncML: libxml2 for the form, expat by way of Python for what every command says.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const READER = fileURLToPath(new URL('./read_syncml.py', import.meta.url));

/** Each file of commands, with the nodes that it has to set; a server puts the message around them. */
export function checkSyncml(report, files) {
  for (const { path, name, expected } of files) {
    const message = `${path}.message`;
    writeFileSync(message, `<SyncBody>${readFileSync(path, 'utf8')}</SyncBody>`);
    const lint = spawnSync('xmllint', ['--noout', '--nonet', message], { encoding: 'utf8' });
    if (lint.error === undefined)
      report.check('xmllint', `${name}: well-formed`, lint.status === 0 ? [] : lint.stderr.trim().split('\n'));
    const run = spawnSync('/usr/bin/python3', [READER, message], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const found = run.status === 0 ? JSON.parse(run.stdout) : [];
    const faults = run.status === 0 ? [] : [run.stderr];
    for (const [index, command] of expected.entries()) {
      const other = found[index];
      if (JSON.stringify(other) !== JSON.stringify(command))
        faults.push(`${JSON.stringify(other)} instead of ${JSON.stringify(command)}`);
    }
    if (found.length !== expected.length) faults.push(`${found.length} commands instead of ${expected.length}`);
    report.check('expat', `${name}: ${expected.length} commands`, faults, { target: 'syncml', equal: expected.length });
  }
}
