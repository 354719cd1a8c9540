// Inputs of our own making, beside what a fleet happens to use: every setting in one GPO, both sides of a GPO, names
// that XML must escape, preferences with every kind of data, and the templates.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { settingRows } from '../../../packages/core/dist/index.js';
import {
  admxFor,
  GPO_OPTIONS,
  gpoBackupFormat,
  gpoTargets,
  gppCodec,
  policyDefinitions,
  preferencesFromPolicy,
  registryExtensions,
  templateFiles,
} from '../../../packages/gpo/dist/index.js';

const about = { epochSeconds: 315_532_800, toolVersion: '0', options: { [GPO_OPTIONS.report]: 'yes' } };
const nowhere = { line: 1, column: 1 };

/** Writes the samples below a folder. */
export function writeSamples(folder) {
  const settings = settingRows().map((row) => [row.id, sampleValue(row.type)]);
  const annotated = settings.map(([id, value]) => [
    id,
    id === 'excludedPaths'
      ? [{ path: 'D:\\<Ledger> & more', reason: 'vendor "advice"\u00a04711', owner: 'erp' }]
      : value,
  ]);
  for (const target of gpoTargets)
    writeAll(join(folder, 'every-setting'), target.produce(groupOf('every-setting', annotated), about).files);
  writeAll(join(folder, 'both-sides'), gpoBackupFormat.encode([bothSides()], about));
  const { preferences } = preferencesFromPolicy(kinds('machine'), 'samples', about);
  writeAll(join(folder, 'preferences'), new Map([['Registry.xml', gppCodec.encode(preferences)]]));
  writeAll(join(folder, 'PolicyDefinitions'), templateFiles(policyDefinitions()));
  writeAll(join(folder, 'whole-catalogue'), templateFiles(admxFor(settingRows()).template));
}

function writeAll(folder, files) {
  for (const [path, bytes] of files) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
  }
}

function groupOf(name, settings) {
  const assignments = settings.map(([setting, value]) => ({
    setting,
    value,
    origin: { kind: 'written', layer: 'group', at: nowhere },
  }));
  return {
    fleet: 'samples',
    name,
    os: [],
    mode: 'active',
    baseline: 'current',
    technique: 'documented',
    deliver: ['gpo'],
    assignments,
    osModes: [],
    at: nowhere,
    origins: {},
  };
}

function bothSides() {
  const side = (hive) => ({
    policy: kinds(hive),
    version: { directory: 1, sysvol: 1 },
    extensions: registryExtensions(hive),
  });
  return {
    comment: 'a <comment> & ]]> more',
    gpo: {
      id: '{6A0C6B40-2A4B-5E0D-9B0B-000000000001}',
      name: 'Both sides: "<&>" ]]> äöü 中文',
      domain: 'mdav.invalid',
      domainId: '{6a0c6b40-2a4b-5e0d-9b0b-000000000002}',
      controller: 'dc.mdav.invalid',
    },
    description: 'äöü',
    status: 'enabled',
    machine: side('machine'),
    user: side('user'),
    securityDescriptor: '01 00',
    residue: { files: [] },
  };
}

/** Every kind of data that Samba's XML of a GPO can hold without loss. */
function kinds(hive) {
  const key = 'SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Sample; key [1]';
  const set = (name, data) => ({ kind: 'set', key, name, data });
  return {
    hive,
    entries: [
      set('', { type: 'sz', value: 'the default value' }),
      set('a "quoted" \\ name; = [x] <&>', { type: 'sz', value: 'a "quoted" \\ text; = [x] <&>' }),
      set('umlaut Ä and 中', { type: 'sz', value: 'Grüße, 中文, 😀' }),
      set('nothing', { type: 'sz', value: '' }),
      set('expand', { type: 'expand-sz', value: '%SystemRoot%\\a' }),
      set('multi', { type: 'multi-sz', values: ['one', 'two; three', 'Ä'] }),
      set('dword', { type: 'dword', value: 0xffffffff }),
      set('dword with delimiters', { type: 'dword', value: 0x005d003b }),
      set('qword', { type: 'qword', value: 0xfedcba9876543210n }),
      set('binary', { type: 'raw', code: 3, bytes: Uint8Array.of(0, 1, 0x5b, 0, 0x5d, 0xff) }),
      { kind: 'delete', key, name: 'gone' },
      { kind: 'clear', key: `${key}\\Cleared` },
    ],
  };
}

/** One value of a type, the largest where there is an order. */
function sampleValue(type) {
  switch (type.kind) {
    case 'toggle':
      return true;
    case 'choice':
      return Object.keys(type.options).at(-1);
    case 'flags':
      return Object.keys(type.options).slice(0, 1);
    case 'integer':
      return type.max;
    case 'duration':
      return { [type.unit]: type.max };
    case 'time-of-day':
      return '23:59';
    case 'text':
      return type.pattern === undefined ? 'text with "quotes", \\ and ; [brackets]' : 'tenant';
    case 'list':
      return type.options === undefined ? ['C:\\Data\\*.ldf', '%ProgramData%\\[a];b'] : Object.keys(type.options);
    case 'map':
      return Object.fromEntries(
        Object.keys(type.keys).map((key) => [
          key,
          type.freeValues ? 'C:\\a' : 'allow' in type.values ? 'allow' : Object.keys(type.values)[1],
        ]),
      );
    default:
      throw new Error(`no sample for ${type.kind}`);
  }
}
