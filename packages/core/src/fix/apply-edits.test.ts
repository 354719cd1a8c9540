import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Edit, EditValue } from '../rule/edit.ts';
import { applyEdits } from './apply-edits.ts';
import { editData } from './edit-data.ts';

function edit(text: string, edits: readonly Edit[], file?: string): string {
  const edited = applyEdits({ text, ...(file === undefined ? {} : { file }) }, edits);
  return edited.ok ? edited.value : edited.diagnostics.map(({ code, at }) => `${code} ${at.path ?? ''}`).join('\n');
}
const remove = (...path: (string | number)[]): Edit => ({ kind: 'remove', path });
const set = (value: EditValue, ...path: (string | number)[]): Edit => ({ kind: 'set', path, value });
const rename = (to: string, ...path: (string | number)[]): Edit => ({ kind: 'rename', path, to });

const YAML = `# the fleet
name:   demo   # spaces stay
groups:
  a:
    os: [windows-11,windows-10]   # as it is
    # why
    settings:
      one: true # goes with its line
      two:
        - x
        # about y
        - 'y'
      three: "text"

  b: { os: windows-11, deliver: [gpo, intune], settings: { one: false } }
tail:
  - key: k
    name: n
  - name: only
`;

describe('editing YAML', () => {
  it.each<[string, Edit[], string, string]>([
    [
      'removes an entry with its line',
      [remove('groups', 'a', 'settings', 'one')],
      '      one: true # goes with its line\n',
      '',
    ],
    [
      'removes an entry of several lines',
      [remove('groups', 'a', 'settings', 'two')],
      "      two:\n        - x\n        # about y\n        - 'y'\n",
      '',
    ],
    ['removes an item', [remove('groups', 'a', 'settings', 'two', 0)], '        - x\n', ''],
    ['removes the first of a flow list', [remove('groups', 'b', 'deliver', 0)], '[gpo, intune]', '[intune]'],
    ['removes the last of a flow list', [remove('groups', 'b', 'deliver', 1)], '[gpo, intune]', '[gpo]'],
    ['removes what becomes empty too', [remove('groups', 'b', 'settings', 'one')], ', settings: { one: false }', ''],
    ['removes the first entry behind a dash', [remove('tail', 0, 'key')], '- key: k\n    name: n', '- name: n'],
    ['removes the last entry behind a dash', [remove('tail', 0, 'name')], '    name: n\n', ''],
    ['removes the last item of the file', [remove('tail', 1)], '  - name: only\n', ''],
    [
      'removes a list whose items all go',
      [remove('tail', 0), remove('tail', 1)],
      'tail:\n  - key: k\n    name: n\n  - name: only\n',
      '',
    ],
    ['replaces plain text', [set('windows-10@19045', 'groups', 'a', 'os', 0)], '[windows-11,', '[windows-10@19045,'],
    ['keeps double quotes', [set('say "hi"', 'groups', 'a', 'settings', 'three')], '"text"', '"say \\"hi\\""'],
    ['keeps single quotes', [set("it's", 'groups', 'a', 'settings', 'two', 1)], "'y'", "'it''s'"],
    ['replaces with a boolean', [set(false, 'groups', 'a', 'settings', 'one')], 'one: true #', 'one: false #'],
    [
      'quotes what YAML would take for something else',
      [set('off', 'groups', 'a', 'settings', 'one')],
      'one: true #',
      "one: 'off' #",
    ],
    ['appends to a flow list', [set('registry', 'groups', 'b', 'deliver', 2)], 'intune]', 'intune, registry]'],
    [
      'appends to a tight flow list in its manner',
      [set('windows-10@1', 'groups', 'a', 'os', 2)],
      'windows-10]',
      'windows-10,windows-10@1]',
    ],
    [
      'appends to a block list',
      [set('z', 'groups', 'a', 'settings', 'two', 2)],
      "        - 'y'\n",
      "        - 'y'\n        - z\n",
    ],
    [
      'adds a key to a block map',
      [set('documented', 'groups', 'a', 'technique')],
      '      three: "text"\n',
      '      three: "text"\n    technique: documented\n',
    ],
    [
      'adds a key to a flow map',
      [set('documented', 'groups', 'b', 'technique')],
      'false } }',
      'false }, technique: documented }',
    ],
    [
      'adds a map to a block map, in lines of its own',
      [set({ state: 'planned', via: 'gpo' }, 'groups', 'a', 'onboarding')],
      '      three: "text"\n',
      '      three: "text"\n    onboarding:\n      state: planned\n      via: gpo\n',
    ],
    [
      'makes the maps on the way, once for all that goes into them',
      [set(true, 'groups', 'a', 'more', 'x', 'w'), set(['p', 'q'], 'groups', 'a', 'more', 'z')],
      '      three: "text"\n',
      '      three: "text"\n    more:\n      x:\n        w: true\n      z: [p, q]\n',
    ],
    [
      'makes the maps on the way in a flow map',
      [set(true, 'groups', 'b', 'more', 'x')],
      'false } }',
      'false }, more: { x: true } }',
    ],
    [
      'adds maps to a list, one after the other',
      [set({ key: 'l' }, 'tail', 2), set({ key: 'm', list: [1, 2] }, 'tail', 3)],
      '  - name: only\n',
      '  - name: only\n  - { key: l }\n  - { key: m, list: [1, 2] }\n',
    ],
    [
      'writes a comment behind what is new',
      [{ kind: 'set', path: ['groups', 'a', 'settings', 'four'], value: 4, comment: 'as the  vendor\tsays' }],
      '      three: "text"\n',
      '      three: "text"\n      four: 4 # as the vendor says\n',
    ],
    [
      'writes a comment behind what is new and deep',
      [{ kind: 'set', path: ['groups', 'a', 'more', 'four'], value: 4, comment: 'why' }],
      '      three: "text"\n',
      '      three: "text"\n    more:\n      four: 4 # why\n',
    ],
    ['replaces with a list', [set(['x', 'y z'], 'groups', 'a', 'settings', 'three')], '"text"', "[x, 'y z']"],
    ['renames a key', [rename('uno', 'groups', 'a', 'settings', 'one')], 'one: true #', 'uno: true #'],
    [
      'does several things at once',
      [remove('groups', 'a', 'settings', 'one'), set(5, 'tail', 1, 'name'), rename('fleet', 'name')],
      '',
      '',
    ],
  ])('%s', (name, edits, before, after) => {
    const expected =
      name === 'does several things at once'
        ? YAML.replace('      one: true # goes with its line\n', '')
            .replace('- name: only', '- name: 5')
            .replace('name:   demo', 'fleet:   demo')
        : YAML.replace(before, after);
    expect(expected).not.toBe(YAML);
    expect(edit(YAML, edits)).toBe(expected);
  });

  it('keeps CRLF and a missing line end at the end', () => {
    expect(edit('a: 1\r\nb: 2\r\nc: 3\r\n', [remove('b')])).toBe('a: 1\r\nc: 3\r\n');
    expect(edit('a: 1\r\nb: 2', [set(3, 'c')])).toBe('a: 1\r\nb: 2\r\nc: 3');
    expect(edit('a: 1\nb: 2\nc: 3', [remove('b'), remove('c')])).toBe('a: 1\n');
    expect(edit('a: 1\nb: 2', [remove('b')])).toBe('a: 1');
  });

  it('keeps a comment that stands between two entries', () => {
    expect(edit('l:\n  - a: 1 # one\n    # about b\n    b: 2\n', [remove('l', 0, 'a')])).toBe(
      'l:\n  -\n    # about b\n    b: 2\n',
    );
    expect(edit('l: [\n  a, # one\n  b\n]\n', [remove('l', 0)])).toBe('l: [\n   # one\n  b\n]\n');
  });

  it.each<[string, string, Edit[], string]>([
    ['a word', 'a:\n  - x\n  - y\nb: 1\n', [set('z', 'a')], 'a: z\nb: 1\n'],
    [
      'an empty list',
      'l:\n  a:\n  - x # y\n  # below\n  b: 1\n',
      [set([], 'l', 'a')],
      'l:\n  a: [] # y\n  # below\n  b: 1\n',
    ],
    ['a map', 'a:\r\n  k: "#1"\r\nb: 1\r\n', [set({ m: 2 }, 'a')], 'a: { m: 2 }\r\nb: 1\r\n'],
    ['a value at the end', 'a:\n  - x', [set(1, 'a')], 'a: 1'],
  ])('puts %s in place of lines below a key', (_, text, edits, expected) => {
    expect(edit(text, edits)).toBe(expected);
  });

  it.each([
    ['above the first line', 'a:\n  # why\n  - x\n'],
    ['behind the key', 'a: # why\n  - x\n'],
    ['between two lines', 'a:\n  - x # why\n  - y\n'],
  ])('leaves lines to people where a comment stands %s', (_, text) => {
    expect(edit(text, [set(1, 'a')])).toBe('edit-not-safe ');
  });

  it('fills an empty value and an empty list', () => {
    expect(edit('a:\nb: []\n', [set(1, 'a'), set('x', 'b', 0)])).toBe('a: 1\nb: [x]\n');
  });

  it.each<[string, string, Edit[], string]>([
    ['an alias', 'a: &x { k: 1 }\nb: *x\n', [set(2, 'b', 'k')], 'edit-not-safe '],
    ['what an alias repeats', 'a: &x { k: 1 }\nb: *x\n', [set(2, 'a', 'k')], 'edit-not-safe '],
    ['an anchor that is still used', 'a: &x 1\nb: *x\n', [remove('a')], 'edit-not-safe '],
    ['an explicit key', '? a\n: 1\nb: 2\n', [remove('b')], 'edit-not-safe '],
    ['text of several lines', 'a: |\n  x\n  y\nb: 1\n', [set('z', 'a')], 'edit-not-safe '],
    ['what is not there', 'a: 1\n', [remove('b')], 'edit-not-found b'],
    ['a place far behind the end of a list', 'a: [1]\n', [set(1, 'a', 3)], 'edit-not-found a[3]'],
    ['a key that is there already', 'a: 1\nb: 2\n', [rename('b', 'a')], 'edit-conflict a'],
    ['two values for one place', 'a: 1\n', [set(1, 'a'), set(2, 'a')], 'edit-conflict a'],
    ['a change inside a change', 'a: { b: 1 }\n', [rename('c', 'a'), set(2, 'a', 'b')], 'edit-conflict a.b'],
    ['the document as a whole', 'a: 1\n', [remove()], 'edit-conflict '],
    ['no document', 'a: [\n', [remove('a')], 'fleet-yaml-syntax '],
  ])('refuses %s', (_, text, edits, expected) => {
    expect(edit(text, edits).split('\n')[0]).toBe(expected);
  });
});

