import { describe, expect, it } from 'vitest';
import { parseFramework } from './parse-framework.ts';

const HEAD = `framework: house
version: '3'
title: What the house asks for
publisher: Contoso
source: { document: Handbook }
`;

const read = (rules: string, head = HEAD) => parseFramework({ text: `${head}rules:\n${rules}`, file: 'house.yaml' });

describe('a framework of a team', () => {
  it('says the same as one that comes with mdav, rule by rule in the order of the file', () => {
    const outcome = read(`  '20': { setting: puaProtection, is: block, severity: high }
  '3': { setting: cloudBlockLevel, anyOf: [high, high-plus], orAbsent: true }
  wmi: { setting: attackSurfaceReductionRules, key: block-wmi-persistence, is: audit }
  age: { setting: signatureUpdateAVSignatureDue, from: { days: 1 }, to: { days: 7 } }
  some: { setting: attackSurfaceReductionRules, set: true }
  none: { setting: excludedPaths, absent: true }
  family: { registry: { key: Windows Defender Security Center\\Family options, name: UILockdown, type: dword, data: 1 } }
  run: { antivirus: true, os: [windows-11], class: client }
  talk: { cannot: People are to be told. }
`);
    expect(outcome.ok && outcome.value.rules).toEqual([
      { id: '20', severity: 'high', ask: { setting: 'puaProtection', kind: 'is', value: 'block' } },
      {
        id: '3',
        ask: { setting: 'cloudBlockLevel', kind: 'any-of', values: ['high', 'high-plus'], orAbsent: true },
      },
      {
        id: 'wmi',
        ask: { setting: 'attackSurfaceReductionRules', key: 'block-wmi-persistence', kind: 'is', value: 'audit' },
      },
      {
        id: 'age',
        ask: { setting: 'signatureUpdateAVSignatureDue', kind: 'range', from: { days: 1 }, to: { days: 7 } },
      },
      { id: 'some', ask: { setting: 'attackSurfaceReductionRules', kind: 'set' } },
      { id: 'none', ask: { setting: 'excludedPaths', kind: 'absent' } },
      {
        id: 'family',
        ask: {
          kind: 'registry',
          key: 'Windows Defender Security Center\\Family options',
          name: 'UILockdown',
          type: 'dword',
          data: 1,
        },
      },
      { id: 'run', os: ['windows-11'], class: 'client', ask: { kind: 'antivirus' } },
      { id: 'talk', ask: { kind: 'unsayable', why: 'People are to be told.' } },
    ]);
  });

  it.each([
    ['nothing asked', '  a: { setting: puaProtection }', 'framework-ask', 7, 3, 'Rule a asks for nothing.'],
    [
      'two conditions',
      '  a: { setting: puaProtection, is: block, set: true }',
      'framework-ask',
      7,
      3,
      'Rule a asks for is and set.',
    ],
    [
      'half a range',
      '  a: { setting: signatureUpdateAVSignatureDue, from: { days: 1 } }',
      'framework-ask',
      7,
      3,
      'Rule a asks for from.',
    ],
    ['no setting', '  a: { is: block }', 'framework-missing-key', 7, 3, 'Rule a lacks "setting".'],
    [
      'an unknown setting',
      '  a: { setting: puaProtectoin, is: block }',
      'framework-unknown-setting',
      7,
      17,
      'There is no setting "puaProtectoin".',
    ],
    [
      'an unknown key of a map',
      '  a: { setting: attackSurfaceReductionRules, key: block-all, is: block }',
      'framework-unknown-setting',
      7,
      51,
      'attackSurfaceReductionRules has no key "block-all".',
    ],
    [
      'a key of what is no map',
      '  a: { setting: puaProtection, key: x, is: block }',
      'framework-unknown-setting',
      7,
      37,
      'puaProtection has no key "x".',
    ],
    [
      'a wrong value',
      '  a: { setting: puaProtection, is: maybe }',
      'framework-value',
      7,
      36,
      'puaProtection takes one of off, block, audit, not "maybe".',
    ],
    [
      'a wrong value among several',
      '  a: { setting: puaProtection, anyOf: [block, 1] }',
      'framework-value',
      7,
      47,
      'puaProtection takes one of off, block, audit, not 1.',
    ],
    [
      'a wrong word of a map',
      '  a: { setting: attackSurfaceReductionRules, key: block-wmi-persistence, is: on }',
      'framework-value',
      7,
      78,
      undefined,
    ],
    [
      'an unknown system',
      '  a: { antivirus: true, os: [windows-12] }',
      'framework-unknown-setting',
      7,
      30,
      'There is no operating system "windows-12".',
    ],
    [
      'an unknown key',
      '  a: { antivirus: true, when: never }',
      'framework-unknown-key',
      7,
      31,
      'Rule a has no "when".',
    ],
    [
      'a range that ends before it starts',
      '  a: { setting: signatureUpdateAVSignatureDue, from: { days: 7 }, to: { days: 1 } }',
      'framework-value',
      7,
      48,
      'The range ends before it starts.',
    ],
    [
      'a range of words',
      '  a: { setting: cloudBlockLevel, from: high, to: high-plus }',
      'framework-value',
      7,
      34,
      'cloudBlockLevel is no quantity: it has no range.',
    ],
    [
      'one of none',
      '  a: { setting: cloudBlockLevel, anyOf: [] }',
      'framework-value',
      7,
      41,
      'No value is one of none.',
    ],
    [
      'data of another type',
      '  a: { registry: { key: Contoso, name: Watch, type: dword, data: "1" } }',
      'framework-value',
      7,
      66,
      'A dword is a whole number from 0 to 4294967295, not "1".',
    ],
    [
      'data that does not fit',
      '  a: { registry: { key: Contoso, name: Watch, type: dword, data: 4294967296 } }',
      'framework-value',
      7,
      66,
      'A dword is a whole number from 0 to 4294967295, not 4294967296.',
    ],
    [
      'data that is no text',
      '  a: { registry: { key: Contoso, name: Watch, type: sz, data: 1 } }',
      'framework-value',
      7,
      63,
      'A sz is text, not 1.',
    ],
    [
      'a key from the root',
      "  a: { registry: { key: 'HKLM\\Software\\Policies\\Microsoft\\Contoso', name: Watch, type: sz, data: '' } }",
      'framework-value',
      7,
      25,
      'The key starts below SOFTWARE\\Policies\\Microsoft.',
    ],
    [
      'a setting beside the registry',
      '  a: { setting: puaProtection, antivirus: true }',
      'framework-ask',
      7,
      8,
      '"setting" means nothing beside what the rule asks for.',
    ],
    [
      'an absence that is asked for anyway',
      '  a: { setting: puaProtection, absent: true, orAbsent: true }',
      'framework-ask',
      7,
      46,
      '"orAbsent" means nothing beside what the rule asks for.',
    ],
    ['a wrong form', '  a: { antivirus: true, levels: high }', 'framework-form', 7, 33, '"levels" is a list.'],
  ])('is refused for %s', (_, rules, code, line, column, message) => {
    const { diagnostics } = read(rules);
    expect(diagnostics.map(({ code, at }) => [code, at.file, at.line, at.column])).toEqual([
      [code, 'house.yaml', line, column],
    ]);
    if (message !== undefined) expect(diagnostics[0]?.message).toBe(message);
  });

  it('is told of every mistake at once', () => {
    const bad = HEAD.replace('publisher: Contoso\n', '').replace("version: '3'", 'version: 3');
    expect(read('  a: { setting: puaProtection, is: maybe }\n', bad).diagnostics.map(({ message }) => message)).toEqual(
      [
        '"version" is text.',
        'The framework lacks "publisher".',
        'puaProtection takes one of off, block, audit, not "maybe".',
      ],
    );
    // Rules of a wrong form are not looked at further, and none at all are no crash.
    expect(read('  a: 1\n', bad).diagnostics).toHaveLength(3);
    expect(read('', bad).diagnostics.length).toBeGreaterThan(2);
    expect(read('  a: { setting: puaProtection, is: blok }\n').diagnostics[0]?.hint).toBe('Did you mean "block"?');
    expect(read('  a: { setting: signatureUpdateInterval, is: 4 }\n').diagnostics[0]?.hint).toBe(
      'Write it as in a fleet file: { hours: 4 }.',
    );
    expect(read('  a: { setting: x, is: 1 }\n  b: { set: true }\n').diagnostics.map(({ code }) => code)).toEqual([
      'framework-unknown-setting',
      'framework-missing-key',
    ]);
    const several = read(
      '  a: { anyOf: high }\n  b: 1\n  c: { setting: x, is: 1 }\n  d: {}\n',
      `${HEAD}os: [windows-12]\n`,
    );
    expect(several.diagnostics.map(({ code, at }) => `${code} ${at.line}`)).toEqual([
      'framework-unknown-setting 6',
      'framework-form 8',
      'framework-form 9',
      'framework-unknown-setting 10',
      'framework-ask 11',
      'framework-missing-key 11',
    ]);
    expect(parseFramework({ text: '' }).diagnostics).toMatchObject([{ hint: expect.stringContaining('`framework`') }]);
  });
});
