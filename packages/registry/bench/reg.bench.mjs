// Decoding and encoding a .reg file of 100,000 values, against the floor of decoding the same bytes as UTF-16 once.
import { regCodec, regFileFromPolicy } from '../dist/index.js';

const ENTRIES = 100_000;
const ROUNDS = 5;
const policy = {
  hive: 'machine',
  entries: Array.from({ length: ENTRIES }, (_, index) => ({
    kind: 'set',
    key: `SOFTWARE\\Policies\\Microsoft\\Bench\\${Math.floor(index / 20)}`,
    name: `Value ${index}`,
    data: index % 2 === 0 ? { type: 'dword', value: index } : { type: 'sz', value: `C:\\Data\\${index}` },
  })),
};

function best(run) {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return Math.min(...times);
}

const file = regFileFromPolicy(policy).value;
const bytes = regCodec.encode(file);
const decoded = regCodec.decode(bytes);
if (!decoded.ok) throw new Error('the file is not read back');

const floor = best(() => new TextDecoder('utf-16le').decode(bytes));
const show = (name, took) =>
  console.log(`${name.padEnd(36)} ${took.toFixed(1).padStart(9)} ms   ${(took / floor).toFixed(1)} x the floor`);
console.log(`${ENTRIES} values, ${(bytes.length / 1e6).toFixed(1)} MB, best of ${ROUNDS}`);
show('floor: one UTF-16 decode', floor);
show(
  'decode',
  best(() => regCodec.decode(bytes)),
);
show(
  'encode',
  best(() => regCodec.encode(file)),
);
