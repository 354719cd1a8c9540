import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceMatcher, type MatchedGroup } from './match-device.ts';
import { fitsPattern, namePatterns } from './name-patterns.ts';

const device = (name: string, more: object = {}) => ({
  device: name,
  fleet: undefined,
  group: undefined,
  machineGroup: undefined,
  tags: [],
  ...more,
});

const GROUPS: readonly MatchedGroup[] = [
  { fleet: 'f', group: 'files', match: { names: ['FS-*', 'nas1'], tags: ['Files'] } },
  { fleet: 'f', group: 'desks', match: { names: ['pc-??', '*-desk', 'x.corp.test'] } },
  { fleet: 'f', group: 'all-x', match: { names: ['*x*', 'fs-9*'] } },
  { fleet: 'f', group: 'nobody' },
];

describe('a group that was renamed', () => {
  const renamed: readonly MatchedGroup[] = [
    { fleet: 'f', group: 'laptops', was: 'desks' },
    { fleet: 'f', group: 'files', was: 'nobody' },
    { fleet: 'f', group: 'nobody' },
  ];
  it.each<[string, unknown]>([
    ['laptops', 'laptops'],
    ['Desks', 'laptops'],
    // The name belongs to the group that has it now.
    ['nobody', 'nobody'],
    ['files', 'files'],
    ['others', 'unknown-group'],
  ])('takes data that name %s', (group, expected) => {
    for (const fleet of [undefined, 'F']) {
      const matched = deviceMatcher(renamed)(device('any', { group, fleet }));
      expect(matched.kind === 'group' ? renamed[matched.index]?.group : matched.kind).toBe(expected);
    }
  });
});

describe('the group of a device', () => {
  const match = deviceMatcher(GROUPS);
  const groupsOf = (given: ReturnType<typeof device>) => {
    const matched = match(given);
    if (matched.kind === 'group') return GROUPS[matched.index]?.group;
    return matched.kind === 'ambiguous' ? matched.indexes.map((index) => GROUPS[index]?.group) : matched.kind;
  };
  it.each<[string, object, unknown]>([
    ['fs-1', {}, 'files'],
    ['FS-', {}, 'files'],
    ['NAS1.corp.test', {}, 'files'],
    ['CORP\\NAS1', {}, 'files'],
    ['corp.test\\nas1.corp.test', {}, 'files'],
    ['nas12', {}, 'none'],
    ['PC-07', {}, 'desks'],
    ['PC-007', {}, 'none'],
    ['lab-DESK', {}, 'desks'],
    ['lab-desk.corp.test', {}, 'desks'],
    ['x.corp.test', {}, ['desks', 'all-x']],
    ['fs-91', {}, ['files', 'all-x']],
    ['fs-91', { tags: ['other'] }, ['files', 'all-x']],
    ['fs-91', { tags: ['files'] }, 'files'],
    ['anything', { tags: ['FILES'] }, 'files'],
    ['anything', { tags: ['file'] }, 'none'],
    ['fs-1', { machineGroup: 'Desks' }, 'desks'],
    ['fs-1', { machineGroup: 'Other' }, 'files'],
    ['fs-1', { group: 'NOBODY', tags: ['files'], machineGroup: 'desks' }, 'nobody'],
    ['fs-1', { group: 'nobody', fleet: 'F' }, 'nobody'],
    ['fs-1', { group: 'unheard-of' }, 'unknown-group'],
    ['fs-1', { group: 'unheard-of', fleet: 'f' }, 'unknown-group'],
    ['anything', { group: 'desks', fleet: 'another' }, 'other-fleet'],
    ['anything', { fleet: 'another' }, 'none'],
    ['fs-1', { group: 'desks', fleet: 'another' }, 'files'],
    ['', {}, 'none'],
    ['f'.repeat(300), {}, 'none'],
  ])('of %s with %j is %j', (name, more, expected) => {
    expect(groupsOf(device(name, more))).toEqual(expected);
  });

  it('is the only one where the fleet has one and says nothing', () => {
    const one = deviceMatcher([{ fleet: 'f', group: 'a' }]);
    expect(one(device('x'))).toEqual({ kind: 'group', index: 0 });
    expect(one(device('x', { fleet: 'F', machineGroup: 'Desks', tags: ['b'] }))).toEqual({ kind: 'group', index: 0 });
    expect(one(device('x', { fleet: 'another' }))).toEqual({ kind: 'other-fleet' });
    expect(one(device('x', { fleet: 'another', group: 'a' }))).toEqual({ kind: 'other-fleet' });
    expect(deviceMatcher([{ fleet: 'f', group: 'a', match: { names: ['y'] } }])(device('x'))).toEqual({ kind: 'none' });
    expect(
      deviceMatcher([
        { fleet: 'f', group: 'a' },
        { fleet: 'f', group: 'b' },
      ])(device('x')),
    ).toEqual({ kind: 'none' });
  });
});

describe('a pattern', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', '-'), maxLength: 12 });
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), minLength: 1, maxLength: 8 });
  const slow = (text: string, name: string) =>
    new RegExp(`^${text.replaceAll('.', '\\.').replaceAll(/\*+/g, '.*').replaceAll('?', '.')}$`).test(name);

  it('fits what the expression of the same meaning fits', () => {
    fc.assert(
      fc.property(pattern, letters, (text, name) => {
        expect(fitsPattern(text, name)).toBe(slow(text, name));
      }),
      { numRuns: 3000 },
    );
  });

  it('is found among many as it is alone', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 12 }), letters, (texts, name) => {
        const found = new Set<number>();
        namePatterns(texts.map((text, index) => [text, index] as const)).find(name.toUpperCase(), found);
        expect([...found].sort()).toEqual(texts.flatMap((text, index) => (slow(text, name) ? [index] : [])).sort());
      }),
      { numRuns: 2000 },
    );
  });

  it('cannot be made slow, and thousands of them are no matter', () => {
    const evil = `${'*a'.repeat(100)}b`;
    const patterns = namePatterns([
      ...Array.from({ length: 5000 }, (_, index) => [`site${index}-*`, index] as const),
      ...Array.from({ length: 5000 }, (_, index) => [`host-${index}`, index] as const),
      [evil, -1] as const,
    ]);
    const found = new Set<number>();
    const before = process.cpuUsage();
    for (let index = 0; index < 5000; index++) patterns.find(`SITE${index}-pc`, found);
    expect(found.size).toBe(5000);
    patterns.find('a'.repeat(250), found);
    expect(found.has(-1)).toBe(false);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
  });
});
