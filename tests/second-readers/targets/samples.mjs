// Groups of our own making: every setting of the catalogue, all of them removed, and raw values that formats have to escape.
import { REMOVE, settingRows } from '../../../packages/core/dist/index.js';

const nowhere = { line: 1, column: 1 };
const KEY = 'HKLM\\SOFTWARE\\Contoso';

/** How many groups are drawn, beside those that were thought of; `MDAV_DRAWN` takes more, `MDAV_SEED` others. */
const DRAWN = Number(process.env.MDAV_DRAWN ?? 4);

/** Groups for a reader that starts a program for each value: those of our own making, unless drawn ones are asked for. */
export function fewSampleGroups() {
  const groups = Object.values(sampleGroups());
  return process.env.MDAV_DRAWN === undefined ? groups.slice(0, groups.length - DRAWN) : groups;
}

/** Each group by its name: those of our own making, and some with about half of all settings and any values. */
export function sampleGroups(seed = Number(process.env.MDAV_SEED ?? 1)) {
  const drawn = Array.from({ length: DRAWN }, (_, index) =>
    drawnGroup(`drawn-${seed}-${index + 1}`, seed * 1000 + index),
  );
  return { ...thoughtOf(), ...Object.fromEntries(drawn.map((group) => [group.name, group])) };
}

function thoughtOf() {
  return {
    'every-setting': groupOf(
      'every-setting',
      settingRows().map((row) => [row.id, sampleValue(row.type)]),
    ),
    'every-setting-removed': groupOf(
      'every-setting-removed',
      settingRows().map((row) => [row.id, REMOVE]),
    ),
    'forced-passive': groupOf('forced-passive', [['forceDefenderPassiveMode', true]]),
    preferences: {
      ...groupOf('preferences', [], {
        registry: [
          { key: KEY, name: '', type: 'sz', data: 'default' },
          { key: KEY, name: 'Ä <&> "q"', type: 'sz', data: '中😀 <&> "q"' },
          { key: KEY, name: 'multi', type: 'multi-sz', data: ['a', 'b <c>'] },
          { key: KEY, name: 'most', type: 'dword', data: 0xffffffff },
          { key: KEY, name: 'big', type: 'qword', data: '4294967296' },
          { key: KEY, name: 'kept as policy', type: 'expand-sz', data: '%ProgramData%' },
        ].map((entry) => ({ ...entry, reason: 'r', at: nowhere, fields: {} })),
        oma: [],
      }),
      gpo: { preferences: { values: 'outside-policies', securityGroup: 'CONTOSO\\Pilots' } },
    },
    'odd-text': groupOf('odd-text', [], {
      registry: [
        { key: KEY, name: '', type: 'sz', data: 'default {{ x }}' },
        { key: KEY, name: 'quote " \\ \' {{ x }} %y% #', type: 'expand-sz', data: '%a%\\"b" {% c %} \'d\': #e' },
        { key: KEY, name: 'yes', type: 'sz', data: 'no' },
        { key: KEY, name: 'Ä <&> ]]>', type: 'sz', data: '中😀\ttab <&> ]]>' },
        { key: KEY, name: 'multi', type: 'multi-sz', data: ['a', 'b: c', '- d'] },
        { key: KEY, name: 'most', type: 'dword', data: 0xffffffff },
        { key: KEY, name: 'big', type: 'qword', data: 4294967296 },
        { key: KEY, name: 'gone', type: 'delete' },
      ].map((entry) => ({ ...entry, reason: 'r', at: nowhere, fields: {} })),
      oma: [],
    }),
  };
}

function groupOf(name, settings, raw) {
  return {
    fleet: 'samples',
    name,
    os: [{ id: 'windows-11', at: nowhere }],
    mode: 'active',
    baseline: 'current',
    technique: 'documented',
    deliver: ['registry', 'gpo', 'intune'],
    assignments: settings.map(([setting, value]) => ({
      setting,
      value,
      origin: { kind: 'written', layer: 'group', at: nowhere },
    })),
    ...(raw === undefined ? {} : { raw }),
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
      return '23:00';
    case 'text':
      return type.pattern === undefined ? 'text with "quotes", \\ and ; [brackets] {{ braces }} <&>' : 'tenant';
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

/** A group with about half of the settings, each with any value of its type; every second one has its policies in templates. */
function drawnGroup(name, seed) {
  const chance = mulberry(seed);
  const rows = settingRows().filter(() => chance() < 0.5);
  const settings = rows.map((row) => [row.id, chance() < 0.05 ? REMOVE : drawnValue(row.type, chance)]);
  const group = groupOf(name, settings);
  return seed % 2 === 0 ? { ...group, intune: { form: 'templates' } } : group;
}

/** Numbers from 0 to 1, always the same for a seed. */
function mulberry(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const TEXTS = [
  'C:\\Data',
  'D:\\Ünï côdé\\*.ldf',
  '%ProgramData%\\[a] {{ b }}',
  'it\'s %1 & <x> "y"',
  '\\\\server\\share$\\中文',
  'C:\\a;b',
];

function drawnValue(type, chance) {
  const one = (list) => list[Math.floor(chance() * list.length)];
  const some = (list) => list.filter(() => chance() < 0.6);
  switch (type.kind) {
    case 'toggle':
      return chance() < 0.5;
    case 'choice':
      return one(Object.keys(type.options));
    case 'flags':
      return some(Object.keys(type.options));
    case 'integer':
    case 'duration': {
      const amount = type.min + Math.floor(chance() * (Math.min(type.max, type.min + 2 ** 31) - type.min + 1));
      return type.kind === 'integer' ? amount : { [type.unit]: amount };
    }
    case 'time-of-day':
      return `${String(Math.floor(chance() * 24)).padStart(2, '0')}:${one(['00', '30', '59'])}`;
    case 'text':
      return type.pattern === undefined ? one(TEXTS) : 'tenant';
    case 'list': {
      const words = some(type.options === undefined ? TEXTS : Object.keys(type.options));
      return words.length === 0 ? [type.options === undefined ? TEXTS[0] : Object.keys(type.options)[0]] : words;
    }
    case 'map': {
      const keys = some(Object.keys(type.keys));
      const values = Object.keys(type.values);
      return Object.fromEntries(keys.map((key) => [key, type.freeValues || type.lists ? 'C:\\a' : one(values)]));
    }
    default:
      throw new Error(`no values for ${type.kind}`);
  }
}
