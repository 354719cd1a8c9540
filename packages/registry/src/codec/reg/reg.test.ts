import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPolicy, anyRegFile } from '../../__tests__/arbitrary.ts';
import { damaged, hex, join, utf16 } from '../../__tests__/bytes.ts';
import type { RegistryData } from '../../form.ts';
import { regCodec } from './codec.ts';
import { policiesFromRegFile, regFileFromPolicy } from './convert.ts';
import { decodeReg, decodeRegPartly } from './decode.ts';
import { checkReg } from './encode.ts';
import type { RegItem } from './form.ts';

const BOM = hex('fffe');
const ROOT = 'HKEY_LOCAL_MACHINE' as const;
const HEADER = 'Windows Registry Editor Version 5.00\r\n\r\n';
const file = (text: string) => join(BOM, utf16(text));
const inKey = (lines: string) => file(`${HEADER}[${ROOT}\\K]\r\n${lines}\r\n`);
const set = (name: string, data: RegistryData, key = 'K'): RegItem => ({ kind: 'set', root: ROOT, key, name, data });
const raw = (code: number, bytes: string): RegistryData => ({ type: 'raw', code, bytes: hex(bytes) });
const textOf = (bytes: Uint8Array) => Buffer.from(bytes.slice(2)).toString('utf16le');

describe('registration files of many values', () => {
  const name = (index: number) =>
    `${index % 7 === 0 ? '\uD83D\uDE00 \\"' : 'Value '}${index}${index % 501 === 0 ? '\uD83D' : ''}`;
  const many = (index: number): RegistryData => {
    if (index % 3 === 0) return { type: 'dword', value: index };
    if (index % 3 === 1) return { type: 'sz', value: index === 1000 ? 'long \\ '.repeat(4000) : `C:\\${index}` };
    return { type: 'multi-sz', values: [`first ${index}`, '\uDE00'] };
  };
  const items = Array.from({ length: 3000 }, (_, index) =>
    set(name(index), many(index), `K${Math.floor(index / 900)}`),
  );

  it('are read as they were written, whatever stands where', () => {
    const decoded = regCodec.decode(regCodec.encode({ items }));
    expect(decoded).toEqual({ ok: true, value: { items }, diagnostics: [] });
  });

  it.each([
    ['"a"=dword:00000001 ; why', '"b"=dword:1g'],
    ['"a"=hex:01,\\\r\n  02', '"b"=hex:01,\\\r\n  0x'],
    ['"a" = "1"', '"b"="1" 2'],
    ['"a"=-', '"b\0"="1"'],
    ['"a"=hex(4):01', '"b"="1'],
  ])('tell the place of what is wrong behind them: %s', (good, bad) => {
    const plain = Array.from({ length: 40 }, (_, index) => `"${index}"=dword:0000000${index % 10}`).join('\r\n');
    const alone = decodeReg(inKey(`${good}\r\n${bad}`)).diagnostics;
    const behind = decodeReg(inKey(`${plain}\r\n${good}\r\n${bad}`)).diagnostics;
    expect(alone.some(({ severity }) => severity === 'error')).toBe(true);
    expect(behind).toEqual(alone.map((one) => ({ ...one, at: { ...one.at, line: (one.at.line ?? 0) + 40 } })));
  });
});

