import { RULE_DATE, readExample } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { checkFleet } from './check.ts';

/** What is said of first names, with the column of the group's line that it points at. */
function told(groups: Readonly<Record<string, string>>, more = ''): readonly string[] {
  const lines = Object.entries(groups).map(
    ([name, was]) => `  ${name}: { ${was}os: windows-11, mode: active, antivirus: none, deliver: [gpo] }`,
  );
  const { fleet } = readExample(`mdav: 1\nname: x\ngroups:\n${lines.join('\n')}\n${more}`);
  return checkFleet(fleet, { date: RULE_DATE })
    .filter(({ rule }) => rule.startsWith('was-'))
    .map(({ rule, severity, message, at }) => `${at.line}:${at.column} ${severity} ${rule} ${message}`);
}

describe('first names', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['none', { a: '', b: '' }, []],
    ['one of a group that is gone', { b: 'was: a, ', c: '' }, []],
    ['that differs by case', { desks: 'was: Desks, ' }, []],
    [
      'of two groups that changed names',
      { a: 'was: b, ', b: 'was: a, ' },
      [
        '4:13 warning was-reused Group "a" was "b", and that is the name of the group that was "a" now.',
        '5:13 warning was-reused Group "b" was "a", and that is the name of the group that was "b" now.',
      ],
    ],
    [
      'beside a new group of that name with another first name',
      { a: 'was: old, ', b: 'was: A, ' },
      ['5:13 warning was-reused Group "b" was "A", and that is the name of the group that was "old" now.'],
    ],
    [
      'in a circle of three',
      { a: 'was: b, ', b: 'was: c, ', c: 'was: a, ' },
      [
        '4:13 warning was-reused Group "a" was "b", and that is the name of the group that was "c" now.',
        '5:13 warning was-reused Group "b" was "c", and that is the name of the group that was "a" now.',
        '6:13 warning was-reused Group "c" was "a", and that is the name of the group that was "b" now.',
      ],
    ],
    ['its own', { a: 'was: a, ' }, ['4:13 warning was-itself `was` of group "a" is its own name.']],
    [
      'another group',
      { a: '', b: 'was: a, ' },
      ['5:13 error was-taken Group "b" was "a", and that is another group of the fleet.'],
    ],
    [
      'another group in other letters',
      { a: '', b: 'was: A, ' },
      ['5:13 error was-taken Group "b" was "A", and that is another group of the fleet.'],
    ],
    [
      'that of another group',
      { b: 'was: a, ', c: 'was: A, ' },
      [
        '4:13 error was-taken Group "b" was "a", and so was group "c".',
        '5:13 error was-taken Group "c" was "A", and so was group "b".',
      ],
    ],
  ])('%s', (_, groups, expected) => {
    expect(told(groups)).toEqual(expected);
  });

  it('have levels, like waivers and levels themselves', () => {
    const groups = { a: '', b: 'was: a, ' };
    expect(told(groups, 'rules: { was-taken: warning }')).toEqual([expect.stringContaining('warning was-taken')]);
    expect(told(groups, 'rules: { was-taken: off }')).toEqual([]);
  });

  it('that say nothing are taken away by the fix', () => {
    const { fleet } = readExample('mdav: 1\nname: x\ngroups: { a: { was: a, os: windows-11, mode: active } }\n');
    const found = checkFleet(fleet, { date: RULE_DATE }).find(({ rule }) => rule === 'was-itself');
    expect(found?.fixes?.edits).toEqual([{ kind: 'remove', path: ['groups', 'a', 'was'] }]);
  });
});
