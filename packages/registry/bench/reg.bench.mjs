// How fast .reg files are read and written, against two floors: one bare UTF-16 decode of the same bytes and as many objects
// as are read, which share the strings of others; and the same with strings and bytes of their own, cut out of the text at
// places that nobody had to look for. In processor time.
//
//   node packages/registry/bench/reg.bench.mjs [values]
//
// Needs the built packages.
import { inTurns, printTurns } from '../../../scripts/bench/turns.mjs';
import { regCodec, regFileFromPolicy } from '../dist/index.js';

const count = Number(process.argv[2] ?? 100_000);

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

/** As much text as `text` has, out of one that is decoded: the least that a string can take which is a program's own. */
const cut = (whole, text) => whole.slice(40, 40 + text.length);

/** The same data in objects of its own, strings and bytes included. */
function copyOf(whole, data) {
  switch (data.type) {
    case 'sz':
    case 'expand-sz':
      return { type: data.type, value: cut(whole, data.value) };
    case 'multi-sz':
      return { type: data.type, values: data.values.map((value) => cut(whole, value)) };
    case 'raw':
      return { type: data.type, code: data.code, bytes: data.bytes.slice() };
    default:
      return { ...data };
  }
}

/** The work on one of the samples; by its title, for every process makes its own. */
const samples = {
  'numbers and paths': plain,
  'all kinds of data': mixed,
};

/** Texts and what is to be done with them, made when the first of it is asked for. */
function workOn(dataOf) {
  let made;
  return () => {
    if (made !== undefined) return made;
    const written = regCodec.encode(fileOf(dataOf));
    const decoded = regCodec.decode(written);
    if (!decoded.ok || Buffer.compare(regCodec.encode(decoded.value), written) !== 0)
      throw new Error('what was read is not what was written');
    made = { written, file: decoded.value };
    return made;
  };
}

const textOf = (written) => new TextDecoder('utf-16le').decode(written);
const contenders = Object.entries(samples).flatMap(([title, dataOf]) => {
  const work = workOn(dataOf);
  const floor = `${title}: decode the text, and objects`;
  const strings = `${title}: and strings of their own`;
  return [
    {
      name: floor,
      run: () => {
        const { written, file } = work();
        return [textOf(written), file.items.map((item) => ({ ...item, data: { ...item.data } }))];
      },
    },
    {
      name: strings,
      run: () => {
        const { written, file } = work();
        const whole = textOf(written);
        return file.items.map((item) => ({
          ...item,
          name: cut(whole, item.name),
          data: copyOf(whole, item.data),
        }));
      },
      floors: [floor],
    },
    { name: `${title}: decode`, run: () => regCodec.decode(work().written), floors: [floor, strings] },
    { name: `${title}: encode`, run: () => regCodec.encode(work().file), floors: [floor] },
  ];
});
printTurns(`${count} values each, Node ${process.versions.node}; processor time`, await inTurns(contenders));
