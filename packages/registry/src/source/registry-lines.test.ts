import { utf8 } from '@mdav/core/format';
import { describe, expect, it } from 'vitest';
import type { RegistryEntry } from '../form.ts';
import { regSource } from './reg-source.ts';
import { linesOfEntry } from './registry-lines.ts';

const KEY = String.raw`SOFTWARE\Policies\Contoso`;
const directive = (name: string, value: string): RegistryEntry => ({
  kind: 'directive',
  key: KEY,
  name,
  data: { type: 'sz', value },
});

describe('what one entry says', () => {
  it.each<[string, RegistryEntry, readonly (readonly [string, string])[]]>([
    ['a value deleted', { kind: 'delete', key: KEY, name: 'A' }, [['A', 'delete the value']]],
    ['the same in another spelling', directive('**Del.A', ''), [['A', 'delete the value']]],
    ['the default value deleted', { kind: 'delete', key: KEY, name: '' }, [['(Default)', 'delete the value']]],
    [
      'values deleted by a list',
      directive('**DeleteValues', 'A;B'),
      [
        ['A', 'delete the value'],
        ['B', 'delete the value'],
      ],
    ],
    ['a key emptied', { kind: 'clear', key: KEY }, [['*', 'delete all values of the key']]],
    ['the same in another spelling', directive('**DelVals.', ''), [['*', 'delete all values of the key']]],
    [
      'keys deleted',
      directive('**deletekeys', 'A;B'),
      [
        ['A', 'delete the key with everything below it'],
        ['B', 'delete the key with everything below it'],
      ],
    ],
    ['nothing deleted', directive('**DeleteKeys', ''), [['**DeleteKeys', 'instruction with sz ""']]],
    ['another instruction', directive('**soft.A', 'x'), [['**soft.A', 'instruction with sz "x"']]],
  ])('%s', (_, entry, lines) => {
    expect(linesOfEntry(entry, 'machine').map(({ place, says }) => [place, says])).toEqual(
      lines.map(([name, says]) => [`HKLM\\${KEY}\\${name}`, says]),
    );
  });

  it('names the key that a registration file deletes', () => {
    const text = `Windows Registry Editor Version 5.00\r\n\r\n[-HKEY_LOCAL_MACHINE\\${KEY}]\r\n`;
    const read = regSource.decode(utf8(text), 'a.reg');
    const placed = (read.ok ? read.value : []).map(({ form }) => ({ form, path: 'a.reg' }));
    const lines = regSource.lift(placed).parts.flatMap(({ left }) => left.flatMap((each) => each.lines));
    expect(lines).toEqual([{ place: `HKLM\\${KEY}`, says: 'delete the key with everything below it' }]);
  });
});