describe('registration files', () => {
  it('are written as regedit exports them', () => {
    const items: RegItem[] = [
      { kind: 'comment', text: 'For people.' },
      set('', { type: 'sz', value: 'default value' }, 'SOFTWARE\\Policies\\Demo'),
      set('Name', { type: 'sz', value: 'text with \\ and " escaped' }, 'SOFTWARE\\Policies\\Demo'),
      set('D', { type: 'dword', value: 42 }, 'SOFTWARE\\Policies\\Demo'),
      set('Q', { type: 'qword', value: 1n << 32n }, 'SOFTWARE\\Policies\\Demo'),
      set('X', { type: 'expand-sz', value: '%S' }, 'SOFTWARE\\Policies\\Demo'),
      set('M', { type: 'multi-sz', values: ['a', 'b'] }, 'SOFTWARE\\Policies\\Demo'),
      set('B', raw(3, 'dead'), 'SOFTWARE\\Policies\\Demo'),
      set('N', raw(0, ''), 'SOFTWARE\\Policies\\Demo'),
      set('L', { type: 'sz', value: 'a\nb' }, 'SOFTWARE\\Policies\\Demo'),
      { kind: 'delete', root: ROOT, key: 'SOFTWARE\\Policies\\Demo', name: 'Old' },
      { kind: 'delete', root: 'HKEY_CURRENT_USER', key: 'Control Panel', name: '' },
      { kind: 'deleteKey', root: ROOT, key: 'SOFTWARE\\Gone' },
      { kind: 'key', root: ROOT, key: 'SOFTWARE\\New' },
    ];
    const bytes = regCodec.encode({ items });
    expect([...bytes.slice(0, 2)]).toEqual([0xff, 0xfe]);
    expect(textOf(bytes).split('\r\n')).toEqual([
      'Windows Registry Editor Version 5.00',
      '',
      '; For people.',
      '',
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Demo]',
      '@="default value"',
      '"Name"="text with \\\\ and \\" escaped"',
      '"D"=dword:0000002a',
      '"Q"=hex(b):00,00,00,00,01,00,00,00',
      '"X"=hex(2):25,00,53,00,00,00',
      '"M"=hex(7):61,00,00,00,62,00,00,00,00,00',
      '"B"=hex:de,ad',
      '"N"=hex(0):',
      '"L"=hex(1):61,00,0a,00,62,00,00,00',
      '"Old"=-',
      '',
      '[HKEY_CURRENT_USER\\Control Panel]',
      '@=-',
      '',
      '[-HKEY_LOCAL_MACHINE\\SOFTWARE\\Gone]',
      '',
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\New]',
      '',
      '',
    ]);
    expect(regCodec.decode(bytes)).toEqual({ ok: true, value: { items }, diagnostics: [] });
  });

  it('wrap hexadecimal data where regedit does', () => {
    const lines = (name: string, count: number) =>
      textOf(regCodec.encode({ items: [set(name, raw(3, 'ab'.repeat(count)))] }))
        .split('\r\n')
        .slice(3, -2);
    expect(lines('N', 23)).toEqual([`"N"=hex:${'ab,'.repeat(22)}ab`]);
    expect(lines('N', 24)).toEqual([`"N"=hex:${'ab,'.repeat(23)}\\`, '  ab']);
    expect(lines('N', 49)).toEqual([`"N"=hex:${'ab,'.repeat(23)}\\`, `  ${'ab,'.repeat(25)}\\`, '  ab']);
    expect(lines('a name that is longer than a line is wide, so that it ends where it has to end', 3)).toEqual([
      '"a name that is longer than a line is wide, so that it ends where it has to end"=hex:ab,\\',
      '  ab,ab',
    ]);
  });

  it('wrap any data where the rule, said with whole lines, wraps it', () => {
    const wrappedByRule = (start: string, bytes: Uint8Array) => {
      const lines = [start];
      for (const [index, byte] of bytes.entries()) {
        const last = index === bytes.length - 1;
        const line = `${lines.pop()}${byte.toString(16).padStart(2, '0')}${last ? '' : ','}`;
        if (last || line.length < 77) lines.push(line);
        else lines.push(`${line}\\`, '  ');
      }
      return lines;
    };
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 90, unit: fc.constantFrom('n', 'ß', '\\', '"') }),
        fc.uint8Array({ maxLength: 120 }),
        (name, bytes) => {
          const written = textOf(regCodec.encode({ items: [set(name, { type: 'raw', code: 3, bytes })] }));
          const start = `${JSON.stringify(name)}=hex:`;
          expect(written.split('\r\n').slice(3, -2)).toEqual(wrappedByRule(start, bytes));
        },
      ),
    );
  });

  it('keep a remark with what follows it', () => {
    const items: RegItem[] = [
      set('a', { type: 'dword', value: 1 }),
      { kind: 'comment', text: 'about b' },
      set('b', { type: 'dword', value: 2 }),
      { kind: 'comment', text: 'about L' },
      { kind: 'comment', text: '' },
      set('c', { type: 'dword', value: 3 }, 'L'),
    ];
    const bytes = regCodec.encode({ items });
    expect(textOf(bytes).split('\r\n').slice(2)).toEqual([
      '[HKEY_LOCAL_MACHINE\\K]',
      '"a"=dword:00000001',
      '; about b',
      '"b"=dword:00000002',
      '',
      '; about L',
      ';',
      '',
      '[HKEY_LOCAL_MACHINE\\L]',
      '"c"=dword:00000003',
      '',
      '',
    ]);
    expect(regCodec.decode(bytes)).toEqual({ ok: true, value: { items }, diagnostics: [] });
  });

  it.each<[string, string, RegItem[]]>([
    ['a short number', '"N"=dword:1f', [set('N', { type: 'dword', value: 31 })]],
    ['upper-case digits', '"N"=dword:ABCDEF12', [set('N', { type: 'dword', value: 0xabcdef12 })]],
    ['blanks around the equals sign', '  "N" \t= "x" ', [set('N', { type: 'sz', value: 'x' })]],
    ['a comment behind', '"N"="x" ; why', [set('N', { type: 'sz', value: 'x' }), { kind: 'comment', text: 'why' }]],
    ['a sign in a name', '"a=b"="x"', [set('a=b', { type: 'sz', value: 'x' })]],
    ['a value named @', '"@"="x"', [set('@', { type: 'sz', value: 'x' })]],
    ['an empty name', '""="x"', [set('', { type: 'sz', value: 'x' })]],
    ['single digits', '"N"=hex:1,2,a', [set('N', raw(3, '01020a'))]],
    ['a comma at the end', '"N"=hex:01,02,', [set('N', raw(3, '0102'))]],
    ['blanks between bytes', '"N"=hex: 01 , 02', [set('N', raw(3, '0102'))]],
    ['blanks behind commas', '"N"=hex:01,02, 03,\t4,05', [set('N', raw(3, '0102030405'))]],
    ['more bytes than a line', `"N"=hex:${'ab,'.repeat(9000)}cd`, [set('N', raw(3, `${'ab'.repeat(9000)}cd`))]],
    ['a comment inside', '"N"=hex:01,\\ ; why\r\n; more\r\n\r\n  02', [set('N', raw(3, '0102'))]],
    ['no indentation', '"N"=hex:01,\\\r\n02', [set('N', raw(3, '0102'))]],
    ['a comment where the line goes on', '"N"=hex:01,\\\r\n  ; c\r\n  02', [set('N', raw(3, '0102'))]],
    ['a comma, and the end of the line that goes on', '"N"=hex:01,\\\r\n  \r\n  02', [set('N', raw(3, '0102'))]],
    ['text as bytes', '"N"=hex(1):61,00,00,00', [set('N', { type: 'sz', value: 'a' })]],
    ['a number as bytes', '"N"=hex(4):01,00,00,00', [set('N', { type: 'dword', value: 1 })]],
    ['an upper-case type', '"N"=hex(B):01,00,00,00,00,00,00,00', [set('N', { type: 'qword', value: 1n })]],
    ['a type that nobody knows', '"N"=hex(100000):01', [set('N', raw(0x100000, '01'))]],
    [
      'two keys without a blank line',
      '"N"="x"\r\n[HKEY_LOCAL_MACHINE\\L]\r\n"M"="y"',
      [set('N', { type: 'sz', value: 'x' }), set('M', { type: 'sz', value: 'y' }, 'L')],
    ],
    [
      'a root in lower case',
      '[hkey_local_machine\\L]',
      [
        { kind: 'key', root: ROOT, key: 'K' },
        { kind: 'key', root: ROOT, key: 'L' },
      ],
    ],
    [
      'a bracket in a key',
      '[HKEY_LOCAL_MACHINE\\a]b]\r\n@="x"',
      [{ kind: 'key', root: ROOT, key: 'K' }, set('', { type: 'sz', value: 'x' }, 'a]b')],
    ],
    [
      'the same value twice',
      '"N"="x"\r\n"n"=-',
      [set('N', { type: 'sz', value: 'x' }), { kind: 'delete', root: ROOT, key: 'K', name: 'n' }],
    ],
  ])('may have %s', (_, lines, items) => {
    expect(regCodec.decode(inKey(lines))).toEqual({ ok: true, value: { items }, diagnostics: [] });
  });

  it.each<[string, Uint8Array, RegItem[], string[]]>([
    [
      'LF alone',
      file('Windows Registry Editor Version 5.00\n[HKEY_LOCAL_MACHINE\\K]\n"N"="x"'),
      [set('N', { type: 'sz', value: 'x' })],
      [],
    ],
    [
      'CR alone',
      file('Windows Registry Editor Version 5.00\r[HKEY_LOCAL_MACHINE\\K]\r"N"="x"\r'),
      [set('N', { type: 'sz', value: 'x' })],
      [],
    ],
    ['ASCII', Buffer.from(`${HEADER}[${ROOT}\\K]\r\n"N"="x"`), [set('N', { type: 'sz', value: 'x' })], []],
    [
      'UTF-8 with a mark',
      Buffer.from(`\ufeff${HEADER}[${ROOT}\\K]\r\n"N"="ü"`),
      [set('N', { type: 'sz', value: 'ü' })],
      ['reg-charset'],
    ],
    [
      'UTF-8 without a mark',
      Buffer.from(`${HEADER}[${ROOT}\\K]\r\n"N"="ü"`),
      [set('N', { type: 'sz', value: 'ü' })],
      ['reg-charset'],
    ],
    [
      'Windows-1252',
      Buffer.from(`${HEADER}[${ROOT}\\K]\r\n"N"="\xfc\x80\x96"`, 'latin1'),
      [set('N', { type: 'sz', value: 'ü€–' })],
      ['reg-charset'],
    ],
    [
      'UTF-16BE',
      Buffer.from(`\ufeff${HEADER}[${ROOT}\\K]\r\n"N"="ü"`, 'utf16le').swap16(),
      [set('N', { type: 'sz', value: 'ü' })],
      ['reg-charset'],
    ],
    [
      '8-bit text in hexadecimal of REGEDIT4',
      Buffer.from(
        `REGEDIT4\r\n\r\n[${ROOT}\\K]\r\n"X"=hex(2):25,41,25,00\r\n"M"=hex(7):61,00,80,00,00\r\n"B"=hex:61,00`,
      ),
      [
        set('X', { type: 'expand-sz', value: '%A%' }),
        set('M', { type: 'multi-sz', values: ['a', '€'] }),
        set('B', raw(3, '6100')),
      ],
      [],
    ],
    ['bytes of half a number', inKey('"N"=hex(4):01'), [set('N', raw(4, '01'))], ['reg-odd-data']],
    ['text bytes without NUL', inKey('"N"=hex(2):61,00'), [set('N', raw(2, '6100'))], ['reg-odd-data']],
    [
      'a backslash at the end of a key',
      file(`${HEADER}[${ROOT}\\K\\]`),
      [{ kind: 'key', root: ROOT, key: 'K' }],
      ['reg-trailing-backslash'],
    ],
    [
      'an abbreviated root',
      file(`${HEADER}[HKCU\\K]`),
      [{ kind: 'key', root: 'HKEY_CURRENT_USER', key: 'K' }],
      ['reg-short-root'],
    ],
    [
      'a number sign before a remark',
      file(`${HEADER}# why\r\n[${ROOT}\\K]`),
      [
        { kind: 'comment', text: '# why' },
        { kind: 'key', root: ROOT, key: 'K' },
      ],
      ['reg-skipped-line'],
    ],
    [
      'a bracket behind the key',
      file(`${HEADER}[${ROOT}\\K] ; see [1]`),
      [{ kind: 'key', root: ROOT, key: 'K] ; see [1' }],
      ['reg-ambiguous-key'],
    ],
  ])('are read from %s', (_, bytes, items, codes) => {
    const decoded = regCodec.decode(Uint8Array.from(bytes));
    expect(decoded.ok && decoded.value).toEqual({ items });
    expect(decoded.diagnostics.map(({ code, severity }) => [code, severity])).toEqual(
      codes.map((code) => [code, 'warning']),
    );
  });

  it.each<[string, string, string, number, number]>([
    ['another header', 'Windows Registry Editor Version 6.00', 'reg-bad-header', 1, 1],
    ['a blank line first', `\r\n${HEADER}`, 'reg-bad-header', 1, 1],
    ['a blank behind the header', 'REGEDIT4 \r\n', 'reg-bad-header', 1, 1],
    ['a key without bracket', `${HEADER}[${ROOT}\\K`, 'reg-bad-key', 3, 1],
    ['a key with two backslashes', `${HEADER}[${ROOT}\\A\\\\B]`, 'reg-bad-key', 3, 2],
    ['a key with two backslashes at the end', `${HEADER}[${ROOT}\\A\\\\]`, 'reg-bad-key', 3, 2],
    ['a key with slashes', `${HEADER}[HKEY_LOCAL_MACHINE/A]`, 'reg-bad-root', 3, 2],
    ['a blank in the bracket', `${HEADER}[ ${ROOT}\\K]`, 'reg-bad-root', 3, 2],
    ['a whole root deleted', `${HEADER}[-${ROOT}]`, 'reg-bad-key', 3, 1],
    ['a value before any key', `${HEADER}"N"="x"`, 'reg-value-without-key', 3, 1],
    ['a value under a deleted key', `${HEADER}[-${ROOT}\\K]\r\n  "N"="x"`, 'reg-value-without-key', 4, 3],
    ['text after a key', `${HEADER}[${ROOT}\\K] x`, 'reg-bad-line', 3, 24],
  ])('are refused with %s', (_, text, code, line, column) => {
    const decoded = regCodec.decode(file(text));
    expect(decoded.ok).toBe(false);
    expect(decoded.diagnostics).toEqual([expect.objectContaining({ code, severity: 'error', at: { line, column } })]);
  });

  it.each<[string, string, string, number]>([
    ['a name without quotes', 'N="x"', 'reg-bad-line', 1],
    ['no equals sign', '"N" "x"', 'reg-bad-line', 5],
    ['a string without end', '"N"="abc', 'reg-bad-string', 5],
    ['a backslash before the last quote', '"N"="C:\\"', 'reg-bad-string', 5],
    ['a single backslash', '"N"="C:\\new"', 'reg-bad-string', 8],
    ['a single backslash in the name', '"a\\b"="x"', 'reg-bad-string', 3],
    ['text after a string', '"N"="abc" x', 'reg-bad-line', 11],
    ['a number without digits', '"N"=dword:', 'reg-bad-number', 11],
    ['a number with too many digits', '"N"=dword:123456789', 'reg-bad-number', 11],
    ['a number with other letters', '"N"=dword:12zz', 'reg-bad-line', 13],
    ['a keyword in upper case', '"N"=DWORD:1', 'reg-bad-data', 5],
    ['a keyword that is none', '"N"=qword:1', 'reg-bad-data', 5],
    ['no data', '"N"=', 'reg-bad-data', 5],
    ['a byte of three digits', '"N"=hex:012', 'reg-bad-hex', 9],
    ['a byte with other letters', '"N"=hex:01,zz', 'reg-bad-hex', 12],
    ['two commas', '"N"=hex:01,,02', 'reg-bad-hex', 12],
    ['bytes without comma', '"N"=hex:01 02', 'reg-bad-hex', 12],
    ['a line continued without comma', '"N"=hex:01\\', 'reg-bad-hex', 11],
    ['text after a continuation', '"N"=hex:01,\\ 02', 'reg-bad-hex', 14],
    ['an end where a line goes on', '"N"=hex:01,\\', 'reg-truncated', 12],
  ])('are refused with %s in a value', (_, line, code, column) => {
    const decoded = regCodec.decode(inKey(line));
    expect(decoded.ok).toBe(false);
    expect(decoded.diagnostics).toEqual([
      expect.objectContaining({ code, severity: 'error', at: { line: 4, column } }),
    ]);
  });

  it('hold quoted text of any length, where JSON escapes it in the same way', () => {
    const lengths = fc.oneof(
      fc.nat({ max: 20 }),
      fc.integer({ min: 250, max: 262 }),
      fc.integer({ min: 505, max: 520 }),
    );
    const quotable = lengths.chain((length) =>
      fc.string({ minLength: length, maxLength: length, unit: fc.constantFrom('a', 'ß', '\\', '"', ';', ']') }),
    );
    fc.assert(
      fc.property(quotable, quotable, (name, value) => {
        const decoded = regCodec.decode(inKey(`${JSON.stringify(name)}=${JSON.stringify(value)}`));
        expect(decoded).toEqual({ ok: true, value: { items: [set(name, { type: 'sz', value })] }, diagnostics: [] });
      }),
    );
  });

  it('place a fault by the lines and blanks before it, whatever their line breaks', () => {
    const lineBreak = fc.constantFrom('\r\n', '\n', '\r');
    const line = fc.constantFrom(
      '',
      '; remark',
      '"a"="b\\\\c"',
      '"h"=hex:01,\\\n  02',
      '"w"=hex:01,\\\r\n  02,\\\r\n  03',
      '@=-',
      `[${ROOT}\\L]`,
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(line, lineBreak)), fc.nat({ max: 5 }), (lines, blanks) => {
        const before = `${HEADER}[${ROOT}\\K]\n${lines.map(([text, end]) => text + end).join('')}`;
        const decoded = regCodec.decode(file(`${before}${' '.repeat(blanks)}"x"=?`));
        expect(decoded.diagnostics.map(({ at }) => at)).toEqual([
          { line: before.split(/\r\n|\r|\n/).length, column: blanks + 5 },
        ]);
      }),
    );
  });

  it('place a fault in the line that goes on', () => {
    const decoded = regCodec.decode(inKey('"N"=hex:01,\\\r\n  02,\\\r\n  03,zz'));
    expect(decoded.diagnostics).toEqual([expect.objectContaining({ code: 'reg-bad-hex', at: { line: 6, column: 6 } })]);
  });

  it('report every fault at once, and a key that cannot be read only by itself', () => {
    const decoded = regCodec.decode(file(`${HEADER}[X\\K]\r\n"a"=1\r\n"b"="x"\r\n[${ROOT}\\K]\r\n"c"=2\r\n`));
    expect(decoded.diagnostics.map(({ code, at }) => [code, at.line])).toEqual([
      ['reg-bad-root', 3],
      ['reg-bad-data', 4],
      ['reg-bad-data', 7],
    ]);
  });

  it.each<[string, Uint8Array]>([
    ['UTF-16 of odd length', join(file(HEADER), hex('00'))],
    ['UTF-8 that is none', join(hex('efbbbf'), Uint8Array.from(Buffer.from(HEADER)), hex('ff'))],
  ])('are refused as %s', (_, bytes) => {
    expect(regCodec.decode(bytes).diagnostics).toEqual([expect.objectContaining({ code: 'reg-bad-encoding' })]);
  });

  it('say when they look like UTF-16 without a mark', () => {
    expect(regCodec.decode(utf16(HEADER)).diagnostics).toEqual([
      expect.objectContaining({ code: 'reg-bad-header', message: expect.stringMatching(/UTF-16/) }),
    ]);
  });

  it('say in a comment what they cannot say', () => {
    const items = [set('a\nb', { type: 'dword', value: 1 }), set('c', { type: 'dword', value: 2 })];
    expect(checkReg({ items })).toEqual([
      expect.objectContaining({ code: 'reg-not-writable', at: { path: 'items[0]' } }),
    ]);
    const decoded = regCodec.decode(regCodec.encode({ items }));
    expect(decoded.ok && decoded.value.items).toEqual([
      { kind: 'comment', text: expect.stringContaining('a\\nb') },
      items[1],
    ]);
  });

  it('read what they write, whatever it is', () => {
    fc.assert(
      fc.property(anyRegFile, (form) => {
        expect(regCodec.decode(regCodec.encode(form))).toMatchObject({ ok: true, value: form });
      }),
      { numRuns: 300 },
    );
  });

  it('never say something else when damaged than when written again', () => {
    let read = 0;
    for (const bytes of damaged(
      inKey('"N"="a\\\\b" ; c\r\n"D"=dword:1\r\n"H"=hex(2):61,\\\r\n  00,00,00\r\n@=-\r\n\r\n[-HKEY_USERS\\L]'),
    )) {
      const decoded = regCodec.decode(bytes);
      if (!decoded.ok) expect(decoded.diagnostics.length).toBeGreaterThan(0);
      else {
        read += 1;
        expect(regCodec.decode(regCodec.encode(decoded.value))).toMatchObject({ ok: true, value: decoded.value });
      }
    }
    expect(read).toBeGreaterThan(200);
  });
});

