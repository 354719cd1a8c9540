import type { SettingValue } from '@mdav/core';
import { REMOVE } from '@mdav/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policy } from '../__tests__/policies.ts';
import { BLOCK_LEVEL, catalogBytes } from '../__tests__/samples.ts';
import { policiesIn } from '../found/policies-in.ts';
import type { FoundPolicy } from '../policy/found-policy.ts';
import { overlapFindings } from './overlap-findings.ts';
import { overlapsIn } from './overlaps.ts';

type Settings = Readonly<Record<string, SettingValue>>;

function estate(...settings: readonly Settings[]): readonly FoundPolicy[] {
  return settings.map((each, index) => ({
    ...policy({ name: `P${index}`, settings: each }),
    path: `${index}.json`,
    set: { id: 'one', title: 'one' },
  }));
}

const RULE = 'block-office-child-processes';

describe('policies of one folder', () => {
  it.each<[string, Settings, Settings, readonly (readonly [string, string])[]]>([
    [
      'say different things',
      { puaProtection: 'block' },
      { puaProtection: 'audit' },
      [['contradicts', 'puaProtection']],
    ],
    ['say the same', { puaProtection: 'block' }, { puaProtection: 'block' }, [['repeats', 'puaProtection']]],
    [
      'say the same in another unit',
      { signatureUpdateInterval: { hours: 4 } },
      { signatureUpdateInterval: { minutes: 240 } },
      [['repeats', 'signatureUpdateInterval']],
    ],
    ['say nothing together', { puaProtection: 'block' }, { cloudBlockLevel: 'high' }, []],
    ['have lists that are put together', { excludedPaths: ['C:\\a'] }, { excludedPaths: ['C:\\b'] }, []],
    [
      'exclude the same',
      { excludedPaths: ['C:\\a', 'C:\\x'] },
      { excludedPaths: ['c:\\A'] },
      [['repeats', 'excludedPaths C:\\a']],
    ],
    [
      'set one rule differently',
      { attackSurfaceReductionRules: { [RULE]: 'block' } },
      { attackSurfaceReductionRules: { [RULE]: 'audit' } },
      [['contradicts', `attackSurfaceReductionRules.${RULE}`]],
    ],
    [
      'set other rules',
      { attackSurfaceReductionRules: { [RULE]: 'block' } },
      { attackSurfaceReductionRules: { 'block-obfuscated-scripts': 'audit' } },
      [],
    ],
    [
      'take away what the other one sets',
      { puaProtection: 'block' },
      { puaProtection: REMOVE },
      [['contradicts', 'puaProtection']],
    ],
  ])('that %s', (_, first, second, expected) => {
    expect(overlapsIn(estate(first, second)).map(({ kind, subject }) => [kind, subject])).toEqual(expected);
  });

  it('overlap whichever comes first, and alone never', () => {
    const settings = fc.record(
      {
        puaProtection: fc.constantFrom('block', 'audit'),
        cloudBlockLevel: fc.constantFrom('high', 'default'),
        excludedPaths: fc.subarray(['C:\\a', 'C:\\b']),
        attackSurfaceReductionRules: fc.record({ [RULE]: fc.constantFrom('block', 'warn') }),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<Settings>;
    fc.assert(
      fc.property(settings, settings, (a, b) => {
        expect(overlapsIn(estate(a))).toEqual([]);
        const told = (policies: readonly FoundPolicy[]) =>
          overlapsIn(policies)
            .map(({ kind, subject }) => `${kind} ${subject.toLowerCase()}`)
            .sort();
        expect(told(estate(a, b))).toEqual(told(estate(b, a)));
        expect(overlapsIn(estate(a, a)).every(({ kind }) => kind === 'repeats')).toBe(true);
      }),
    );
  });

  it('say nothing against policies for other devices', () => {
    const [first, second] = estate({ puaProtection: 'block' }, { puaProtection: 'audit' });
    if (first === undefined || second === undefined) throw new Error('two');
    expect(overlapsIn([first, { ...second, set: { id: 'other', title: 'other' } }])).toEqual([]);
  });

  it('are told with both places', () => {
    const files = new Map([
      ['a.json', catalogBytes('A', { [BLOCK_LEVEL]: '2' })],
      ['b/c.json', catalogBytes('C', { [BLOCK_LEVEL]: '4' })],
      ['d.json', catalogBytes('D', { [BLOCK_LEVEL]: '4' })],
    ]);
    const told = (names: readonly string[]) =>
      overlapFindings(
        policiesIn({ root: 'x', files: new Map([...files].filter(([path]) => names.includes(path))) }).policies,
      ).map(({ code, at, message }) => [code, at.file, message]);
    expect(told(['a.json', 'b/c.json'])).toEqual([
      [
        'estate-contradiction',
        'x/a.json',
        'cloudBlockLevel is high in Intune policy "A" (x/a.json), high-plus in Intune policy "C" (x/b/c.json).',
      ],
    ]);
    expect(told(['b/c.json', 'd.json'])).toEqual([
      [
        'estate-repeat',
        'x/b/c.json',
        '1 setting stands alike in Intune policy "C" (x/b/c.json) and Intune policy "D" (x/d.json): cloudBlockLevel.',
      ],
    ]);
  });
});
