import { describe, expect, it } from 'vitest';
import { groupsOf } from '../__tests__/examples.ts';
import { expectedGroup } from '../expected/expected-group.ts';
import { stateOf } from '../state/state-of.ts';
import { ageOn, dayOf, daysBetween, toldDay } from './age.ts';
import { verifier } from './verifier.ts';

const [desks] = groupsOf(`mdav: 1
name: v
groups:
  desks: { os: windows-11, mode: active, deliver: [intune] }
`).map(expectedGroup);
if (desks === undefined) throw new Error('no group');

describe('the day of a time', () => {
  it.each<[string | undefined, string | undefined]>([
    ['2026-11-21T12:00:00Z', '2026-11-21'],
    ['2026-11-21 12:00:00', '2026-11-21'],
    ['2026-11-21T12:00:00.1234567Z', '2026-11-21'],
    ['Nov 3, 2026 9:00:00 AM', '2026-11-03'],
    ['/Date(1796040000000)/', '2026-11-30'],
    ['2026-99-99', undefined],
    ['11/12/2026', undefined],
    ['yesterday', undefined],
    ['/Date(999999999999999)/', undefined],
    [undefined, undefined],
  ])('%s', (time, day) => {
    expect(dayOf(time)).toBe(day);
  });

  it('counts days over months and years', () => {
    expect(daysBetween('2025-12-31', '2026-03-01')).toBe(60);
    expect(daysBetween('2026-03-01', '2026-03-01')).toBe(0);
  });
});

describe('the day on which a device told of itself', () => {
  it.each<[string | undefined, string | undefined, string | undefined]>([
    ['2026-11-30T00:00:00Z', undefined, '2026-11-30'],
    ['2026-11-30T00:00:00Z', '2026-03-01T00:00:00Z', '2026-03-01'],
    ['2026-11-28T00:00:00Z', '2026-11-30T00:00:00Z', '2026-11-28'],
    ['2026-11-30T00:00:00Z', 'long ago', '2026-11-30'],
    [undefined, '2026-11-30T00:00:00Z', '2026-11-30'],
    [undefined, undefined, undefined],
  ])('told %s, seen %s', (collectedAt, lastSeenAt, day) => {
    expect(toldDay({ collectedAt, lastSeenAt })).toBe(day);
  });

  it.each([
    ['2026-11-20', 10],
    ['2026-12-01', 0],
    ['2026-12-02', 'ahead'],
    ['2099-01-01', 'ahead'],
  ])('%s is this old on 2026-11-30: %s', (day, age) => {
    expect(ageOn('2026-11-30', day)).toBe(age);
  });
});

describe('a device that told of itself long ago', () => {
  function judged(time: string | undefined, maxAgeDays?: number, seen?: string) {
    const one = verifier([desks as NonNullable<typeof desks>], {
      today: '2026-11-30',
      ...(maxAgeDays === undefined ? {} : { maxAgeDays }),
    });
    const read = stateOf({
      DeviceName: 'pc-1',
      OSPlatform: 'Windows11',
      AvMode: '0',
      Timestamp: time,
      LastSeenTime: seen,
    });
    if (!read.ok) throw new Error('not read');
    const { verdict, cause, group, notes } = one.describe(one.verify({ ...read.value, fleet: 'v', group: 'desks' }));
    return [verdict, cause, group, notes.find((note) => /^Told on|^When/.test(note))];
  }
  const told = (words: string) => `Told on ${words} ago: it may stand otherwise by now.`;

  it.each<[string | undefined, number | undefined, string, string | undefined]>([
    ['2026-11-23T00:00:00Z', undefined, 'right', undefined],
    ['2026-11-22T23:59:59Z', undefined, 'right', told('2026-11-22, 8 days')],
    ['2019-01-01T00:00:00Z', undefined, 'right', told('2019-01-01, 2890 days')],
    ['2026-11-27T00:00:00Z', 3, 'right', undefined],
    ['2026-11-26T00:00:00Z', 3, 'unknown', told('2026-11-26, 4 days')],
    ['2026-11-20T00:00:00Z', 30, 'right', told('2026-11-20, 10 days')],
    [undefined, undefined, 'right', undefined],
    [undefined, 3, 'right', 'When the device told this, it does not say: it may be older than `--max-age` allows.'],
  ])('%s with a limit of %s is %s', (time, limit, verdict, note) => {
    const cause = verdict === 'right' ? 'reached' : 'told-long-ago';
    expect(judged(time, limit)).toEqual([verdict, cause, 'desks', note]);
  });

  it('counts no report for newer than the day on which the device was seen', () => {
    const [verdict, cause, , note] = judged('2026-11-30T00:00:00Z', 30, '2026-03-01T00:00:00Z');
    expect([verdict, cause, note]).toEqual(['unknown', 'told-long-ago', told('2026-03-01, 274 days')]);
  });

  it('lets no day to come pass for a new one', () => {
    const note = 'Told on 2099-01-01, a day that is still to come: how old it is, nobody knows.';
    expect(judged('2099-01-01T00:00:00Z')).toEqual(['right', 'reached', 'desks', note]);
    expect(judged('2099-01-01T00:00:00Z', 30)).toEqual(['unknown', 'told-ahead', 'desks', note]);
  });
});
