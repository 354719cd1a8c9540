import { describe, expect, it } from 'vitest';
import type { RegistryData } from '../../form.ts';
import type { KeyedItem } from '../reg/convert.ts';
import type { RegItem } from '../reg/form.ts';
import { regExeCannot, regExeScript } from './encode.ts';

const place = { root: 'HKEY_LOCAL_MACHINE', key: 'SOFTWARE\\X Y' } as const;
const set = (name: string, data: RegistryData): KeyedItem => ({ kind: 'set', ...place, name, data });
const lines = (...items: readonly RegItem[]) => regExeScript(['A file.'], items).trimEnd().split('\n').slice(2);

describe('batch files of reg.exe', () => {
  it.each<[string, KeyedItem, readonly string[]]>([
    [
      'a number',
      set('a', { type: 'dword', value: 0xffffffff }),
      ['reg add "HKEY_LOCAL_MACHINE\\SOFTWARE\\X Y" /v a /t REG_DWORD /d 4294967295 /f || exit /b 1'],
    ],
    [
      'the default value, and nothing in it',
      set('', { type: 'sz', value: '' }),
      ['reg add "HKEY_LOCAL_MACHINE\\SOFTWARE\\X Y" /ve /t REG_SZ /d "" /f || exit /b 1'],
    ],
    [
      'percent signs and a last backslash',
      set('%ProgramFiles%\\', { type: 'expand-sz', value: '100 %\\' }),
      [
        'reg add "HKEY_LOCAL_MACHINE\\SOFTWARE\\X Y" /v "%%ProgramFiles%%\\\\" /t REG_EXPAND_SZ /d "100 %%\\\\" /f || exit /b 1',
      ],
    ],
    [
      'quotes, behind which nothing is an operator',
      set('a" & calc "', { type: 'sz', value: 'x' }),
      ['reg add "HKEY_LOCAL_MACHINE\\SOFTWARE\\X Y" /v ^"a\\^" ^& calc \\^"^" /t REG_SZ /d x /f || exit /b 1'],
    ],
    [
      'a list',
      set('a', { type: 'multi-sz', values: ['b', 'c d'] }),
      ['reg add "HKEY_LOCAL_MACHINE\\SOFTWARE\\X Y" /v a /t REG_MULTI_SZ /d "b\\0c d" /f || exit /b 1'],
    ],
    [
      'bytes',
      set('a', { type: 'raw', code: 3, bytes: Uint8Array.of(0, 171) }),
      ['reg add "HKEY_LOCAL_MACHINE\\SOFTWARE\\X Y" /v a /t REG_BINARY /d 00ab /f || exit /b 1'],
    ],
    [
      'a deletion, where there is something to delete',
      { kind: 'delete', ...place, name: 'a' },
      [
        'reg query "HKEY_LOCAL_MACHINE\\SOFTWARE\\X Y" /v a >nul 2>&1',
        'if not errorlevel 1 (reg delete "HKEY_LOCAL_MACHINE\\SOFTWARE\\X Y" /v a /f || exit /b 1)',
      ],
    ],
  ])('say %s', (_, item, expected) => {
    expect(regExeCannot(item)).toBeUndefined();
    expect(lines(item)).toEqual(expected);
  });

  it('choose a code page where there is a letter outside of ASCII', () => {
    expect(lines(set('\u00e4', { type: 'dword', value: 1 }))[0]).toBe('chcp 65001 >nul');
  });

  it('keep a remark in one line that runs nothing', () => {
    expect(lines({ kind: 'comment', text: 'a & calc\n%x% > y' })).toEqual(['rem "a & calc"', 'rem "%%x%% > y"']);
  });

  it.each<[KeyedItem, string]>([
    [set('a\u202e', { type: 'dword', value: 1 }), 'hidden characters'],
    [set('a', { type: 'sz', value: 'x\ny' }), 'hidden characters'],
    [set('/d', { type: 'dword', value: 1 }), 'begins with a slash'],
    [set('a', { type: 'multi-sz', values: [] }), 'without entries'],
    [set('a', { type: 'multi-sz', values: ['b\\0c'] }), 'has \\0'],
    [set('a', { type: 'raw', code: 0, bytes: new Uint8Array(0) }), 'REG_NONE'],
    [set('a', { type: 'sz', value: 'x'.repeat(9000) }), 'a line of 8191'],
  ])('refuse %j', (item, why) => {
    expect(regExeCannot(item)).toContain(why);
  });
});
