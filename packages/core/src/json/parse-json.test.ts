import { describe, expect, it } from 'vitest';
import { textOfBytes } from '../source/text-of-bytes.ts';
import { checkMembers } from './members.ts';
import { parseJson } from './parse-json.ts';
import { readText } from './read-text.ts';
import type { Reading } from './shape.ts';
import { locateProblems, report, show, showPath } from './shape.ts';

describe('parseJson', () => {
  it.each<[string, string, string, object]>([
    ['broken text', '{"a": 1,\n  b: 2}', 'json-syntax', { line: 2, column: 3 }],
    ['an unfinished text', '{"a": [', 'json-syntax', { line: 1, column: 8 }],
    ['equal names', '{"a": 1, "a": 1}', 'json-duplicate-key', { line: 1, column: 10 }],
    ['equal names under an escape', '{"a": 1,\n"\\u0061": 1}', 'json-duplicate-key', { line: 2, column: 1 }],
    [
      'equal names among strings that look like names',
      '{"a" :1,"a":{"x":":"}}',
      'json-duplicate-key',
      { line: 1, column: 9 },
    ],
    ['too many levels', `${'['.repeat(65)}${']'.repeat(65)}`, 'json-too-deep', {}],
    ['too many levels, unfinished', '['.repeat(1000), 'json-too-deep', {}],
    ['too many levels in a long text', '{"a":'.repeat(250_000), 'json-too-deep', {}],
    ['too many levels, more than are parsed', `${'['.repeat(1_000_001)}${']'.repeat(1_000_001)}`, 'json-too-deep', {}],
  ])('refuses %s', (_, text, code, at) => {
    const parsed = parseJson(text);
    expect(parsed.ok).toBe(false);
    expect(parsed.diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.at])).toEqual([[code, at]]);
    expect(parsed.diagnostics[0]?.hint).toMatch(/^[A-Z]/);
  });

  it('takes more brackets than it parses unmeasured, where they are not nested', () => {
    expect(parseJson(`"${'[{'.repeat(600_000)}"`).ok).toBe(true);
    expect(parseJson(`[${'[],'.repeat(1_000_001)}{}]`).ok).toBe(true);
  });

  it.each(['{"a" :1,"b"\n:2}', '{"a":":","b":"\\":"}', `${'['.repeat(64)}${']'.repeat(64)}`, '"x"', 'null'])(
    'takes %s',
    (text) => {
      expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text), diagnostics: [] });
    },
  );
});

describe('locating problems', () => {
  it('gives a missing member the place of its owner, and bounds what it quotes', () => {
    const text = '{"list": [\n  {"x": 1}\n]}';
    const root = JSON.parse(text);
    const reading: Reading = { problems: [] };
    report(reading, { code: 'c', severity: 'error', message: 'm', node: root.list[0], member: 'y' });
    report(reading, { code: 'c', severity: 'info', message: 'm', hint: 'h', node: root.list, member: 0 });
    expect(locateProblems(reading, { root, text, prefix: ['outer'] })).toEqual([
      { code: 'c', severity: 'error', message: 'm', at: { line: 2, column: 3, path: 'outer.list[0].y' } },
      { code: 'c', severity: 'info', message: 'm', hint: 'h', at: { line: 2, column: 3, path: 'outer.list[0]' } },
    ]);
    expect(showPath(['a', 'b c', 0, 'd'])).toBe('a["b c"][0].d');
    expect(showPath(['k'.repeat(5000)]).length).toBeLessThan(80);
    expect(show('x'.repeat(5000)).length).toBeLessThan(80);
    expect([show([]), show({}), show(undefined), show(null), show(1)]).toEqual([
      'an array',
      'an object',
      'nothing',
      'null',
      '1',
    ]);
  });
});

describe('readText', () => {
  it('reads nothing as nothing, and a mark alone too', () => {
    for (const bytes of [[], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]]) {
      expect(readText(Uint8Array.from(bytes))).toEqual({ ok: true, value: '', diagnostics: [] });
    }
  });
});

describe('checkMembers', () => {
  it('refuses what nobody knows, and passes over what is null', () => {
    const reading: Reading = { problems: [] };
    checkMembers(reading, { a: 1, b: null, c: 0, d: false }, new Set(['a']), () => false);
    expect(reading.problems.map(({ member }) => member)).toEqual(['c', 'd']);
  });
});

describe('text in UTF-16', () => {
  // What Node reads of a disk is a Buffer, and `slice` of one shares its bytes.
  it.each<[string, (text: string) => Uint8Array]>([
    ['little-endian', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['big-endian', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['big-endian in an array', (text) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())],
  ])('is read however often, and left as it was: %s', (_, encode) => {
    const bytes = encode('{"name": "Büro 😀"}');
    const before = Array.from(bytes);
    for (let time = 0; time < 2; time += 1) {
      expect(textOfBytes(bytes)).toBe('{"name": "Büro 😀"}');
      expect(readText(bytes)).toMatchObject({ ok: true, value: '{"name": "Büro 😀"}' });
    }
    expect(Array.from(bytes)).toEqual(before);
  });
});
