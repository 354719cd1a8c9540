import { seeFile } from '@mdav/core/format';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPolicy, sayableLgpoFile } from '../../__tests__/arbitrary.ts';
import { damaged, hex, join, utf16 } from '../../__tests__/bytes.ts';
import { bytesOfData, codeOfData } from '../../data/data.ts';
import { recordData, recordName } from '../../directive.ts';
import type { RegistryData, RegistryEntry } from '../../form.ts';
import { lgpoSource } from '../../source/lgpo-source.ts';
import { lgpoCodec } from './codec.ts';
import { lgpoFromPolicies, policiesFromLgpo } from './convert.ts';
import { checkLgpo } from './encode.ts';

const KEY = 'Software\\Policies\\T';
const set = (name: string, data: RegistryData, key = KEY): RegistryEntry => ({ kind: 'set', key, name, data });
const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const encodeOne = (entry: RegistryEntry) =>
  Buffer.from(lgpoCodec.encode({ items: [{ kind: 'entry', configuration: 'Computer', entry }] })).toString('latin1');
/** The record that LGPO.exe would write for the first entry: name, type, data. */
function firstRecord(text: string): unknown {
  const decoded = lgpoCodec.decode(ascii(text));
  if (!decoded.ok) return decoded.diagnostics.map(({ code, at }) => [code, at.line]);
  const item = decoded.value.items.find(({ kind }) => kind === 'entry');
  if (item?.kind !== 'entry') return undefined;
  const data = recordData(item.entry);
  return [recordName(item.entry), codeOfData(data), Buffer.from(bytesOfData(data)).toString('hex')];
}
const entry = (name: string, action: string) => `Computer\r\n${KEY}\r\n${name}\r\n${action}\r\n`;

const BANNER = [
  'LGPO.exe - Local Group Policy Object Utility',
  'Version 3.0.2004.13001',
  'Copyright (C) 2015-2020 Microsoft Corporation',
  'Security Compliance Toolkit - https://www.microsoft.com/download/details.aspx?id=55319',
  '',
];

describe('what LGPO.exe says of itself', () => {
  const parsed = ['; PARSING Computer POLICY', '', 'Computer', KEY, 'D', 'DWORD:1', '', '; PARSING COMPLETED.', ''];
  const recognised = (lines: readonly string[]) =>
    lgpoSource.recognise(seeFile(ascii(lines.join('\r\n')))) === 'policy';

  it.each<[string, readonly string[], boolean]>([
    ['above what it parses', [...BANNER, ...parsed], true],
    ['behind an empty line', ['', ...BANNER, ...parsed], true],
    ['not at all', parsed, true],
    ['after what it parses', [...parsed, ...BANNER], false],
    ['in other words', ['LGPO.exe - a tool', '', ...parsed], false],
  ])('may stand %s', (_, lines, isRead) => {
    const read = lgpoCodec.decode(ascii(lines.join('\r\n')));
    expect(read.ok).toBe(isRead);
    if (!read.ok) return;
    expect(recognised(lines)).toBe(true);
    expect(read.value.items.map((item) => (item.kind === 'comment' ? item.text : item.kind))).toEqual([
      'PARSING Computer POLICY',
      'entry',
      'PARSING COMPLETED.',
    ]);
  });

  it('is no policy by itself', () => {
    expect(recognised(BANNER)).toBe(false);
  });

  it('leaves an error its line', () => {
    expect(firstRecord([...BANNER, 'Computer', ''].join('\r\n'))).toEqual([['lgpo-no-key', 7]]);
  });
});

