import { describe, expect, it } from 'vitest';
import { cursorAt } from './cursor.ts';

/** The text with `|` where the cursor is. */
function at(marked: string, isJson = false) {
  const offset = marked.indexOf('|');
  const cursor = cursorAt(marked.replace('|', ''), offset, isJson);
  if (cursor === undefined) return 'nothing';
  const { path, role, word, taken } = cursor;
  return `${role} ${path.join('.') || '(top)'} "${word}"${role === 'key' ? ` beside ${taken.join(' ')}` : ''}`;
}

const FLEET = 'mdav: 1\nname: x\ndefaults:\n  mode: passive\ngroups:\n  a:\n    os: windows-11\n';

describe('cursorAt', () => {
  it.each<[string, string, string]>([
    ['an empty file', '|', 'key (top) "" beside '],
    ['a key half written', 'mdav: 1\nna|', 'key (top) "na" beside mdav'],
    ['a key that is there', 'mdav: 1\nna|me: x', 'key (top) "name" beside mdav'],
    ['a value', 'mdav: 1\nname: x|', 'value name "x"'],
    ['a value that is not there yet', 'mdav: 1\nname: |', 'value name ""'],
    ['a new entry of a group', `${FLEET}    |`, 'key groups.a "" beside os'],
    ['a new entry of a group, half written', `${FLEET}    mo|`, 'key groups.a "mo" beside os'],
    ['a new entry before another', `${FLEET}    mo|\n    antivirus: none\n`, 'key groups.a "mo" beside os antivirus'],
    ['a new group', `${FLEET}  |`, 'key groups "" beside a'],
    ['a new top-level key', `${FLEET}|`, 'key (top) "" beside mdav name defaults groups'],
    ['below a key without a value', `${FLEET}    settings:\n      |`, 'value groups.a.settings ""'],
    ['below it, half written', `${FLEET}    settings:\n      all|`, 'key groups.a.settings "all" beside '],
    ['beside a key below it', `${FLEET}    settings:\n      a: 1\n      |`, 'key groups.a.settings "" beside a'],
    ['back in the group', `${FLEET}    settings:\n      a: 1\n    |`, 'key groups.a "" beside os settings'],
    ['a flow map', `${FLEET}    onboarding: { | }`, 'key groups.a.onboarding "" beside '],
    [
      'a flow map, half',
      `${FLEET}    onboarding: { state: onboarded, v| }`,
      'key groups.a.onboarding "v" beside state',
    ],
    ['a flow map not closed', `${FLEET}    onboarding: { state: |`, 'value groups.a.onboarding.state ""'],
    [
      'a flow map not closed, half',
      `${FLEET}    onboarding: { state: on|\n    mode: x\n`,
      'value groups.a.onboarding.state "on"',
    ],
    ['a flow list', `${FLEET}    deliver: [gpo, |]`, 'value groups.a.deliver.1 ""'],
    ['a flow list, half', `${FLEET}    deliver: [gp|]`, 'value groups.a.deliver.0 "gp"'],
    ['a list', `${FLEET}    deliver:\n      - gpo\n      - in|`, 'value groups.a.deliver.1 "in"'],
    ['a list, item not there yet', `${FLEET}    deliver:\n      - gpo\n      - |`, 'value groups.a.deliver.1 ""'],
    ['a list at the column of its key', `${FLEET}    deliver:\n    - gp|`, 'value groups.a.deliver.0 "gp"'],
    ['a map in a list', `waivers:\n  - rule: x\n    gr|`, 'key waivers.0 "gr" beside rule'],
    ['a map in a list, first key', `waivers:\n  - ru|`, 'value waivers.0 "ru"'],
    ['the second of a list of maps', `waivers:\n  - rule: a\n  - rule: |`, 'value waivers.1.rule ""'],
    ['a comment', `${FLEET}    # mo|`, 'nothing'],
    ['a comment behind a value', `${FLEET}    mode: x # mo|`, 'nothing'],
    ['quotes', `name: "x#|"`, 'value name "x#"'],
  ])('%s', (_, text, expected) => {
    expect(at(text)).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['a key', '{ "mdav": 1, "na|" }', 'key (top) "na" beside mdav'],
    ['a value', '{ "mdav": 1, "groups": { "a": { "mode": "pas|" } } }', 'value groups.a.mode "pas"'],
    ['nothing yet', '{\n\t"groups": {\n\t\t"a": {\n\t\t\t|\n\t\t}\n\t}\n}', 'key groups.a "" beside '],
    ['not closed', '{ "groups": { "a": { "mode": "', 'nothing'],
  ])('JSON: %s', (_, text, expected) => {
    expect(text.includes('|') ? at(text, true) : 'nothing').toBe(expected);
  });

  it('says the same with the line ends of Windows', () => {
    expect(at(`${FLEET}    settings:\n      allow|`.replaceAll('\n', '\r\n'))).toBe(
      'key groups.a.settings "allow" beside ',
    );
    expect(at(`${FLEET}    mode: pas|\n  b:\n    os: x\n`.replaceAll('\n', '\r\n'))).toBe('value groups.a.mode "pas"');
  });

  it.each([
    ['brackets', '['.repeat(5000), false],
    ['braces', '{"a":'.repeat(5000), true],
    ['dashes', `${'- '.repeat(5000)}a`, false],
    ['blocks', Array.from({ length: 3000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'), false],
  ])('is nowhere in a text that is nested thousands of levels deep by %s', (_, text, isJson) => {
    expect(cursorAt(text, text.length, isJson)).toBeUndefined();
  });

  it('never throws, wherever it is asked', () => {
    const texts = [
      `${FLEET}    onboarding: { state: [a, "b\n    x: |\n`,
      '- - -\n? : :\n{[}',
      '"',
      "'",
      '{',
      '[',
      ':',
      '- ',
      '&a *b !c',
    ];
    for (const text of texts)
      for (let offset = 0; offset <= text.length; offset++)
        for (const isJson of [true, false]) expect(() => cursorAt(text, offset, isJson)).not.toThrow();
  });
});