describe('policies and registration files', () => {
  it('become one another', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const said = regFileFromPolicy(policy);
        const lost = new Set(said.diagnostics.map(({ at }) => at.path));
        const plain = policy.entries.filter(
          (entry, index) => !lost.has(`entries[${index}]`) && entry.kind !== 'directive',
        );
        const back = policiesFromRegFile(said.value);
        const kept = back.value.flatMap(({ entries }) => entries);
        expect(kept.filter((entry) => entry.kind !== 'directive')).toEqual(expect.arrayContaining(plain));
        for (const { hive } of back.value) expect(hive).toBe(policy.hive);
      }),
    );
  });

  it('name what a registration file cannot do', () => {
    const said = regFileFromPolicy({
      hive: 'user',
      entries: [
        { kind: 'clear', key: 'A' },
        { kind: 'directive', key: 'B', name: '**soft.X', data: { type: 'dword', value: 1 } },
        { kind: 'directive', key: 'C', name: '**SecureKey', data: { type: 'dword', value: 1 } },
        { kind: 'directive', key: 'D', name: '**DELETEVALUES', data: { type: 'sz', value: 'x;y' } },
        { kind: 'directive', key: 'E', name: '**DeleteKeys', data: { type: 'sz', value: 'x;y' } },
        { kind: 'directive', key: 'F', name: '**Del.X', data: { type: 'sz', value: ' ' } },
        { kind: 'directive', key: 'G', name: '**foo', data: { type: 'sz', value: ' ' } },
        { kind: 'directive', key: 'H', name: '**Comment:why', data: { type: 'sz', value: ' ' } },
      ],
    });
    expect(said.diagnostics.map(({ code, at }) => [code, at.path])).toEqual(
      [0, 1, 2, 6].map((index) => ['reg-cannot-say', `entries[${index}]`]),
    );
    const user = 'HKEY_CURRENT_USER';
    expect(said.value.items.filter(({ kind }) => kind !== 'comment')).toEqual([
      { kind: 'delete', root: user, key: 'D', name: 'x' },
      { kind: 'delete', root: user, key: 'D', name: 'y' },
      { kind: 'deleteKey', root: user, key: 'E\\x' },
      { kind: 'deleteKey', root: user, key: 'E\\y' },
      { kind: 'delete', root: user, key: 'F', name: 'X' },
    ]);
  });

  it('name what a policy has no place for', () => {
    const items: RegItem[] = [
      { kind: 'key', root: 'HKEY_CLASSES_ROOT', key: 'A' },
      { kind: 'set', root: ROOT, key: '', name: 'x', data: { type: 'dword', value: 1 } },
      set('**del.x', { type: 'dword', value: 1 }),
      { kind: 'deleteKey', root: ROOT, key: 'A' },
      { kind: 'deleteKey', root: ROOT, key: 'A\\b;c' },
      { kind: 'deleteKey', root: ROOT, key: 'A\\b' },
      { kind: 'comment', text: 'why' },
      { kind: 'key', root: 'HKEY_CURRENT_USER', key: 'A' },
    ];
    const back = policiesFromRegFile({ items });
    expect(back.diagnostics.map(({ code, at }) => [code, at.path])).toEqual(
      [0, 1, 2, 3, 4].map((index) => ['policy-cannot-say', `items[${index}]`]),
    );
    expect(back.value).toEqual([
      {
        hive: 'machine',
        entries: [{ kind: 'directive', key: 'A', name: '**DeleteKeys', data: { type: 'sz', value: 'b' } }],
      },
      { hive: 'user', entries: [{ kind: 'set', key: 'A', name: '', data: raw(0, '') }] },
    ]);
  });
});

