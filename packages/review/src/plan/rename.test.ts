import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Fleet, parseFleet, type ResolvedFleet, resolveFleet } from '@mdav/core';
import { sampled } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import type { FleetPlan, GroupPlan } from './fleet-plan.ts';
import { planFleets } from './plan-fleets.ts';

const DATE = '2026-11-21';

function fleetOf(text: string, file = 'mdav.json'): ResolvedFleet {
  const parsed = parseFleet({ text, file });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));
  return resolved.value;
}
const withGroups = (groups: object, more: object = {}) =>
  fleetOf(JSON.stringify({ mdav: 1, name: 'demo', ...more, groups }));
const plan = (before: ResolvedFleet, after: ResolvedFleet): FleetPlan => planFleets(before, after, { date: DATE });
/** `b renamed from a by was`, and what changes of each group. */
const told = ({ groups }: Pick<FleetPlan, 'groups'>) => groups.filter(({ kind }) => kind !== 'unchanged').map(line);
const line = ({ group, kind, renamed, settings, facts, mode }: GroupPlan): string =>
  [
    `${group} ${kind}`,
    ...(renamed === undefined ? [] : [`from ${renamed.from} by ${renamed.by}`]),
    ...(mode.before === mode.after || kind === 'added' || kind === 'removed' ? [] : [`${mode.before} → ${mode.after}`]),
    ...(kind === 'added' || kind === 'removed'
      ? []
      : [...facts.map(({ fact }) => fact), ...settings.map(({ setting }) => setting)]),
  ].join(' ');

const clients = {
  os: 'windows-11',
  mode: 'active',
  antivirus: 'none',
  deliver: ['intune'],
  settings: { puaProtection: 'block', cloudBlockLevel: 'high', allowArchiveScanning: true },
};
const servers = {
  os: 'windows-server-2022',
  mode: 'passive',
  onboarding: { state: 'planned' },
  antivirus: { product: 'Other', exclusionsForDefender: true },
  deliver: ['gpo'],
  settings: { disableCatchupQuickScan: true },
};
const set = (group: object, settings: object) => ({ ...group, settings: { ...clients.settings, ...settings } });

