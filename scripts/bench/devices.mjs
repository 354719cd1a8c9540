// Devices as lines of the collector, made from a seed: nine in ten are right, the others have something wrong.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** Writes so many devices of a fleet, a line each. */
export async function makeDevices(file, fleet, devices) {
  const { parseFleet, resolveFleet } = await import('../../packages/core/dist/index.js');
  const { expectedGroup, MODE_VALUES } = await import('../../packages/verify/dist/index.js');
  const parsed = parseFleet({ text: readFileSync(fleet, 'utf8') });
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
        IsTamperProtected: wanted.status.IsTamperProtected ?? (!isPassive || !isServer),
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
