// Devices per second: `JSON.parse` of lines alone, against reading and verifying the same lines. Usage:
//   node packages/verify/bench/verify.bench.mjs [LINES]
// Lines are made in chunks from a seed, so that memory stays flat; the two runs alternate, and medians are told.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseFleet, resolveFleet } from '@mdav/core';
import { expectedGroup, MODE_VALUES, stateOf, summarise, verifier } from '../dist/index.js';

const LINES = Number(process.argv[2] ?? 100_000);
const CHUNK = 1_000;
const root = fileURLToPath(new URL('../../..', import.meta.url));

const parsed = parseFleet({ text: readFileSync(`${root}/examples/hardened-baselines/mdav.yaml`, 'utf8') });
if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
const resolved = resolveFleet(parsed.value);
if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
const groups = resolved.value.groups.map(expectedGroup);

/** A small generator with a seed (mulberry32): the same devices on every machine. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = seeded(20261121);
const pick = (list) => list[Math.floor(random() * list.length)];
const MODES = ['Normal', 'Passive Mode', 'EDR Block Mode', 'Not running', 'SxS Passive Mode'];
const OS = [
  { caption: 'Microsoft Windows 11 Enterprise', version: '10.0.26100', build: 26100, productType: 1 },
  { caption: 'Microsoft Windows 10 Enterprise', version: '10.0.19045', build: 19045, productType: 1 },
  { caption: 'Microsoft Windows Server 2022 Datacenter', version: '10.0.20348', build: 20348, productType: 3 },
];

/** A device of a group: most are right, one in five has something wrong, and exclusions grow by themselves. */
function deviceLine(number) {
  const expected = pick(groups);
  const registry = {};
  const put = (key, name, data) => {
    registry[key] ??= {};
    registry[key][name] = data;
  };
  for (const { key, name } of MODE_VALUES) put(key, name, null);
  const byMdm = random() < 0.5;
  for (const { policy, mdm } of expected.settings) {
    const entries = byMdm ? (mdm ?? policy) : (policy ?? mdm);
    for (const entry of [...(policy ?? []), ...(mdm ?? [])])
      if ('values' in entry) registry[entry.key] ??= {};
      else put(entry.key, entry.name, null);
    if (random() < 0.01) continue;
    for (const entry of entries ?? [])
      if ('values' in entry) {
        for (const [name, data] of Object.entries(entry.values)) put(entry.key, name, data);
        if (random() < 0.02) put(entry.key, `C:\\Added\\${number}`, '0');
      } else put(entry.key, entry.name, random() < 0.01 ? 7 : entry.data);
  }
  put(
    'HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status',
    'OnboardingState',
    random() < 0.97 ? 1 : 0,
  );
  return JSON.stringify({
    mdav: 1,
    collectedAt: '2026-11-21T12:00:00Z',
    device: `PC-${number}`,
    fleet: expected.fleet,
    group: expected.group,
    os: pick(OS),
    startedAt: '2026-11-20T06:00:00Z',
    modeChangedAt: random() < 0.9 ? null : '2026-11-20T07:00:00Z',
    status: {
      AMRunningMode: random() < 0.9 ? 'Normal' : pick(MODES),
      AMServiceEnabled: random() < 0.99,
      AntivirusEnabled: true,
      RealTimeProtectionEnabled: true,
      IsTamperProtected: random() < 0.9,
      AMProductVersion: `4.18.${24010 + Math.floor(random() * 20) * 100}.${Math.floor(random() * 12)}`,
      AMEngineVersion: `1.1.${24010 + Math.floor(random() * 20) * 100}.${Math.floor(random() * 12)}`,
    },
    services: { WinDefend: 'Running', Sense: random() < 0.98 ? 'Running' : 'Stopped', wscsvc: 'Running' },
    antivirus: [{ name: 'Windows Defender', state: 397568 }],
    registry,
  });
}

function parseOnly(lines) {
  let sum = 0;
  for (const line of lines) sum += JSON.parse(line).mdav;
  return sum;
}

function parseAndVerify(lines, one, tally) {
  for (const line of lines) {
    const read = stateOf(JSON.parse(line));
    if (read.ok) tally.add(one.verify(read.value));
  }
}

function timed(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const one = verifier(groups);
const tally = summarise();
const parse = [];
const verify = [];
let bytes = 0;
let made = 0;
for (let chunk = 0; made < LINES; chunk++) {
  const size = Math.min(CHUNK, LINES - made);
  const lines = Array.from({ length: size }, (_, index) => deviceLine(made + index));
  made += size;
  bytes += lines.reduce((sum, line) => sum + line.length, 0);
  const runs = [
    () => parse.push(timed(() => parseOnly(lines)) / size),
    () => verify.push(timed(() => parseAndVerify(lines, one, tally)) / size),
  ];
  for (const run of chunk % 2 === 0 ? runs : runs.reverse()) run();
}

const parseMs = median(parse);
const verifyMs = median(verify);
const summary = tally.summary();
console.log(
  JSON.stringify(
    {
      lines: made,
      settingsPerDevice: Math.round(groups.reduce((sum, { settings }) => sum + settings.length, 0) / groups.length),
      bytesPerLine: Math.round(bytes / made),
      parseMicroseconds: Number((parseMs * 1000).toFixed(2)),
      parseAndVerifyMicroseconds: Number((verifyMs * 1000).toFixed(2)),
      ratio: Number((verifyMs / parseMs).toFixed(2)),
      devicesPerSecond: Math.round(1000 / verifyMs),
      residentMegabytes: Math.round(process.memoryUsage.rss() / 2 ** 20),
      verdicts: summary.verdicts,
      devicesWithWrongSettings: summary.groups.reduce((sum, { devicesWithWrongSettings: n }) => sum + n, 0),
    },
    null,
    2,
  ),
);
