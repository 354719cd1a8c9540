// How much slower than bare JSON the settings catalog is read and written. Run against the built package:
//   node packages/intune/bench/catalog.bench.mjs
// Reads the exports below the folder that MDAV_CORPUS names; without it, those of mix.mjs.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { EMPTY_FORM, mdmChannel, settingsCatalogCodec } from '../dist/index.js';
import { groupOf, mixedFiles, SETTINGS } from './mix.mjs';

const ROUNDS = 15;
const WRITTEN = 10_000;

const exportsFolder = `${process.env.MDAV_CORPUS}/intune/settings-catalog`;

const [policy] = mdmChannel.lower(groupOf(SETTINGS)).form.catalog;

const files = existsSync(exportsFolder)
  ? readdirSync(exportsFolder).map((name) => new Uint8Array(readFileSync(`${exportsFolder}/${name}`)))
  : mixedFiles();
const bytes = files.reduce((sum, file) => sum + file.length, 0);

/** What the comparison does: the same bytes to text, and `JSON.parse`. */
function parseBare(file) {
  const label = file[0] === 0xff ? 'utf-16le' : 'utf-8';
  return JSON.parse(new TextDecoder(label).decode(file));
}

function readAndLift(file) {
  const read = settingsCatalogCodec.decode(file);
  return read.ok ? mdmChannel.lift({ ...EMPTY_FORM, catalog: [read.value] }) : read;
}

/** Times several jobs by turns, so that a change of the machine's pace hits all; the median of the rounds, in milliseconds. */
function measure(jobs) {
  const times = jobs.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    jobs.forEach((job, index) => {
      const before = process.cpuUsage();
      job();
      times[index].push(processorMs(before));
    });
  }
  return times.map((all) => all.sort((a, b) => a - b)[ROUNDS >> 1]);
}

function show(what, ours, bare, bound) {
  const ratio = ours / bare;
  const verdict = ratio <= bound ? '' : `  more than ${bound} times`;
  console.log(
    `${what.padEnd(54)} ${ours.toFixed(1).padStart(8)} ms ${bare.toFixed(1).padStart(8)} ms ${ratio.toFixed(2).padStart(6)}x${verdict}`,
  );
}

console.log(`${files.length} policies, ${(bytes / 1e6).toFixed(1)} MB; median of ${ROUNDS} rounds`);
console.log(`${''.padEnd(54)} ${'ours'.padStart(11)} ${'JSON'.padStart(11)}`);

const [decoded, lifted, parsed] = measure([
  () => files.forEach(settingsCatalogCodec.decode),
  () => files.forEach(readAndLift),
  () => files.forEach(parseBare),
]);
show('reading, against JSON.parse', decoded, parsed, 1.5);
show('reading and lifting, against JSON.parse', lifted, parsed, 2);

const bare = JSON.parse(new TextDecoder().decode(settingsCatalogCodec.encode(policy)));
const encoder = new TextEncoder();
const [written, stringified] = measure([
  () => {
    for (let count = 0; count < WRITTEN; count++) settingsCatalogCodec.encode(policy);
  },
  () => {
    for (let count = 0; count < WRITTEN; count++) encoder.encode(JSON.stringify(bare, null, 2));
  },
]);
show(`writing ${WRITTEN} policies, against JSON.stringify`, written, stringified, 1.5);

function processorMs(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
