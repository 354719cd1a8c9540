// How much reading policy definitions into typed policies costs above two floors in the same run: a bare pass of the XML
// parser over the same bytes, which makes nothing, and one that makes a plain object of each element and text.
//
//   node packages/gpo/bench/admx.bench.mjs
//
// Needs the built packages. Reads 250 genuine ADMX files below the folder that MDAV_CORPUS names; without it, copies of
// our own template for the whole catalogue that are as many bytes. Medians of rounds in turn, so that a change of the machine's pace hits all.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingRows } from '@mdav/core';
import { SaxesParser } from 'saxes';
import { admxCodec, admxFor, lintAdmx, templateFiles } from '../dist/index.js';

const FILES = 250;
const COPIES = 100;
const ROUNDS = 7;

function genuineFiles() {
  const folder = join(process.env.MDAV_CORPUS ?? '', 'admx');
  if (process.env.MDAV_CORPUS === undefined || !existsSync(folder)) return undefined;
  return readdirSync(folder, { recursive: true })
    .filter((path) => /\.admx$/i.test(path))
    .sort()
    .slice(0, FILES)
    .map((path) => new Uint8Array(readFileSync(join(folder, path))));
}

const own = templateFiles(admxFor(settingRows()).template);
const genuine = genuineFiles();
const files = genuine ?? Array.from({ length: COPIES }, () => own.get('mdav.admx'));

/** The same bytes to text by their byte order mark, and through the parser with handlers that do nothing. */
function bare(bytes) {
  parse(bytes, { opentag: () => {}, closetag: () => {}, text: () => {}, comment: () => {} });
}

/** The same, and an object of each element and text. */
function objects(bytes) {
  const root = { children: [] };
  const open = [root];
  parse(bytes, {
    opentag({ name, attributes }) {
      const element = { name, attributes, children: [] };
      open.at(-1).children.push(element);
      open.push(element);
    },
    closetag: () => open.pop(),
    text: (text) => open.at(-1).children.push({ text }),
    comment: () => {},
  });
  return root;
}

function parse(bytes, handlers) {
  const label = bytes[0] === 0xff ? 'utf-16le' : 'utf-8';
  const parser = new SaxesParser();
  for (const [event, handler] of Object.entries(handlers)) parser.on(event, handler);
  parser.write(new TextDecoder(label).decode(bytes)).close();
}

const read = () => files.map((bytes) => admxCodec.decode(bytes));
const documents = read().flatMap((outcome) => (outcome.ok ? [outcome.value] : []));

function measure(jobs) {
  const times = jobs.map(() => []);
  for (let round = 0; round < ROUNDS + 2; round++) {
    jobs.forEach((job, index) => {
      const before = process.cpuUsage();
      job();
      // Two rounds warm up.
      if (round > 1) times[index].push(processorMs(before));
    });
  }
  return times.map((all) => all.toSorted((a, b) => a - b)[ROUNDS >> 1]);
}

const [floor, made, decode, encode, lint] = measure([
  () => files.map(bare),
  () => files.map(objects),
  read,
  () => documents.map((document) => admxCodec.encode(document)),
  () => lintAdmx(own),
]);
const megabytes = files.reduce((sum, { length }) => sum + length, 0) / 1e6;
const policies = documents.reduce((sum, document) => sum + document.policies.length, 0);
const row = (what, time, note = '') => console.log(`${what.padEnd(52)}${time.toFixed(1).padStart(9)} ms   ${note}`);

console.log(
  `${files.length} ${genuine === undefined ? 'copies of our template' : 'genuine ADMX files'}, ${megabytes.toFixed(1)} MB, ${policies} policies; median of ${ROUNDS}`,
);
row('bare pass of the parser', floor);
row('and an object of each element and text', made, `${times(made, floor)} the bare pass`);
row(
  'read into typed policies, with places',
  decode,
  `${times(decode, floor)} the bare pass, ${times(decode, made)} the objects`,
);
row('written again', encode, `${times(encode, floor)} the bare pass`);
row('our template for the whole catalogue, linted', lint);

function times(time, other) {
  return `${(time / other).toFixed(2)} times`;
}

function processorMs(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
