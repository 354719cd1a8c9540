import { CAUSES, type CauseId, VERDICTS } from '@mdav/core/decision';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRuns, countRun } from './compare-runs.ts';
import { isFineEntry, type RunEntry } from './run-entry.ts';

const entry = (
  device: string,
  verdict: RunEntry['verdict'],
  cause: CauseId,
  differing: readonly string[] = [],
  group?: string,
): RunEntry => ({ device, verdict, cause, differing, ...(group === undefined ? {} : { group }) });

describe('two runs over a fleet', () => {
  const before = [
    entry('a', 'wrong', 'not-onboarded'),
    entry('b', 'right', 'reached'),
    entry('c', 'wrong', 'not-onboarded'),
    entry('d', 'right', 'reached'),
    entry('e', 'pending', 'restart-pending'),
  ];
  const now = [
    entry('A', 'right', 'reached'),
    entry('b', 'wrong', 'signatures-old'),
    entry('c', 'wrong', 'sensor-not-running'),
    entry('f', 'right', 'reached'),
    entry('e', 'wrong', 'forced-active'),
    entry('e', 'pending', 'restart-pending'),
  ];

  it('says what got right, fell back, changed, fell silent and is new', () => {
    const { gotRight, fellBack, changed, fellSilent, appeared, same } = compareRuns(before, now);
    const names = (list: readonly { device: string }[]) => list.map(({ device }) => device);
    expect([gotRight, fellBack, changed, fellSilent, appeared].map(names)).toEqual([['A'], ['b'], ['c'], ['d'], ['f']]);
    expect(same).toBe(1);
  });

  it.each<[string, RunEntry, RunEntry, string]>([
    ['settings that come to differ', entry('a', 'right', 'reached'), entry('a', 'right', 'reached', ['x']), 'fellBack'],
    ['settings that are mended', entry('a', 'right', 'reached', ['x']), entry('a', 'right', 'reached'), 'gotRight'],
    ['another setting', entry('a', 'right', 'reached', ['x']), entry('a', 'right', 'reached', ['y']), 'changed'],
    [
      'one setting more',
      entry('a', 'wrong', 'not-running', ['x']),
      entry('a', 'wrong', 'not-running', ['y', 'x']),
      'changed',
    ],
    ['another order', entry('a', 'right', 'reached', ['x', 'y']), entry('a', 'right', 'reached', ['y', 'x']), 'same'],
  ])('counts %s', (_, one, other, list) => {
    const { same, ...lists } = compareRuns([one], [other]);
    const found = Object.entries(lists).filter(([, devices]) => devices.length > 0);
    expect(list === 'same' ? same : found.map(([name]) => name)).toEqual(list === 'same' ? 1 : [list]);
  });

  it('takes a device that changed its group for neither silent nor new', () => {
    const one = [entry('a', 'right', 'reached', [], 'desks')];
    const other = [entry('a', 'right', 'reached', [], 'kiosks'), entry('b', 'right', 'reached', [], 'kiosks')];
    const ofDesks = compareRuns(one, other, ({ group }) => group === 'desks');
    expect(ofDesks).toEqual({ gotRight: [], fellBack: [], changed: [], fellSilent: [], appeared: [], same: 1 });
    const ofKiosks = compareRuns(one, other, ({ group }) => group === 'kiosks');
    expect([ofKiosks.same, ofKiosks.appeared.map(({ device }) => device)]).toEqual([1, ['b']]);
  });

  const run = fc.array(
    fc.record({
      device: fc.constantFrom('a', 'A', 'b', 'c', 'd', 'E', 'f'),
      verdict: fc.constantFrom(...VERDICTS),
      cause: fc.constantFrom(...(Object.keys(CAUSES) as CauseId[]).slice(0, 4)),
      differing: fc.subarray(['x', 'y']),
    }),
    { maxLength: 12 },
  );
  const ids = (entries: readonly { device: string }[]) => new Set(entries.map(({ device }) => device.toLowerCase()));

  it('has every device once', () => {
    fc.assert(
      fc.property(run, run, (one, other) => {
        const { same, ...lists } = compareRuns(one, other);
        const listed = Object.values(lists).flatMap((list) => [...list]);
        expect(ids(listed).size).toBe(listed.length);
        expect(listed.length + same).toBe(ids([...one, ...other]).size);
      }),
    );
  });

  it('is the other way round from the later run to the earlier one', () => {
    fc.assert(
      fc.property(run, run, (one, other) => {
        const [forth, back] = [compareRuns(one, other), compareRuns(other, one)];
        expect(ids(forth.gotRight)).toEqual(ids(back.fellBack));
        expect(ids(forth.fellSilent)).toEqual(ids(back.appeared));
        expect(ids(forth.changed)).toEqual(ids(back.changed));
        expect(forth.same).toBe(back.same);
      }),
    );
  });

  it('has the numbers of both runs in its lists', () => {
    fc.assert(
      fc.property(run, run, (one, other) => {
        const { gotRight, fellBack, fellSilent, appeared } = compareRuns(one, other);
        const [before, now] = [countRun(one), countRun(other)];
        expect(now.devices - before.devices).toBe(appeared.length - fellSilent.length);
        const fine = (entries: readonly RunEntry[]) => entries.filter(isFineEntry).length;
        expect(now.right - before.right).toBe(gotRight.length - fellBack.length + fine(appeared) - fine(fellSilent));
        const { devices, ...parts } = now;
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(devices);
      }),
    );
  });

  it('finds nothing between a run and itself', () => {
    fc.assert(
      fc.property(run, (one) => {
        const { same, ...lists } = compareRuns(one, one);
        expect(Object.values(lists).flat()).toEqual([]);
        expect(same).toBe(ids(one).size);
      }),
    );
  });
});
