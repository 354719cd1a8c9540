import { CAUSES, type CauseId, VERDICTS } from '@mdav/core/decision';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRuns, type RunEntry } from './compare-runs.ts';

const entry = (device: string, verdict: RunEntry['verdict'], cause: CauseId): RunEntry => ({ device, verdict, cause });

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

  const run = fc.array(
    fc.record({
      device: fc.constantFrom('a', 'A', 'b', 'c', 'd', 'E', 'f'),
      verdict: fc.constantFrom(...VERDICTS),
      cause: fc.constantFrom(...(Object.keys(CAUSES) as CauseId[]).slice(0, 4)),
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
