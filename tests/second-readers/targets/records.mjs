// What says a registry.pol record by record: rules of Policy Analyzer by expat, values for Samba by Samba's own packer,
// texts of LGPO by Python; all against what Samba reads in the registry.pol itself.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { polCodec } from '../../../packages/registry/dist/index.js';

const READER = fileURLToPath(new URL('./read_records.py', import.meta.url));

/** Target and reader by the ending of a file. */
const READERS = { PolicyRules: ['policy-rules', 'expat'], json: ['samba', 'samba'], txt: ['lgpo', 'python'] };

/** Each file with the policy that it has to say. */
export function checkRecords(report, files) {
  for (const { path, name, policy } of files) {
    const pol = `${path}.pol`;
    writeFileSync(pol, polCodec.encode(policy));
    const run = spawnSync('/usr/bin/python3', [READER, path, pol], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (run.status !== 0) {
      report.check('samba', name, run.stderr.trim().split('\n').slice(-3));
      continue;
    }
    const { theirs, wanted } = JSON.parse(run.stdout);
    const faults = wanted.flatMap((record, index) =>
      JSON.stringify(record) === JSON.stringify(theirs[index])
        ? []
        : [`${JSON.stringify(theirs[index])} instead of ${JSON.stringify(record)}`],
    );
    if (theirs.length !== wanted.length) faults.push(`${theirs.length} records instead of ${wanted.length}`);
    const [target, reader] = READERS[path.slice(path.lastIndexOf('.') + 1)];
    report.check(reader, `${name}: ${wanted.length} records`, faults, { target, equal: wanted.length });
  }
}