describe('a comment that has no place', () => {
  const edits: Edit[] = [{ kind: 'set', path: ['a', 'b'], value: true, comment: 'why' }];
  it.each([
    ['in flow YAML', 'a: { c: 1 }\n', undefined],
    ['in JSON', '{ "a": { "c": 1 } }\n', 'x.json'],
    ['behind what is replaced', 'a:\n  b: false\n', undefined],
  ])('keeps the file as it is %s', (_, text, file) => {
    expect(edit(text, edits, file)).toBe('edit-not-safe ');
  });
});

describe('editing JSON', () => {
  const JSON_TEXT = '{\n\t"a": 1,\n\t"list": [\n\t\t"x",\n\t\t"y"\n\t],\n\t"b": { "c": true }\n}\n';
  it.each<[string, Edit[], string, string]>([
    ['removes an entry', [remove('a')], '"a": 1,\n\t', ''],
    ['removes the last entry', [remove('b')], ',\n\t"b": { "c": true }', ''],
    ['appends in the layout of the list', [set('z', 'list', 2)], '"y"\n', '"y",\n\t\t"z"\n'],
    ['adds a key', [set('v', 'b', 'd')], 'true }', 'true, "d": "v" }'],
    ['adds what is deep', [set(['v'], 'b', 'd', 'e')], 'true }', 'true, "d": {"e": ["v"]} }'],
    ['renames', [rename('é', 'b')], '"b"', '"é"'],
  ])('%s', (_, edits, before, after) => {
    expect(edit(JSON_TEXT, edits, 'x.json')).toBe(JSON_TEXT.replace(before, after));
  });
});

