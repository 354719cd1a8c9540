// `mdav verify` on many devices, against `JSON.parse` of the same lines read the same way. Usage:
//   node packages/cli/bench/verify.bench.mjs [DEVICES] [--rounds N] [--keep FILE]
// The devices are made from a seed: nine in ten are right, the others have something wrong. Each run is a process of
// its own, the two kinds take turns, and the best of each is told with its highest resident memory.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const FLEET = join(root, 'examples/contoso/mdav.yaml');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, keep: { type: 'string' }, parse: { type: 'string' } },
});

/** The floor: the lines are read and parsed, and nothing is done with them. */
async function parseOnly(file) {
  const { decodeChunks, readChunks } = await import('../dist/verify/chunks.js');
  const { jsonLines } = await import('../dist/verify/json-lines.js');
  let devices = 0;
  for (const { value } of jsonLines(decodeChunks(readChunks(file)))) devices += value.mdav;
  console.log(devices);
}

async function compare(devices, rounds, keep) {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-bench-'));
  const file = keep ?? join(folder, 'devices.ndjson');
  try {
    await makeDevices(file, devices);
    const mdav = join(root, 'packages/cli/bin/mdav.js');
    const parse = [fileURLToPath(import.meta.url), '--parse', file];
    const verify = [mdav, 'verify', FLEET, '--state', file];
    const junit = [...verify, '--format', 'ndjson', '--output', `junit=${join(folder, 'out.xml')}`];
    const best = { parse: undefined, verify: undefined };
    for (let round = 0; round < rounds; round++)
      for (const [kind, args] of round % 2 === 0
        ? [
            ['parse', parse],
            ['verify', verify],
          ]
        : [
            ['verify', verify],
            ['parse', parse],
          ]) {
        const run = measured(args);
        if (best[kind] === undefined || run.seconds < best[kind].seconds) best[kind] = run;
      }
    const bytes = statSync(file).size;
    const told = {
      devices,
      megabytes: Math.round(bytes / 1e6),
      bytesPerLine: Math.round(bytes / devices),
      parse: best.parse,
      verify: best.verify,
      verifyAndReports: measured(junit),
      ratio: Number((best.verify.seconds / best.parse.seconds).toFixed(2)),
      cpuRatio: Number((best.verify.cpuSeconds / best.parse.cpuSeconds).toFixed(2)),
      devicesPerSecond: Math.round(devices / best.verify.seconds),
    };
    console.log(JSON.stringify(told, null, 2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a program and tells how long it took and how much memory it had at most. */
function measured(args) {
  const hook = `process.on('exit',()=>{const u=process.resourceUsage();console.error('\\nused '+u.maxRSS+' '+(u.userCPUTime+u.systemCPUTime))})`;
  const start = performance.now();
  const { status, stderr, error } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...args],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const seconds = (performance.now() - start) / 1000;
  const [, used, cpu] = /used (\d+) (\d+)/.exec(stderr ?? '') ?? [];
  if (error !== undefined || used === undefined || (status !== 0 && status !== 1))
    throw new Error(`${error ?? ''}${stderr}`);
  return {
    seconds: Number(seconds.toFixed(2)),
    cpuSeconds: Number((Number(cpu) / 1e6).toFixed(2)),
    residentMegabytes: Math.round(Number(used) / 1024),
  };
}

async function makeDevices(file, devices) {
  const { parseFleet, resolveFleet } = await import('@mdav/core');
  const { expectedGroup, MODE_VALUES } = await import('@mdav/verify');
  const parsed = parseFleet({ text: readFileSync(FLEET, 'utf8') });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  const line = lineMaker(resolved.value.groups.map(expectedGroup), MODE_VALUES, seeded(20261121));
  const descriptor = openSync(file, 'w');
  let text = '';
  for (let number = 0; number < devices; number++) {
    text += `${line(number)}\n`;
    if (text.length < 1 << 20 && number + 1 < devices) continue;
    writeSync(descriptor, text);
    text = '';
  }
  closeSync(descriptor);
}

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

const WINDOWS = {
  'windows-10': { caption: 'Microsoft Windows 10 Enterprise', version: '10.0.19045', build: 19045, productType: 1 },
  'windows-11': { caption: 'Microsoft Windows 11 Enterprise', version: '10.0.26100', build: 26100, productType: 1 },
  'windows-server-2016': {
    caption: 'Microsoft Windows Server 2016 Standard',
    version: '10.0.14393',
    build: 14393,
    productType: 3,
  },
  'windows-server-2019': {
    caption: 'Microsoft Windows Server 2019 Standard',
    version: '10.0.17763',
    build: 17763,
    productType: 3,
  },
  'windows-server-2022': {
    caption: 'Microsoft Windows Server 2022 Datacenter',
    version: '10.0.20348',
    build: 20348,
    productType: 3,
  },
};

function lineMaker(groups, modeValues, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const seldom = () => random() < 0.015;
  return (number) => {
    const expected = pick(groups);
    const wanted = pick(expected.devices);
    const os = WINDOWS[wanted.os];
    const isServer = os.productType === 3;
    const isPassive = expected.mode.startsWith('passive');
    const registry = {};
    const put = (key, name, data) => {
      registry[key] ??= {};
      registry[key][name] = data;
    };
    for (const { key, name } of modeValues) put(key, name, null);
    for (const { policy, mdm, by } of expected.settings) {
      const entries = by.includes('mdm') ? mdm : policy;
      for (const entry of [...(policy ?? []), ...(mdm ?? [])])
        if ('values' in entry) registry[entry.key] ??= {};
        else put(entry.key, entry.name, null);
      if (random() < 0.004) continue;
      for (const entry of entries ?? [])
        if ('values' in entry) for (const [name, data] of Object.entries(entry.values)) put(entry.key, name, data);
        else put(entry.key, entry.name, random() < 0.004 ? 7 : entry.data);
    }
    for (const { key, name, data } of wanted.registry) put(key, name, seldom() ? 1 - data : data);
    return JSON.stringify({
      mdav: 1,
      collectedAt: '2026-11-21T12:00:00Z',
      device: `${isServer ? 'SRV' : 'PC'}-${String(number).padStart(7, '0')}`,
      fleet: expected.fleet,
      group: expected.group,
      os,
      startedAt: '2026-11-20T06:00:00Z',
      modeChangedAt: random() < 0.95 ? null : '2026-11-20T07:00:00Z',
      status: {
        AMRunningMode: seldom() ? pick(['Normal', 'Passive Mode', 'Not running']) : wanted.status.AMRunningMode[0],
        AMProductVersion: `4.18.${25010 + Math.floor(random() * 20) * 100}.${Math.floor(random() * 12)}`,
        AMEngineVersion: `1.1.${25010 + Math.floor(random() * 20) * 100}.${Math.floor(random() * 12)}`,
        AMServiceEnabled: true,
        AntivirusEnabled: true,
        AntivirusSignatureVersion: `1.443.${Math.floor(random() * 2000)}.0`,
        AntivirusSignatureAge: Math.floor(random() * 5),
        BehaviorMonitorEnabled: true,
        IoavProtectionEnabled: true,
        IsTamperProtected: !isPassive || !isServer,
        OnAccessProtectionEnabled: !isPassive,
        RealTimeProtectionEnabled: !isPassive,
        RebootRequired: false,
        SmartAppControlState: 'Off',
        TamperProtectionSource: 'Intune',
      },
      services: { WinDefend: 'Running', Sense: seldom() ? 'Stopped' : 'Running', wscsvc: isServer ? null : 'Running' },
      antivirus: isServer
        ? null
        : [
            { name: 'Windows Defender', state: isPassive ? 393472 : 397568 },
            ...(isPassive && !seldom() ? [{ name: 'Contoso Protect', state: 266240 }] : []),
          ],
      registry,
    });
  };
}

if (values.parse !== undefined) await parseOnly(values.parse);
else await compare(Number(positionals[0] ?? 100_000), Number(values.rounds ?? 2), values.keep);
