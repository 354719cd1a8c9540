import { describe, expect, it } from 'vitest';
import { parseDocuments } from './parse-documents.ts';
import { parseJson } from './parse-json.ts';

describe('documents one after another', () => {
  it.each<[string, string, unknown]>([
    ['on lines of their own', '{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
    ['with the line ends of Windows', '{"a":1}\r\n\r\n{"a":2}\r\n', [{ a: 1 }, { a: 2 }]],
    ['over several lines', '{\n  "a": 1\n}\n{\n  "a": 2\n}', [{ a: 1 }, { a: 2 }]],
    ['with nothing between', '{"a":"}{"}{"a":2}', [{ a: '}{' }, { a: 2 }]],
    ['that are lists', '[1]\n[2, 3]', [[1], [2, 3]]],
    ['of both kinds', '[1]{"a":2}', [[1], { a: 2 }]],
    ['of which there is one', '{"a":1}\n', { a: 1 }],
  ])('%s', (_, text, value) => {
    expect(parseDocuments(text)).toEqual({ ok: true, value, diagnostics: [] });
  });

  it.each<[string, string, object]>([
    ['a later one that is cut off', '{"a":1}\n{"a":2}\n{"a":', { code: 'json-syntax', at: { line: 3, column: 6 } }],
    [
      'a name twice in a later one',
      '{"a":1}\n{"b":2,"b":3}',
      { code: 'json-duplicate-key', at: { line: 2, column: 8 } },
    ],
  ])('are refused with the place of %s', (_, text, problem) => {
    expect(parseDocuments(text)).toMatchObject({ ok: false, diagnostics: [problem] });
  });

  it.each([
    '{"a":1',
    '{"a":1}}{',
    '{"a":1} x {"b":2}',
    '{"a":{}"b":[]}',
    '{"a":1}\n<<<<<<< HEAD\n{"a":2}',
    '{"a":1,"a":2}\n{"a":3}',
    '1 2',
    '',
    `${'['.repeat(70)}${']'.repeat(70)}{}`,
  ])('are nothing that another mistake is taken for: %s', (text) => {
    expect(parseDocuments(text)).toEqual(parseJson(text));
  });

  it('take time by their length', () => {
    const read = parseDocuments('{"a":[1]}\n'.repeat(50_000));
    expect(read.ok && (read.value as readonly unknown[]).length).toBe(50_000);
  });
});
