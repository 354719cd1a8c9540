// Groups of our own making: every setting of the catalogue, all of them removed, and raw values that formats have to escape.
import { REMOVE, settingRows } from '../../../packages/core/dist/index.js';

const nowhere = { line: 1, column: 1 };
const KEY = 'HKLM\\SOFTWARE\\Contoso';

/** Each group by its name. */
export function sampleGroups() {
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
