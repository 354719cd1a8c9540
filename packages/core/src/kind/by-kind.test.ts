import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFleet } from '../check/check.ts';
import type { Fleet, Group } from '../model/fleet.ts';
import type { ResolvedFleet, ResolvedGroup } from '../model/resolved.ts';
import { acceptFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { arbitraryGroup } from '../rules/__tests__/arbitrary-group.ts';
import { byGroup, byKind } from './by-kind.ts';

const GROUP = {
  os: ['windows-server-2022'],
  mode: 'passive',
  deliver: ['gpo'],
  settings: { cloudBlockLevel: 'high', excludedPaths: ['D:\\A', 'E:\\B'] },
} as unknown as Group;

function resolved(groups: Readonly<Record<string, Group>>): ResolvedFleet | undefined {
  const accepted = acceptFleet({ mdav: 1, name: 'kinds', groups } as Fleet);
  const fleet = accepted.ok ? resolveFleet(accepted.value) : accepted;
  return fleet.ok ? fleet.value : undefined;
}

function groupsOf(groups: Readonly<Record<string, Group>>): readonly ResolvedGroup[] {
  return resolved(groups)?.groups ?? [];
}

/** Groups of one kind: other names, entries, places and reasons. */
function alike(group: Group, count: number): Readonly<Record<string, Group>> {
  const one = (index: number): Group => ({
    ...group,
    description: `number ${index}`,
    settings: { ...group.settings, excludedPaths: [`D:\\A${index}`, 'E:\\B'] },
  });
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`group-${index}`, one(index)]));
}

describe('byKind', () => {
  const ask = (look: (group: ResolvedGroup) => string, groups = groupsOf(alike(GROUP, 5))) => {
    let asked = 0;
    const byItsKind = byKind((group) => {
      asked += 1;
      return look(group);
    });
    expect(groups.map(byItsKind)).toEqual(groups.map(look));
    return asked;
  };

  it.each([
    ['the mode', (group: ResolvedGroup) => group.mode],
    [
      'a word',
      ({ assignments }: ResolvedGroup) => String(assignments.find((one) => one.setting === 'cloudBlockLevel')?.value),
    ],
    [
      'how long a list is',
      ({ assignments }: ResolvedGroup) => assignments.map(({ value }) => Array.isArray(value) && value.length).join(),
    ],
    [
      'whether a fact was written',
      ({ origins }: ResolvedGroup) => String(origins['mode'] !== undefined || 'licence' in origins),
    ],
    ['whether there is a description', (group: ResolvedGroup) => String('description' in group)],
  ])('asks once more at the second group, and never again, where an answer depends on %s', (_, look) => {
    // Where the place of a fact is looked at, every group is asked.
    expect(ask(look)).toBeLessThanOrEqual(look.toString().includes('origins[') ? 6 : 2);
  });

  it.each([
    ['the name', (group: ResolvedGroup) => group.name],
    ['the description', (group: ResolvedGroup) => group.description ?? ''],
    ['an entry', ({ assignments }: ResolvedGroup) => JSON.stringify(assignments.map(({ value }) => value))],
    ['all of it', (group: ResolvedGroup) => JSON.stringify({ ...group })],
    ['a place', (group: ResolvedGroup) => JSON.stringify(group.os)],
  ])('asks every group where an answer depends on %s', (_, look) => {
    expect(ask(look)).toBe(6);
  });

  it('tells one kind from another', () => {
    const other = { ...GROUP, mode: 'active' } as Group;
    const groups = groupsOf({ ...alike(GROUP, 3), a: other, b: other, c: other });
    expect(ask(({ mode }) => mode, groups)).toBe(4);
  });

  it('notices who looks through another that is asked by kind', () => {
    const inner = byKind(({ name }) => name);
    expect(ask((group) => `${group.mode} ${inner(group)}`)).toBe(6);
    const remembered = byGroup(({ name }) => name);
    expect(ask((group) => remembered(group))).toBe(6);
  });

  it('refuses to give away the place of another group', () => {
    const keep = byKind(({ os }) => os);
    const [, , third] = groupsOf(alike(GROUP, 3)).map(keep);
    expect(() => third?.[0]?.at).toThrow('keeps nothing of the group');
  });
});

it('finds the same in a group among others of its kind as alone', () => {
  fc.assert(
    fc.property(arbitraryGroup, (group) => {
      const groups = alike(group, 4);
      const fleet = resolved(groups);
      if (fleet === undefined) return;
      const find = (few: readonly ResolvedGroup[]) => checkFleet({ ...fleet, groups: few }, { date: '2026-01-01' });
      const all = find(fleet.groups);
      for (const one of fleet.groups)
        expect(all.filter((finding) => finding.group === one.name)).toEqual(find([{ ...one }]));
    }),
    { numRuns: 50 },
  );
}, 0);
