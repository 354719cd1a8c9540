// How fast registry.pol is read and written, in the same run against Samba's parser and against the floor: one bare
// UTF-16 decode of the same bytes.
//
//   node packages/registry/bench/pol.bench.mjs [entries]
//
// Needs the built packages. The contenders take turns; the figures are medians of processor time.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { polCodec } from '../dist/index.js';

const count = Number(process.argv[2] ?? 100_000);
const RUNS = 25;

/** Half exclusions with a name of their own each, half settings whose names come again, 40 to a key. */
function samplePolicy() {
  const entries = Array.from({ length: count }, (_, index) => {
    const key = `Software\\Policies\\Microsoft\\Windows Defender\\Exclusions\\Area${Math.floor(index / 40)}`;
    return index % 2 === 0
      ? { kind: 'set', key, name: `C:\\Data\\Folder ${index}\\*.dat`, data: { type: 'sz', value: '0' } }
      : { kind: 'set', key, name: `Setting${(index * 7919) % 400}OfArea`, data: { type: 'dword', value: index % 5 } };
  });
  return { hive: 'machine', entries };
}

const medianOf = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

/** The median of each contender's processor time, in turns, so that what disturbs the machine disturbs all of them. */
function timesOf(contenders) {
  const times = contenders.map(() => []);
  for (let round = 0; round < RUNS + 3; round += 1)
    for (const [index, run] of contenders.entries()) {
      const before = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(before);
      // The first rounds are for the compiler.
      if (round >= 3) times[index].push((user + system) / 1000);
    }
  return times.map(medianOf);
}

const SAMBA = `
import sys, time
from samba.dcerpc import preg
from samba.ndr import ndr_pack, ndr_unpack
raw = open(sys.argv[1], 'rb').read()
def run():
    start = time.process_time()
    parsed = ndr_unpack(preg.file, raw)
    for entry in parsed.entries:
        entry.keyname, entry.valuename, entry.type, entry.data
    middle = time.process_time()
    ndr_pack(parsed)
    return middle - start, time.process_time() - middle
times = [run() for _ in range(5)]
print(*(1000 * sorted(column)[len(column) // 2] for column in zip(*times)))
`;

/** Samba's times to read every field and to write, or nothing where Samba is not installed. */
function sambaTimes(bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-bench-'));
  try {
    const path = join(folder, 'registry.pol');
    writeFileSync(path, bytes);
    const run = spawnSync('/usr/bin/python3', ['-c', SAMBA, path], { encoding: 'utf8' });
    return run.status === 0 ? run.stdout.trim().split(' ').map(Number) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const policy = samplePolicy();
const bytes = polCodec.encode(policy);
const decoded = polCodec.decode(bytes);
if (!decoded.ok || Buffer.compare(polCodec.encode(decoded.value), bytes) !== 0)
  throw new Error('what was read is not what was written');

const [floor, decode, encode] = timesOf([
  () => new TextDecoder('utf-16le').decode(bytes),
  () => polCodec.decode(bytes),
  () => polCodec.encode(decoded.value),
]);
const samba = sambaTimes(bytes);

const row = (what, time, note = '') =>
  console.log(
    `${what.padEnd(36)}${time.toFixed(1).padStart(9)} ms  ${(bytes.length / 1000 / time).toFixed(0).padStart(5)} MB/s  ${note}`.trimEnd(),
  );
console.log(`${count} entries, ${(bytes.length / 1e6).toFixed(1)} MB, Node ${process.versions.node}`);
row('floor: one UTF-16 decode', floor);
row('decode', decode, `${(decode / floor).toFixed(1)} x the floor`);
row('encode', encode, `${(encode / floor).toFixed(1)} x the floor`);
if (samba === undefined) console.log('Samba is not installed (apt-get install python3-samba)');
else {
  row('Samba: ndr_unpack and every field', samba[0], `decode is ${(samba[0] / decode).toFixed(0)} times as fast`);
  row('Samba: ndr_pack', samba[1], `encode is ${(samba[1] / encode).toFixed(0)} times as fast`);
}
