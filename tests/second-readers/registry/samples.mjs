// Inputs of our own making: every setting that the registry knows, and every kind of data, beside what a fleet happens to use.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { REMOVE, settingRows } from '../../../packages/core/dist/index.js';
import {
  canonicalOrder,
  polCodec,
  policyKey,
  regCodec,
  regFileFromPolicy,
  registryTargets,
} from '../../../packages/registry/dist/index.js';

const nowhere = { line: 1, column: 1 };

/** Writes the samples below a folder and leaves out what a target has nothing to say about. */
export function writeSamples(folder) {
  const groups = {
    'every-setting': settingRows().map((row) => [row.id, sampleValue(row.type)]),
    'every-setting-removed': settingRows().map((row) => [row.id, REMOVE]),
    'forced-passive': [['forceDefenderPassiveMode', true]],
    'forced-active': [['forceDefenderPassiveMode', false]],
  };
  for (const [name, settings] of Object.entries(groups)) {
    const group = groupOf(name, settings);
    for (const target of registryTargets) {
      for (const [path, bytes] of target.produce(group, { epochSeconds: 0, toolVersion: '0' }).files)
        write(join(folder, name, path), bytes);
    }
  }
  write(join(folder, 'every-kind-of-data/registry.pol'), polCodec.encode(kinds(true)));
  write(join(folder, 'every-kind-of-data/kinds.reg'), regCodec.encode(regFileFromPolicy(kinds(false)).value));
  for (let number = 1; number <= 4; number++)
    write(join(folder, `order/${number}.reg`), regCodec.encode({ items: repeatedItems(number) }));
}

/**
 * Values written, deleted and written again, below keys that are deleted in between, in spellings of both cases. No page of
 * Microsoft says what becomes of them: what stands in the registry after an import is what tells that the last word counts.
 */
function repeatedItems(seed) {
  let state = seed;
  const below = (many) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % many;
  };
  return Array.from({ length: 60 }, () => {
    const isUpper = below(2) === 0;
    const spell = (text) => (isUpper ? text.toUpperCase() : text);
    const at = {
      root: 'HKEY_LOCAL_MACHINE',
      key: spell(`SOFTWARE\\Policies\\Contoso\\Order\\${['Alpha', 'Alpha\\Beta', 'Gamma'][below(3)]}`),
    };
    const value = { ...at, name: ['', spell('First'), spell('Second')][below(3)] };
    const act = below(8);
    if (act === 0) return { kind: 'deleteKey', ...at };
    if (act < 3) return { kind: 'delete', ...value };
    const data = act < 6 ? { type: 'dword', value: below(1000) } : { type: 'sz', value: `text ${below(1000)}` };
    return { kind: 'set', ...value, data };
  });
}

function write(path, bytes) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
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
    deliver: ['registry'],
    assignments,
    osModes: [],
    at: nowhere,
    origins: {},
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
      return type.options === undefined
        ? ['C:\\Data\\*.ldf', '%ProgramData%\\[a];b', '"quoted"']
        : Object.keys(type.options);
    case 'map':
      return Object.fromEntries(
        [...Object.keys(type.keys), ...(type.otherKeys === 'number' ? ['2147519003'] : [])].map((key) => [
          key,
          type.freeValues ? 'C:\\a' : 'allow' in type.values ? 'allow' : Object.keys(type.values)[1],
        ]),
      );
    default:
      throw new Error(`no sample for ${type.kind}`);
  }
}

/** Every kind of data; with instructions only where the format has them. */
function kinds(withInstructions) {
  const key = policyKey('Windows Defender\\Sample; key [1]');
  const set = (name, data, at = key) => ({ kind: 'set', key: at, name, data });
  const raw = (code, hex) => ({ type: 'raw', code, bytes: Uint8Array.from(Buffer.from(hex, 'hex')) });
  const entries = [
    set('', { type: 'sz', value: 'the default value' }),
    set('@', { type: 'sz', value: '' }),
    set('a "quoted" \\ name; = [x]', { type: 'sz', value: 'a "quoted" \\ text; = [x]' }),
    set('umlaut Ä and 中', { type: 'sz', value: 'Grüße, 中文, 😀' }),
    set('expand', { type: 'expand-sz', value: '%SystemRoot%\\a' }),
    set('multi', { type: 'multi-sz', values: ['one', 'two; three', 'Ä'] }),
    set('multi of nothing', { type: 'multi-sz', values: [] }),
    set('dword', { type: 'dword', value: 0xffffffff }),
    set('dword with delimiters', { type: 'dword', value: 0x005d003b }),
    set('qword', { type: 'qword', value: 0xfedcba9876543210n }),
    set('binary of odd length', raw(3, 'ab'.repeat(101))),
    set('binary of nothing', raw(3, '')),
    set('long text', { type: 'expand-sz', value: 'x'.repeat(3000) }),
    set(
      'a name that is longer than a line of a file may be, to see where the first line is wrapped',
      raw(3, '0102030405'),
    ),
    set('below', { type: 'dword', value: 1 }, `${key}\\Below\\Deeper`),
  ];
  const instructions = [
    { kind: 'delete', key, name: 'gone' },
    { kind: 'clear', key: `${key}\\Cleared` },
    { kind: 'directive', key, name: '**DeleteKeys', data: { type: 'sz', value: 'a;b' } },
    { kind: 'directive', key, name: '**soft.x', data: { type: 'dword', value: 1 } },
    { kind: 'set', key: `${key}\\New`, name: '', data: raw(0, '') },
  ];
  return { hive: 'machine', entries: canonicalOrder(withInstructions ? [...entries, ...instructions] : entries) };
}
