// How fast .reg files are read and written, against the floor: one bare UTF-16 decode of the same bytes, and as many
// objects as are read. In processor time.
//
//   node packages/registry/bench/reg.bench.mjs [values]
//
// Needs the built packages. The contenders take turns in one process; the figures are medians.
import { regCodec, regFileFromPolicy } from '../dist/index.js';

const count = Number(process.argv[2] ?? 100_000);
const WARM_UPS = 3;
const ROUNDS = 15;

/** Numbers and short paths, 20 values to a key. */
const plain = (index) =>
  index % 2 === 0 ? { type: 'dword', value: index } : { type: 'sz', value: `C:\\Data\\${index}` };

/** The kinds of data that exports of real machines hold, most of them in hexadecimal over several lines. */
function mixed(index) {
  switch (index % 5) {
    case 0:
      return { type: 'dword', value: index };
    case 1:
      return { type: 'sz', value: `C:\\Program Files\\Vendor ${index}\\Product\\bin\\service.exe` };
    case 2:
      return { type: 'expand-sz', value: `%ProgramFiles%\\Vendor ${index}` };
    case 3:
      return { type: 'multi-sz', values: [`first ${index}`, 'second'] };
    default:
      return { type: 'raw', code: 3, bytes: Uint8Array.from({ length: 64 }, (_, byte) => (index + byte) & 0xff) };
  }
}

function fileOf(dataOf) {
  const entries = Array.from({ length: count }, (_, index) => ({
    kind: 'set',
    key: `SOFTWARE\\Policies\\Microsoft\\Bench\\${Math.floor(index / 20)}`,
    name: `Value ${index}`,
    data: dataOf(index),
  }));
  return regFileFromPolicy({ hive: 'machine', entries }).value;
}

/** The median of each contender's times, taken in turns so that what disturbs the machine disturbs all of them. */
function medians(contenders) {
  const times = contenders.map(() => []);
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
    for (const [index, { run }] of contenders.entries()) {
      const before = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(before);
      if (round >= WARM_UPS) times[index].push((user + system) / 1000);
    }
  }
  return times.map((all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]);
}

for (const [title, dataOf] of Object.entries({ 'numbers and paths': plain, 'all kinds of data': mixed })) {
  const written = regCodec.encode(fileOf(dataOf));
  const decoded = regCodec.decode(written);
  if (!decoded.ok || Buffer.compare(regCodec.encode(decoded.value), written) !== 0)
    throw new Error('what was read is not what was written');
  const contenders = [
    {
      name: 'floor: decode and allocate',
      run: () => [
        new TextDecoder('utf-16le').decode(written),
        decoded.value.items.map((item) => ({ ...item, data: { ...item.data } })),
      ],
    },
    { name: 'decode', run: () => regCodec.decode(written) },
    { name: 'encode', run: () => regCodec.encode(decoded.value) },
  ];
  const took = medians(contenders);
  console.log(`${title}: ${count} values, ${(written.length / 1e6).toFixed(1)} MB, medians of ${ROUNDS}`);
  for (const [index, { name }] of contenders.entries()) {
    const ratio = (took[index] / took[0]).toFixed(1);
    console.log(`${name.padEnd(36)}${took[index].toFixed(1).padStart(9)} ms   ${ratio} x the floor`);
  }
}
