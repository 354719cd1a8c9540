import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleFleet } from '../rule/example.ts';
import { RULES } from '../rules/list.ts';
import { type ReadMemory, readByParts } from './read-by-parts.ts';
import { type ReadDocument, readDocument } from './read-document.ts';

/** Every place of a value, and places that are none. */
function placesIn(data: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  const inner =
    typeof data === 'object' && data !== null
      ? Object.entries(data).flatMap(([key, value]) =>
          placesIn(value, [...path, Array.isArray(data) ? Number(key) : key]),
        )
      : [];
  return [path, [...path, 'nowhere'], [...path, 0], ...inner];
}

function expectSame(text: string, memory: ReadMemory): void {
  const [wanted, found] = [readDocument(text, 'f.yaml'), readByParts(text, 'f.yaml', memory)];
  expect(found.ok).toBe(wanted.ok);
  if (!wanted.ok || !found.ok) {
    expect(found.diagnostics).toEqual(wanted.diagnostics);
    return;
  }
  expect(found.value.data).toEqual(wanted.value.data);
  expect(JSON.stringify(found.value.data)).toBe(JSON.stringify(wanted.value.data));
  const places = placesIn(wanted.value.data);
  const located = ({ locate }: ReadDocument) => places.map((path) => [path, locate(path, 'key'), locate(path)]);
  expect(located(found.value)).toEqual(located(wanted.value));
}

const FLEETS = RULES.flatMap(({ good, bad }) => [exampleFleet(good).text, exampleFleet(bad).text]);
const PIECES = [
  ...[
    '\n',
    '\r\n',
    ' ',
    '  ',
    '\t',
    ':',
    '- ',
    '#',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    '|',
    '>',
    '&a ',
    '*a',
    '!x ',
    '? ',
    '%',
  ],
  ...[
    '---\n',
    '...\n',
    'a: b',
    '\n  x: 1\n',
    '\n      y: [1,\n',
    '\ngroups:\n',
    '\n- a',
    '\uFEFF',
    '\r',
    '\u2028',
    '__proto__: 1',
    '1: 2',
  ],
];

describe('reading by parts', () => {
  it('says what reading the whole says, for any edits of any fleet', () => {
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.integer({ min: 0, max: 30 }),
      piece: fc.constantFrom('', ...PIECES),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...FLEETS),
        fc.boolean(),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        (fleet, isWindows, edits) => {
          const memory: ReadMemory = { parts: new Map() };
          let text = isWindows ? fleet.replaceAll('\n', '\r\n') : fleet;
          expectSame(text, memory);
          for (const { at, remove, piece } of edits) {
            const start = at % (text.length + 1);
            text = text.slice(0, start) + piece + text.slice(start + remove);
            expectSame(text, memory);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    [
      'a comment before the first group',
      'mdav: 1\ngroups: # all\n  # one\n\n  a: { os: x }\n  # two\n  b:\n    os: y\n',
    ],
    ['groups that are none', 'mdav: 1\ngroups:\nname: x\n'],
    ['a text over several lines', 'a: "x\n  y"\nb: >\n  z\n\n  # no comment\nc: d\n  e\n'],
    ['a list at the margin', 'waivers:\n- a\n- b: c\nname: x\n'],
    ['a group twice', 'groups:\n  a: 1\n  b: 2\n  a: 3\n'],
    ['a section twice', 'groups:\n  a: 1\nname: x\ngroups:\n  b: 3\n'],
    ['an anchor that another group names', 'groups:\n  a: &x { os: y }\n  b: *x\n'],
    ['keys that are numbers', 'groups:\n  b: 1\n  2: x\n  1: y\n0: z\n'],
    ['groups in brackets', 'groups: {\n  a: 1,\n  b: 2\n}\nname: x\n'],
    ['a group that is only a word', 'groups:\n  a\n'],
    ['entries at odd indents', 'groups:\n   a:\n     x: 1\n  b: 2\n'],
    ['nothing', ''],
  ])('knows %s', (_, text) => {
    expectSame(text, { parts: new Map() });
    expectSame(text.replaceAll('\n', '\r\n'), { parts: new Map() });
  });

  it('gives the same objects for what did not change', () => {
    const memory: ReadMemory = { parts: new Map() };
    const groupsOf = (text: string) => {
      const read = readByParts(text, 'f.yaml', memory);
      return read.ok ? (read.value.data as { groups: Record<string, unknown> }).groups : {};
    };
    const before = groupsOf('mdav: 1\ngroups:\n  a:\n    os: x\n  b:\n    os: y\n');
    const after = groupsOf('mdav: 1\nname: new\ngroups:\n  a:\n    os: xx\n  b:\n    os: y\n');
    expect(after['b']).toBe(before['b']);
    expect(after['a']).not.toBe(before['a']);
  });
});
