// registry.pol, read with Samba's NDR parser.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bytesOfData, codeOfData, polCodec, recordData, recordName } from '../../../packages/registry/dist/index.js';

/** The distribution's Python: another one has no Samba. */
const PYTHON = '/usr/bin/python3';

export function hasSamba() {
  return spawnSync(PYTHON, ['-c', 'from samba.dcerpc import preg']).status === 0;
}

/** Compares what Samba reads in each file with what we read, and what it writes with the file. */
export function checkWithSamba(report, files) {
  const script = fileURLToPath(new URL('read_pol.py', import.meta.url));
  for (let start = 0; start < files.length; start += 200) {
    const batch = files.slice(start, start + 200);
    const run = spawnSync(PYTHON, [script, ...batch.map(({ path }) => path)], { encoding: 'utf8', maxBuffer: 1 << 30 });
    const lines = run.stdout.split('\n').filter((line) => line !== '');
    for (const [index, file] of batch.entries()) {
      const line = lines[index];
      if (line === undefined) report.check('samba', file.name, [`no answer: ${run.stderr.trim().split('\n').at(-1)}`]);
      else checkFile(report, file, JSON.parse(line));
    }
  }
}

function checkFile(report, { path, name }, theirs) {
  const ours = polCodec.decode(readFileSync(path));
  if (!ours.ok)
    return report.check(
      'samba',
      name,
      ours.diagnostics.map(({ message }) => `we refuse it: ${message}`),
    );
  if (theirs.error !== undefined) return report.check('samba', name, [`Samba refuses it: ${theirs.error}`]);
  const { entries } = ours.value;
  const faults = [];
  if (entries.length !== theirs.entries.length)
    faults.push(`${theirs.entries.length} entries instead of ${entries.length}`);
  for (const [index, [key, valueName, type, data]] of theirs.entries.entries()) {
    const entry = entries[index];
    if (entry === undefined) break;
    const expected = [entry.key, recordName(entry), codeOfData(recordData(entry)), plain(recordData(entry))];
    const actual = [key, valueName, type, data];
    if (JSON.stringify(actual) !== JSON.stringify(expected))
      faults.push(`entry ${index}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
  }
  if (!theirs.same) faults.push('Samba writes other bytes');
  report.check('samba', `${name}: ${entries.length} entries, and the same bytes when Samba writes them`, faults);
}

/** Our data in the form of the Python script. */
function plain(data) {
  if (data.type === 'sz' || data.type === 'expand-sz') return { text: data.value };
  if (data.type === 'dword' || data.type === 'qword') return { number: String(data.value) };
  if (data.type === 'raw' && data.code === 0) return null;
  return { hex: Buffer.from(bytesOfData(data)).toString('hex') };
}