describe('a group under another name', () => {
  it.each<[string, object, object, string[]]>([
    ['is one group', { a: clients, s: servers }, { b: clients, s: servers }, ['b renamed from a by content']],
    ['is one where there is no other', { a: clients }, { b: clients }, ['b renamed from a by content']],
    [
      'is told with what changes of it',
      { a: clients, s: servers },
      { b: set(clients, { puaProtection: 'audit' }), s: servers },
      ['b renamed from a by content puaProtection'],
    ],
    [
      'and another group that changes',
      { a: clients, s: servers },
      { b: clients, s: { ...servers, settings: { disableCatchupQuickScan: false } } },
      ['b renamed from a by content', 's changed disableCatchupQuickScan'],
    ],
    [
      'is two where little is the same',
      { a: clients, s: servers },
      { b: { ...servers, os: 'windows-11', settings: { puaProtection: 'block' } }, s: servers },
      ['a removed', 'b added'],
    ],
    [
      'is two where the devices are others',
      { a: { ...clients, devices: { names: ['A-*'] } } },
      { b: { ...clients, devices: { names: ['B-*'] } } },
      ['a removed', 'b added'],
    ],
    [
      'is one where the devices tell',
      { a: { ...clients, devices: { tags: ['Desks'] } } },
      { b: { ...clients, devices: { tags: ['desks'] } } },
      ['b renamed from a by content'],
    ],
    [
      'is each its own of several',
      { 'desks-north': clients, 'desks-south': clients, s: servers },
      { 'laptops-south': clients, 'laptops-north': clients, s: servers },
      ['laptops-north renamed from desks-north by content', 'laptops-south renamed from desks-south by content'],
    ],
    ['beside a copy under the old name is new', { a: clients }, { a: clients, b: clients }, ['b added']],
    [
      'of which two were made, is one of them',
      { a: clients, s: servers },
      { b: clients, c: clients, s: servers },
      ['b renamed from a by content', 'c added'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(told(plan(withGroups(before), withGroups(after)))).toEqual(expected);
  });

  it.each<[string, object, object, string[], string?]>([
    [
      'leads to it in another mode',
      { a: servers, c: clients },
      { b: { ...servers, was: 'a', mode: 'active', currentMode: 'passive' }, c: clients },
      ['b renamed from a by was'],
    ],
    ['leads to it whatever it says', { a: clients }, { b: { ...servers, was: 'a' } }, ['b renamed from a by was']],
    [
      'leads to it beside others that are alike',
      { a: clients, x: clients },
      { b: { ...clients, was: 'x' }, c: { ...clients, was: 'a' } },
      ['b renamed from x by was', 'c renamed from a by was'],
    ],
    [
      'stays the first name',
      { b: { ...clients, was: 'a' } },
      { c: { ...clients, was: 'a' } },
      ['c renamed from b by was'],
    ],
    ['may stay when nothing else happens', { b: { ...clients, was: 'a' } }, { b: { ...clients, was: 'a' } }, []],
    [
      'lets two groups change names',
      { a: clients, b: servers },
      { a: { ...servers, was: 'b' }, b: { ...clients, was: 'a' } },
      ['a renamed from b by was', 'b renamed from a by was'],
    ],
    [
      'that is the last name leads to it, and says which is the first',
      { b: { ...clients, was: 'a' } },
      { c: { ...clients, was: 'b' } },
      ['c renamed from b by was'],
      'Write `was: a`',
    ],
    [
      'that is wrong is said to be',
      { a: clients },
      { b: { ...clients, was: 'x' } },
      ['b renamed from a by content'],
      'Write `was: a`',
    ],
    [
      'that leads nowhere is said to',
      { a: clients },
      { a: clients, b: { ...servers, was: 'x' } },
      ['b added'],
      '`was: x` leads to no group',
    ],
    ['that is missing is asked for', { a: clients }, { b: clients }, ['b renamed from a by content'], 'Write `was: a`'],
  ])('by `was` %s', (_, before, after, expected, note) => {
    const made = plan(withGroups(before), withGroups(after));
    expect(told(made).map((each) => each.split(' ').slice(0, 6).join(' '))).toEqual(expected);
    const notes = made.groups.flatMap((group) => group.notes).join('\n');
    if (note === undefined) expect(notes).not.toMatch(/was:/);
    else expect(notes).toContain(note);
  });

  it('is no reason for findings to come and go', () => {
    const wrong = { ...clients, os: 'windows-7' };
    const waivers = (group: string) => ({
      waivers: [{ rule: 'delivery-not-chosen', group, reason: 'r', owner: 'o', expires: '2099-01-01' }],
    });
    const { findings } = plan(withGroups({ a: wrong }, waivers('a')), withGroups({ b: wrong }, waivers('b')));
    expect(findings).toMatchObject({ added: [], resolved: [], waived: [], reopened: [] });
    expect(findings?.unchanged).toBeGreaterThan(1);
  });
});

const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));
const FLEETS = readdirSync(examples).map(
  (name) => [name, fleetOf(readFileSync(`${examples}/${name}/mdav.yaml`, 'utf8'), 'mdav.yaml')] as const,
);
const again = (written: Fleet): ResolvedFleet => fleetOf(JSON.stringify(written));
/** A fleet in which a group has another name, in the file and in the waivers. */
function renamed({ written }: ResolvedFleet, from: string, to: string, more: object = {}): ResolvedFleet {
  const groups = Object.entries(written.groups).map(([name, group]) =>
    name === from ? [to, { ...group, ...more }] : [name, group],
  );
  const waivers = (written.waivers ?? []).map((waiver) => (waiver.group === from ? { ...waiver, group: to } : waiver));
  return again({ ...written, groups: Object.fromEntries(groups), waivers });
}
const without = ({ written }: ResolvedFleet, name: string): ResolvedFleet => {
  const { [name]: _, ...groups } = written.groups;
  return again({ ...written, groups, waivers: (written.waivers ?? []).filter(({ group }) => group !== name) });
};

describe.each(FLEETS)('in the fleet %s', (_, fleet) => {
  const names = fleet.groups.map(({ name }) => name);

  it.each(names)('%s under another name is that group and nothing else', (name) => {
    for (const more of [{}, { was: name }]) {
      const made = plan(again(fleet.written), renamed(fleet, name, 'a-new-name', more));
      expect(told(made)).toEqual([`a-new-name renamed from ${name} by ${'was' in more ? 'was' : 'content'}`]);
      expect(made.totals).toMatchObject({ groups: 1, renamed: 1, settings: { weakens: 0, strengthens: 0 } });
      expect(made.findings).toMatchObject({ added: [], resolved: [], waived: [], reopened: [] });
    }
  });

  it('no group is taken for another that comes when it goes', () => {
    const pairs = names.flatMap((gone) => names.filter((come) => come !== gone).map((come) => ({ gone, come })));
    const confused = [...sampled(3, pairs)].filter(({ gone, come }) =>
      told(plan(without(fleet, come), without(fleet, gone))).some((each) => each.includes('renamed')),
    );
    expect(confused).toEqual([]);
  });
});
