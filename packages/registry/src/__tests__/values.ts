import { REMOVE, type SettingRow, type SettingValue } from '@mdav/core';

/** Values of a setting at the edges of what a fleet file may write, each in the unit and spelling that reading gives. */
export function sampleValues(row: SettingRow): readonly SettingValue[] {
  return [REMOVE, ...plainValues(row)];
}

function plainValues({ type }: SettingRow): readonly SettingValue[] {
  switch (type.kind) {
    case 'toggle':
      return [true, false];
    case 'choice':
      return Object.keys(type.options);
    case 'flags':
      return [[], ...Object.keys(type.options).map((word) => [word]), Object.keys(type.options)];
    case 'integer':
      return [type.min, Math.floor((type.min + type.max) / 2), type.max];
    case 'duration':
      return [type.min, type.max].map((amount) => ({ [type.unit]: amount }) as unknown as SettingValue);
    case 'time-of-day':
      return ['00:00', '02:30', '23:59'];
    case 'text':
      return type.pattern === undefined ? ['x', '\\\\server\\share ü "quoted"; [a]'] : ['tenant-1'];
    case 'list':
      return type.options === undefined
        ? [[], ['C:\\Data'], ['b;c', 'C:\\ä\\*.x', 'a']]
        : [[], Object.keys(type.options).reverse()];
    case 'map': {
      const words = type.lists === undefined ? Object.keys(type.values) : [['C:\\a', 'x|y']];
      const keys = [
        ...Object.keys(type.keys),
        ...(type.otherKeys === 'number' ? ['2147519003'] : []),
        ...(type.otherKeys === 'guid' ? ['00000000-aaaa-bbbb-cccc-0123456789ab'] : []),
      ];
      const pairs = keys.map((key, index) => [key, words[index % words.length] as string] as const);
      return [{}, ...words.map((word) => ({ [keys[0] as string]: word })), Object.fromEntries(pairs)];
    }
  }
}
