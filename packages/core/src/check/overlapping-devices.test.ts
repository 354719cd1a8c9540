import { RULE_DATE, readExample } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFleet } from './check.ts';
import { covers, meetingName } from './meeting-name.ts';

/** What is said of groups by the devices that they claim, with the line and column that it points at. */
function told(
  groups: Readonly<Record<string, string>>,
  more = '',
  set: 'recommended' | 'strict' = 'strict',
): readonly string[] {
  const lines = Object.entries(groups).map(
    ([name, devices]) => `  ${name}: { devices: { ${devices} }, os: windows-11, mode: active, deliver: [gpo] }`,
  );
  const { fleet } = readExample(`mdav: 1\nname: x\ngroups:\n${lines.join('\n')}\n${more}`);
  return checkFleet(fleet, { date: RULE_DATE, set })
    .filter(({ rule }) => rule === 'devices-overlap')
    .map(({ severity, group, message, at }) => `${at.line}:${at.column} ${severity} ${group}: ${message}`);
}

describe('groups that claim devices', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['of one alone', { a: "names: ['FS-*', 'fs-1', '*']" }, []],
    ['apart', { a: "names: ['FS-*'], tags: [files]", b: "names: ['DB-*', 'FS'], tags: [file]" }, []],
    ['apart by their ends', { a: "names: ['FS-*-a']", b: "names: ['FS-*-b']", c: "names: ['FS-?']" }, []],
    [
      'of which one is listed',
      { a: "names: ['FS-*']", b: "names: ['DB-*', 'fs-1']" },
      ['5:26 warning b: The device "fs-1" of group "b" is claimed by group "a" by `FS-*` as well.'],
    ],
    [
      'in other letters',
      { a: "names: ['nas1']", b: "names: ['NAS1']" },
      ['5:26 warning b: The device "NAS1" of group "b" is claimed by group "a" by `nas1` as well.'],
    ],
    [
      'by patterns that meet',
      { a: "names: ['FS-*']", b: "names: ['*-BER']" },
      [
        '5:26 info b: A device called "FS-BER" would be claimed by group "b" by `*-BER` and by group "a" by `FS-*`; whether there is one is not known.',
      ],
    ],
    [
      'by everything, once for each group',
      { a: "names: ['*']", b: "names: ['*']", c: "names: ['x?', '*']" },
      [
        '5:26 warning b: Every device that group "b" claims by `*`, such as one called "x", is claimed by group "a" by `*` as well.',
        '6:26 warning c: Every device that group "c" claims by `*`, such as one called "x", is claimed by group "a" by `*` as well.',
      ],
    ],
    [
      'by a pattern of which another one is a part',
      { a: "names: ['FS-DB-?*', 'X-*']", b: "names: ['FS-*']" },
      [
        '4:26 warning a: Every device that group "a" claims by `FS-DB-?*`, such as one called "FS-DB-x", is claimed by group "b" by `FS-*` as well.',
      ],
    ],
    [
      'by a tag, which counts more',
      { a: "names: ['FS-*'], tags: [files]", b: "names: ['FS-1'], tags: [other, Files]" },
      ['5:42 warning b: Group "b" and group "a" both claim the devices with the tag "Files".'],
    ],
  ])('%s', (_, groups, expected) => {
    expect(told(groups)).toEqual(expected);
  });

  it('by patterns that only meet are told to who asks for everything, or for the rule', () => {
    const groups = { a: "names: ['FS-*']", b: "names: ['*-BER']" };
    expect(told(groups, '', 'recommended')).toEqual([]);
    expect(told(groups, 'rules: { devices-overlap: warning }\n', 'recommended')).toHaveLength(1);
  });

  it('are passed over where the fleet says so', () => {
    expect(told({ a: "names: ['FS-*']", b: "names: ['fs-1']" }, 'rules: { devices-overlap: off }\n')).toEqual([]);
  });

  it('are compared in thousands', () => {
    const groups = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`g${index}`, `names: ['SITE${index}-*', 'h-*-${index}']`]),
    );
    expect(told({ ...groups, last: "names: ['site7-pc']" })).toEqual([
      '1004:29 warning last: The device "site7-pc" of group "last" is claimed by group "g7" by `SITE7-*` as well.',
    ]);
  });
});

describe('a name that two patterns meet in', () => {
  const pattern = fc.string({ unit: fc.constantFrom('a', 'B', '*', '?'), minLength: 1, maxLength: 6 });
  const expression = (text: string) => new RegExp(`^${text.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
  const names = ['', 'a', 'b', 'x'];
  for (let length = 1; length < 6; length++)
    names.push(
      ...names.filter((name) => name.length === length).flatMap((name) => ['a', 'b', 'x'].map((c) => name + c)),
    );

  it('fits both, and is there where any name is', () => {
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        const found = meetingName(a, b);
        const [one, other] = [expression(a), expression(b)];
        if (found === undefined) {
          expect(names.filter((name) => one.test(name) && other.test(name))).toEqual([]);
          return;
        }
        expect([found.length > 0, one.test(found), other.test(found)]).toEqual([true, true, true]);
        if (covers(a, b)) expect(names.filter((name) => other.test(name) && !one.test(name))).toEqual([]);
        const shorter = names.filter((name) => name !== '' && name.length < found.length);
        expect(shorter.filter((name) => one.test(name) && other.test(name))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is told of their groups, wherever the patterns have their wildcards', () => {
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        const [finding] = told({ a: `names: ['${a}']`, b: `names: ['${b}']` });
        expect(finding === undefined).toBe(meetingName(a, b) === undefined);
      }),
      { numRuns: 500 },
    );
  });
});