describe('the law of editing', () => {
  const key = fc.constantFrom('a', 'b', 'key-1', 'x y', 'Ω', '9', 'true', '__proto__');
  const leaf = fc.oneof(
    fc.boolean(),
    fc.integer(),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constant('a # b'),
    fc.constant(null),
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  const document = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 5, noNullPrototype: true });

  /** Paths of everything in a document. */
  function paths(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
    const here = path.length === 0 ? [] : [[...path]];
    if (typeof value !== 'object' || value === null) return here;
    const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    return [...here, ...entries.flatMap(([step, part]) => paths(part, [...path, step]))];
  }

  const { structure } = fc.letrec<{ structure: EditValue }>((tie) => ({
    structure: fc.oneof(
      { maxDepth: 2 },
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.array(tie('structure'), { maxLength: 3 }),
      fc.dictionary(key, tie('structure'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));

  const cases = document.chain((data) => {
    const all = paths(data);
    const one: fc.Arbitrary<Edit> = fc.constantFrom(...all).chain((path) =>
      fc.oneof(
        fc.constant<Edit>({ kind: 'remove', path }),
        fc
          .oneof(fc.boolean(), fc.integer(), fc.string({ unit: 'binary' }), structure)
          .map((value): Edit => ({ kind: 'set', path, value })),
        fc.constantFrom('new', 'b', 'with: colon').map((to): Edit => ({ kind: 'rename', path, to })),
        fc.constantFrom<Edit>(
          { kind: 'set', path: [...path, 'added'], value: 'v' },
          { kind: 'set', path: [...path, 0], value: 'v' },
          { kind: 'set', path: [...path, 'added', 'deep'], value: { x: ['v'] } },
          { kind: 'set', path: [...path, 'added', 'other', 'deep'], value: 1 },
          { kind: 'set', path: [...path, 'commented'], value: true, comment: 'why # : not' },
          { kind: 'set', path: [...path.slice(0, -1), 'new', 'part'], value: 'v', comment: 'why' },
        ),
      ),
    );
    return fc.record({ data: fc.constant(data), edits: fc.array(one, { minLength: 1, maxLength: 4 }) });
  });

  /** What is left to people: a file that ends up empty, and in YAML a value of several lines that something replaces. */
  function isLeftToPeople(text: string, after: unknown, edits: readonly Edit[]): boolean {
    if (JSON.stringify(after) === '{}') return true;
    // A comment has its place behind a value that has a line of its own.
    if (edits.some((one) => one.kind === 'set' && one.comment !== undefined)) return true;
    return edits.some((one) => one.kind === 'set' && /\n[ -]|\s#/.test(text) && isLong(parse(text), one.path));
  }
  function isLong(data: unknown, path: readonly (string | number)[]): boolean {
    const value = path.reduce<unknown>((part, step) => (part as Record<string, unknown> | null)?.[step], data);
    return typeof value === 'object' ? value !== null && Object.keys(value).length > 0 : String(value).length > 60;
  }

  // The plan on the data is worked out without the text; the text is read by the library itself.
  it.each([
    ['block YAML', (data: unknown) => stringify(data), undefined],
    ['flow YAML', (data: unknown) => stringify(data, { collectionStyle: 'flow' }), undefined],
    ['JSON', (data: unknown) => JSON.stringify(data, null, 2), 'x.json'],
    ['dense JSON', (data: unknown) => JSON.stringify(data), 'x.json'],
  ] as const)('%s reads afterwards as the edits say, or nothing is edited', (_, write, file) => {
    let edited = 0;
    fc.assert(
      fc.property(cases, ({ data, edits }) => {
        const text = write(data);
        const plan = editData(file === undefined ? parse(text) : JSON.parse(text), edits);
        const result = applyEdits({ text, ...(file === undefined ? {} : { file }) }, edits);
        expect(result.ok).toBe(plan.ok && (result.ok || !isLeftToPeople(text, plan.value.after, edits)));
        if (!result.ok || !plan.ok) return;
        edited++;
        expect(file === undefined ? parse(result.value) : JSON.parse(result.value)).toEqual(plan.value.after);
      }),
      { numRuns: 1000 },
    );
    expect(edited).toBeGreaterThan(40);
  });
});