describe('LGPO text', () => {
  it('has four lines per entry, CR LF, and a blank line between', () => {
    const file = lgpoFromPolicies([
      {
        hive: 'machine',
        entries: [
          set('D', { type: 'dword', value: 1 }),
          { kind: 'delete', key: KEY, name: 'Gone' },
          { kind: 'clear', key: 'T2' },
        ],
      },
      { hive: 'user', entries: [set('', { type: 'sz', value: 'C:\\new\r\n' })] },
    ]);
    const bytes = lgpoCodec.encode({ items: [{ kind: 'comment', text: 'why' }, ...file.items] });
    expect(Buffer.from(bytes).toString('latin1').split('\r\n')).toEqual([
      '; why',
      'Computer',
      KEY,
      'D',
      'DWORD:1',
      '',
      'Computer',
      KEY,
      'Gone',
      'DELETE',
      '',
      'Computer',
      'T2',
      '*',
      'DELETEALLVALUES',
      '',
      'User',
      KEY,
      '(Default)',
      'SZ:C:\\\\new\\r\\n',
      '',
    ]);
  });

  it('is UTF-16 as soon as one character is not ASCII', () => {
    const bytes = lgpoCodec.encode({
      items: [{ kind: 'entry', configuration: 'Computer', entry: set('ü', { type: 'sz', value: 'x' }) }],
    });
    expect(Buffer.compare(bytes, join(hex('fffe'), utf16(entry('ü', 'SZ:x'))))).toBe(0);
    expect(lgpoCodec.decode(bytes)).toMatchObject({
      ok: true,
      value: { items: [{ entry: set('ü', { type: 'sz', value: 'x' }) }] },
    });
  });

  it('of nothing is nothing', () => {
    expect(lgpoCodec.encode({ items: [] })).toEqual(new Uint8Array(0));
    expect(lgpoCodec.decode(new Uint8Array(0))).toEqual({ ok: true, value: { items: [] }, diagnostics: [] });
  });

  it.each<[string, string, unknown]>([
    ['DWORD:1', 'N', ['N', 4, '01000000']],
    ['DWORD:0xFF', 'N', ['N', 4, 'ff000000']],
    ['DWORD:-1', 'N', ['N', 4, 'ffffffff']],
    ['DWORD:010', 'N', ['N', 4, '0a000000']],
    ['DWORD: 1 ', 'N', ['N', 4, '01000000']],
    ['QWORD:0xffffffffffffffff', 'N', ['N', 11, 'ffffffffffffffff']],
    ['SZ:', 'N', ['N', 1, '0000']],
    ['SZ: ', 'N', ['N', 1, '20000000']],
    ['SZ:a\\n\\r\\\\n\\q', 'N', ['N', 1, Buffer.from('a\n\r\\n\\q\0', 'utf16le').toString('hex')]],
    ['SZ:a\\0b', 'N', ['N', 1, '6100000062000000']],
    ['EXSZ:%A%', 'N', ['N', 2, '2500410025000000']],
    ['MULTISZ:a\\0b', 'N', ['N', 7, '61000000620000000000']],
    ['MULTISZ:', 'N', ['N', 7, '0000']],
    ['MULTISZ:\\0', 'N', ['N', 7, '0000']],
    ['MULTISZ:a\\0\\0b', 'N', ['N', 7, '610000000000620000000000']],
    ['BINARY:AB, c,', 'N', ['N', 3, 'ab0c']],
    ['BINARY:', 'N', ['N', 3, '']],
    ['DELETE', 'N', ['**del.N', 1, '20000000']],
    ['DELETEALLVALUES', '*', ['**delvals.', 1, '20000000']],
    ['DELETEALLVALUES', 'N', ['**delvals.', 1, '20000000']],
    ['DELETEKEYS', 'a;b', ['**DeleteKeys', 1, '61003b0062000000']],
    ['CREATEKEY', '*', ['', 0, '']],
    ['SZ: ', '**del.X', ['**del.X', 1, '20000000']],
    ['SZ: ', '**DelVals', ['**DelVals', 1, '20000000']],
    ['SZ:x', '(Default)', ['', 1, '78000000']],
    ['SZ:x', '', ['', 1, '78000000']],
    ['SZ:x', '(default)', ['(default)', 1, '78000000']],
    ['DWORD:1', '*', ['*', 4, '01000000']],
    ['DWORD:1', ';N', [';N', 4, '01000000']],
    ['DWORD:abc', 'N', [['lgpo-bad-action', 4]]],
    ['DWORD:', 'N', [['lgpo-bad-action', 4]]],
    ['DWORD:0XFF', 'N', [['lgpo-bad-action', 4]]],
    ['DWORD:4294967296', 'N', [['lgpo-bad-action', 4]]],
    ['dword:1', 'N', [['lgpo-bad-action', 4]]],
    ['EXPANDSZ:x', 'N', [['lgpo-bad-action', 4]]],
    ['BINARY:abcd', 'N', [['lgpo-bad-action', 4]]],
    ['DELETE ', 'N', [['lgpo-bad-action', 4]]],
    ['NONE', 'N', [['lgpo-bad-action', 4]]],
  ])('reads %s as LGPO.exe does, or refuses where that wraps or guesses', (action, name, record) => {
    expect(firstRecord(entry(name, action))).toEqual(record);
  });

  it.each<[string, string, [string, number]]>([
    ['Machine for Computer', `Machine\n${KEY}\nN\nDWORD:1`, ['lgpo-bad-configuration', 1]],
    ['a blank behind Computer', `Computer \n${KEY}\nN\nDWORD:1`, ['lgpo-bad-configuration', 1]],
    ['a comment that is indented', `; c\n ; c\n${entry('N', 'DWORD:1')}`, ['lgpo-bad-configuration', 2]],
    ['a blank line inside', `Computer\n\n${KEY}\nN\nDWORD:1`, ['lgpo-no-key', 2]],
    ['a comment inside', `Computer\n${KEY}\n; c\nN\nDWORD:1`, ['lgpo-bad-action', 4]],
    ['a line missing', `Computer\n${KEY}\nN`, ['lgpo-incomplete', 3]],
    ['no action', `Computer\n${KEY}\nN\n`, ['lgpo-incomplete', 4]],
    ['a line of blanks', `${entry('N', 'DWORD:1')}  \n`, ['lgpo-bad-configuration', 5]],
  ])('is refused with %s', (_, text, [code, line]) => {
    const decoded = lgpoCodec.decode(ascii(text));
    expect(decoded.ok).toBe(false);
    expect(decoded.diagnostics).toEqual([
      expect.objectContaining({ code, severity: 'error', at: { line, column: 1 } }),
    ]);
  });

  it('takes any case of the configuration, LF, entries without blank lines and no line break at the end', () => {
    const text = `computer\n${KEY}\nN\nDWORD:1\nUSER\n${KEY}\nM\nDWORD:2\nuser:Non-Administrators\n${KEY}\nO\nCLEAR`;
    expect(lgpoCodec.decode(ascii(text))).toEqual({
      ok: true,
      value: {
        items: [
          { kind: 'entry', configuration: 'Computer', entry: set('N', { type: 'dword', value: 1 }) },
          { kind: 'entry', configuration: 'User', entry: set('M', { type: 'dword', value: 2 }) },
          { kind: 'unset', configuration: 'User:Non-Administrators', key: KEY, name: 'O' },
        ],
      },
      diagnostics: [],
    });
  });

  it('is read in the encodings of LGPO.exe and no other', () => {
    const text = entry('Nä', 'SZ:x');
    expect(lgpoCodec.decode(join(hex('fffe'), utf16(text)))).toMatchObject({ ok: true, diagnostics: [] });
    expect(lgpoCodec.decode(Uint8Array.from(Buffer.from(`\ufeff${text}`)))).toMatchObject({
      ok: true,
      diagnostics: [],
    });
    expect(lgpoCodec.decode(ascii(text))).toMatchObject({
      ok: true,
      diagnostics: [{ code: 'lgpo-charset', severity: 'warning' }],
    });
    expect(lgpoCodec.decode(utf16(text))).toMatchObject({ ok: false, diagnostics: [{ code: 'lgpo-bad-encoding' }] });
    expect(lgpoCodec.decode(Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()))).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'lgpo-bad-encoding' }],
    });
  });

  it.each<[string, RegistryEntry]>([
    ['a type that it does not know', set('N', { type: 'raw', code: 5, bytes: hex('00000001') })],
    ['a number of the wrong size', set('N', { type: 'raw', code: 4, bytes: hex('01') })],
    ['a list that is terminated oddly', set('N', { type: 'raw', code: 7, bytes: hex('61000000') })],
    ['soft values', { kind: 'directive', key: KEY, name: '**soft.N', data: { type: 'dword', value: 1 } }],
    ['permissions', { kind: 'directive', key: KEY, name: '**SecureKey', data: { type: 'dword', value: 1 } }],
    ['several deletions', { kind: 'directive', key: KEY, name: '**DeleteValues', data: { type: 'sz', value: 'a;b' } }],
    ['a value that is called (Default)', set('(Default)', { type: 'dword', value: 1 })],
    ['a line break in a name', set('a\nb', { type: 'dword', value: 1 })],
    ['a key without a name', set('N', { type: 'dword', value: 1 }, '')],
  ])('says in a comment that it has no words for %s', (_, unsayable) => {
    const text = encodeOne(unsayable);
    expect(text).toMatch(/^; Not written/);
    expect(
      text
        .trimEnd()
        .split('\r\n')
        .every((line) => line.startsWith(';')),
    ).toBe(true);
    expect(checkLgpo({ items: [{ kind: 'entry', configuration: 'Computer', entry: unsayable }] })).toEqual([
      expect.objectContaining({ code: 'lgpo-cannot-say', at: { path: 'items[0]' } }),
    ]);
  });

  it('keeps text with a NUL inside, as LGPO.exe does', () => {
    const odd = set('N', { type: 'raw', code: 1, bytes: hex('6100000062000000') });
    expect(encodeOne(odd)).toBe(entry('N', 'SZ:a\\0b'));
    expect(lgpoCodec.decode(ascii(encodeOne(odd)))).toMatchObject({ value: { items: [{ entry: odd }] } });
  });

  it('reads what it writes, whatever it has words for', () => {
    fc.assert(
      fc.property(sayableLgpoFile, (file) => {
        expect(lgpoCodec.decode(lgpoCodec.encode(file))).toMatchObject({ ok: true, value: file });
      }),
      { numRuns: 300 },
    );
  });

  it('never loses an entry silently', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const file = lgpoFromPolicies([policy]);
        const decoded = lgpoCodec.decode(lgpoCodec.encode(file));
        if (!decoded.ok) throw new Error(JSON.stringify(decoded.diagnostics));
        const unsaid = new Set(checkLgpo(file).map(({ at }) => at.path));
        const said = policy.entries.filter((_, index) => !unsaid.has(`items[${index}]`));
        expect(policiesFromLgpo(decoded.value).value.flatMap(({ entries }) => entries)).toEqual(said);
      }),
    );
  });

  it('is read or refused when damaged, and then says the same when written again', () => {
    for (const bytes of damaged(ascii(`; c\r\n${entry('N', 'SZ:a\\\\b')}\r\n${entry('*', 'CREATEKEY')}`))) {
      const decoded = lgpoCodec.decode(bytes);
      if (!decoded.ok) expect(decoded.diagnostics.length).toBeGreaterThan(0);
      else expect(lgpoCodec.decode(lgpoCodec.encode(decoded.value))).toMatchObject({ ok: true, value: decoded.value });
    }
  });

  it('names what a policy has no place for', () => {
    const back = policiesFromLgpo({
      items: [
        { kind: 'entry', configuration: 'User:Administrators', entry: set('N', { type: 'dword', value: 1 }) },
        { kind: 'unset', configuration: 'Computer', key: KEY, name: 'N' },
        { kind: 'entry', configuration: 'User', entry: set('N', { type: 'dword', value: 1 }) },
      ],
    });
    expect(back.value).toEqual([{ hive: 'user', entries: [set('N', { type: 'dword', value: 1 })] }]);
    expect(back.diagnostics.map(({ code, at }) => [code, at.path])).toEqual([
      ['policy-cannot-say', 'items[0]'],
      ['policy-cannot-say', 'items[1]'],
    ]);
  });
});
