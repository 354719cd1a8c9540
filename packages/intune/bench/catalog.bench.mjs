// How much slower than bare JSON the settings catalog is read and written. Run against the built package:
//   node packages/intune/bench/catalog.bench.mjs
// Reads the exports of MDAV_CORPUS (or of the folder beside the repository); without them it reads policies of its own.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mdmChannel, settingsCatalogCodec } from '../dist/index.js';

const ROUNDS = 15;
const WRITTEN = 10_000;

const folder = process.env.MDAV_CORPUS ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
const exportsFolder = `${folder}/intune/settings-catalog`;

const group = {
  fleet: 'contoso',
  name: 'office-clients',
  os: [{ id: 'windows-11', at: {} }],
  mode: 'active',
  baseline: 'current',
  technique: 'documented',
  deliver: ['intune'],
  plans: [],
  at: {},
  origins: {},
  assignments: Object.entries({
    allowCloudProtection: true,
    cloudBlockLevel: 'high',
    cloudExtendedTimeout: { seconds: 50 },
    passiveRemediation: ['edr-remediation'],
    excludedPaths: ['D:\\Ledger', 'D:\\Archive'],
    scheduleQuickScanTime: '02:30',
    attackSurfaceReductionRules: { 'block-vulnerable-signed-drivers': 'block', 'block-obfuscated-scripts': 'audit' },
    scanPurgeItemsAfterDelay: { days: 30 },
  }).map(([setting, value]) => ({ setting, value, origin: { kind: 'written', layer: 'group', at: {} } })),
};
const [policy] = mdmChannel.lower(group).form.catalog;

const files = existsSync(exportsFolder)
  ? readdirSync(exportsFolder).map((name) => new Uint8Array(readFileSync(`${exportsFolder}/${name}`)))
  : Array.from({ length: 400 }, () => settingsCatalogCodec.encode(policy));
const bytes = files.reduce((sum, file) => sum + file.length, 0);

/** What the comparison does: the same bytes to text, and `JSON.parse`. */
function parseBare(file) {
  const label = file[0] === 0xff ? 'utf-16le' : 'utf-8';
  return JSON.parse(new TextDecoder(label).decode(file));
}

function readAndLift(file) {
  const read = settingsCatalogCodec.decode(file);
  return read.ok ? mdmChannel.lift({ catalog: [read.value], custom: [] }) : read;
}

/** Times several jobs by turns, so that a change of the machine's pace hits all; the median of the rounds, in milliseconds. */
function measure(jobs) {
  const times = jobs.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    jobs.forEach((job, index) => {
      const started = performance.now();
      job();
      times[index].push(performance.now() - started);
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

console.log(`${files.length} exports, ${(bytes / 1e6).toFixed(1)} MB; median of ${ROUNDS} rounds`);
console.log(`${''.padEnd(54)} ${'ours'.padStart(11)} ${'JSON'.padStart(11)}`);

const [decoded, lifted, parsed] = measure([
  () => files.forEach(settingsCatalogCodec.decode),
  () => files.forEach(readAndLift),
  () => files.forEach(parseBare),
]);
show('reading, against JSON.parse', decoded, parsed, 3);
show('reading and lifting, against JSON.parse', lifted, parsed, 3);

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
show(`writing ${WRITTEN} policies, against JSON.stringify`, written, stringified, 3);