describe('a file of which lines are no good', () => {
  const good = `[${ROOT}\\K]\r\n"A"=dword:00000001\r\n`;
  const partly = (text: string) => decodeRegPartly(file(`${HEADER}${text}`));

  it.each([
    ['a value that is no data', `${good}"B"=qword:1\r\n"C"="x"`, ['A', 'C'], 5],
    ['words between the values', `${good}hello\r\n"C"="x"`, ['A', 'C'], 5],
    ['a key that is no key, with all below it', `${good}[HKLM/x]\r\n"B"="y"\r\n[${ROOT}\\L]\r\n"C"="x"`, ['A', 'C'], 5],
    ['a value below a key that is deleted', `${good}[-${ROOT}\\M]\r\n"B"="y"`, ['A'], 6],
  ])('loses %s, and nothing else', (_, text, names, line) => {
    const read = partly(text);
    if (!read.ok) throw new Error('read in part');
    expect(read.value.items.flatMap((item) => (item.kind === 'set' ? item.name : []))).toEqual(names);
    expect(read.diagnostics[0]).toMatchObject({ code: 'reg-partly', severity: 'warning', at: { line } });
    expect(read.diagnostics.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(decodeReg(file(`${HEADER}${text}`)).ok).toBe(false);
  });

  it('is refused where nothing of it can be read', () => {
    for (const text of ['hello', '"A"="x"', `[${ROOT}\\K]\r\nhello`]) expect(partly(text).ok, text).toBe(false);
    expect(decodeRegPartly(file('hello')).ok).toBe(false);
  });

  it('says nothing of a file that is whole', () => {
    expect(partly(good)).toEqual(decodeReg(file(`${HEADER}${good}`)));
  });
});
