// How fast registry.pol is read and written, in the same run against Samba's parser and against two floors: one bare
// UTF-16 decode of the same bytes; and the same with an object for each entry and with names of their own,
// cut out of the text at places that nobody had to look for. What reads the file cannot take less than that.
//
//   node packages/registry/bench/pol.bench.mjs [entries]
//
// Needs the built packages.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurns, printTurns } from '../../../scripts/bench/turns.mjs';
import { polCodec } from '../dist/index.js';

const count = Number(process.argv[2] ?? 100_000);

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

/** Reads every field, and writes, whenever a line comes; answers what one of the two took. */
const SAMBA = `
import sys, time
from samba.dcerpc import preg
from samba.ndr import ndr_pack, ndr_unpack
raw = open(sys.argv[1], 'rb').read()
def read():
    parsed = ndr_unpack(preg.file, raw)
    for entry in parsed.entries:
        entry.keyname, entry.valuename, entry.type, entry.data
parsed = ndr_unpack(preg.file, raw)
work = read if sys.argv[2] == 'read' else lambda: ndr_pack(parsed)
for line in sys.stdin:
    start = time.process_time()
    work()
    print(1000 * (time.process_time() - start), flush=True)
`;
const PYTHON = '/usr/bin/python3';
const hasSamba = existsSync(PYTHON) && spawnSync(PYTHON, ['-c', 'import samba.dcerpc.preg']).status === 0;

const bytes = polCodec.encode(samplePolicy());
const decoded = polCodec.decode(bytes);
if (!decoded.ok || Buffer.compare(polCodec.encode(decoded.value), bytes) !== 0)
  throw new Error('what was read is not what was written');

const floor = 'one UTF-16 decode';
const objects = 'one UTF-16 decode, and the entries';

/** The least that makes the entries: keys are one text for all of a key, small numbers and the text of an exclusion are shared. */
function makeEntries() {
  const text = new TextDecoder('utf-16le').decode(bytes);
  return decoded.value.entries.map(({ key, name, data }) => ({
    kind: 'set',
    key,
    name: text.slice(20, 20 + name.length),
    data,
  }));
}

const [reads, writes] = ["Samba's ndr_unpack and every field", "Samba's ndr_pack"];
let folder;

/** What starts Samba; the file for it is written by the process that starts all others, and by no other. */
const samba = (way) => () => {
  folder ??= mkdtempSync(join(tmpdir(), 'mdav-bench-'));
  const path = join(folder, 'registry.pol');
  writeFileSync(path, bytes);
  return [PYTHON, '-c', SAMBA, path, way];
};

try {
  const measured = await inTurns([
    { name: floor, run: () => new TextDecoder('utf-16le').decode(bytes) },
    { name: objects, run: makeEntries, floors: [floor] },
    { name: 'decode', run: () => polCodec.decode(bytes), floors: [floor, objects, ...(hasSamba ? [reads] : [])] },
    { name: 'encode', run: () => polCodec.encode(decoded.value), floors: [floor, ...(hasSamba ? [writes] : [])] },
    ...(hasSamba
      ? [
          { name: reads, command: samba('read') },
          { name: writes, command: samba('write') },
        ]
      : []),
  ]);
  const megabytes = (bytes.length / 1e6).toFixed(1);
  printTurns(`${count} entries, ${megabytes} MB, Node ${process.versions.node}; processor time`, measured);
  if (!hasSamba) console.log('Samba is not installed (apt-get install python3-samba)');
} finally {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
