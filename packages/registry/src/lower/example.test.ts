import { exampleOf, exampleWrites, settingRows } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { groupOf } from '../__tests__/group.ts';
import type { RegistryData, RegistryEntry } from '../form.ts';
import { lowerGroup } from './lower.ts';

/** Type and data of an entry in the words of `reg.exe`. */
function words(data: RegistryData): readonly [type: string, data: string] {
  switch (data.type) {
    case 'multi-sz':
      return ['REG_MULTI_SZ', data.values.join('\\0')];
    case 'raw':
      throw new Error('no setting is written as raw data');
    default:
      return [`REG_${data.type.toUpperCase().replace('-', '_')}`, String(data.value)];
  }
}

const line = (entry: RegistryEntry) =>
  entry.kind === 'set' ? [entry.key, entry.name, ...words(entry.data)].join(' | ') : entry.kind;

describe('the example of a setting', () => {
  it.each(settingRows().map((row) => [row.id, row] as const))('%s comes to what the channel writes', (id, row) => {
    const { form } = lowerGroup(groupOf({ [id]: exampleOf(row) }));
    const written = exampleWrites(row).map(({ key, name, type, data }) => [key, name, type, data].join(' | '));
    expect([...written].sort()).toEqual(form.entries.map(line).sort());
  });
});
