import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildFleet, parseFleet, resolveFleet } from '../../../packages/core/dist/index.js';
import { gpoFleetTargets, gpoTargets } from '../../../packages/gpo/dist/index.js';
import { intuneFleetTargets, intuneTargets } from '../../../packages/intune/dist/index.js';

const DATE = '2026-11-21';

/** A fleet whose groups have every kind of object, between them every way to say who gets it. */
export const INTUNE_FLEET = `
mdav: 1
name: simulated
defaults: { mode: active, antivirus: none, licence: p2, onboarding: { state: onboarded, via: intune }, deliver: [intune] }
groups:
  desks:
    os: windows-11
    intune: { compliance: true, assign: [All desks, Pilots], exclude: [Kiosks], filter: { name: Corporate, mode: include } }
    settings: { allowArchiveScanning: true, cloudBlockLevel: high, forceDefenderPassiveMode: false, bruteForceProtectionAggressiveness: medium }
  laptops:
    os: [windows-10, windows-11]
    onboarding: { state: planned, via: intune }
    intune:
      form: templates
      assign: [all-devices, all-users, 5a0b1c2d-0000-4000-8000-00000000AbCd]
      exclude: [Emergency, 5a0b1c2d-0000-4000-8000-000000000002]
      filter: { name: 5a0b1c2d-0000-4000-8000-000000000003, mode: exclude }
    settings:
      mdeOnboarding: contoso-2026
      allowArchiveScanning: true
      excludedPaths: ['C:\\\\Data']
      attackSurfaceReductionRules: { block-psexec-wmi-process-creation: audit }
  servers:
    os: windows-server-2022
    intune: { management: mde }
    settings: { allowArchiveScanning: true, excludedProcesses: ['C:\\\\a.exe'], disableHttpParsing: true, archiveMaxSize: 100 }
`;

/** Who gets it needs no id from outside. */
export const EVERYBODY_FLEET = `
mdav: 1
name: everybody
defaults: { os: windows-11, mode: active, deliver: [intune], settings: { allowArchiveScanning: true } }
groups:
  devices: { intune: { assign: [all-devices], compliance: true } }
  users: { intune: { assign: [all-users], filter: { name: 5a0b1c2d-0000-4000-8000-000000000003, mode: include } } }
`;

/** The group of a fleet file, resolved. */
export function groupsOf(text) {
  const parsed = parseFleet({ text });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value;
}

/** The output of a fleet for Intune and Group Policy: text or bytes by path. */
export function outputOf(text) {
  const targets = [...intuneTargets, ...gpoTargets];
  const fleetTargets = [...intuneFleetTargets, ...gpoFleetTargets];
  const result = buildFleet(groupsOf(text), { targets, fleetTargets, date: DATE });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return new Map(result.built.files);
}

/** The files of one group under a name that no fleet file may have, with the scripts of `output`. */
export function outputNamed(group, folder, output) {
  const files = new Map([...output].filter(([path]) => !path.includes('/')));
  const about = { toolVersion: '0.0.0', epochSeconds: Date.parse(DATE) / 1000, options: {} };
  for (const target of [...intuneTargets, ...gpoTargets]) {
    if (!target.serves.some((delivery) => group.deliver.includes(delivery))) continue;
    for (const [path, bytes] of target.produce(group, about).files) files.set(`${folder}/${path}`, bytes);
  }
  return shortened(files);
}

/** The same with names of files that every disk takes, where the list names them. */
function shortened(files) {
  const list = [...files.keys()].find((path) => path.endsWith('/intune/assignments.json'));
  if (list === undefined) return files;
  const folder = list.slice(0, -'assignments.json'.length);
  let text = new TextDecoder().decode(files.get(list));
  const short = new Map();
  for (const [index, [path, bytes]] of [...files].entries()) {
    if (!path.startsWith(folder) || Buffer.byteLength(path) < 200) {
      short.set(path, bytes);
      continue;
    }
    text = text.replaceAll(JSON.stringify(path.slice(folder.length)), JSON.stringify(`file-${index}`));
    short.set(`${folder}file-${index}`, bytes);
  }
  return short.set(list, new TextEncoder().encode(text));
}

export function writeFiles(root, files) {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
}
