import { describe, expect, it } from 'vitest';
import { exampleGroups } from '../__tests__/examples.ts';
import { rightDevice } from '../__tests__/right-device.ts';
import { expectedGroup } from '../expected/expected-group.ts';
import { stateOf } from '../state/state-of.ts';
import { verifier } from './verifier.ts';

const cases = exampleGroups().flatMap(([name, group]) => {
  const expected = expectedGroup(group);
  return expected.devices.flatMap(({ os }) =>
    (['policy', 'mdm'] as const).map((place) => [`${name} ${os} by ${place}`, expected, os, place] as const),
  );
});

describe('the device that expected.json describes', () => {
  it('is one of many', () => {
    expect(cases.length).toBeGreaterThan(20);
  });
  it.each(cases)('%s is right, and so is every setting of it', (_, expected, os, place) => {
    const read = stateOf(JSON.parse(JSON.stringify(rightDevice(expected, os, place))));
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    const one = verifier([JSON.parse(JSON.stringify(expected))]);
    const verdict = one.verify(read.value);
    const { settings, ...said } = one.describe(verdict);
    const byHand = (expected.settings ?? []).filter(({ policy, mdm }) => policy === undefined && mdm === undefined);
    expect(settings?.differences).toEqual([]);
    expect(settings?.notTold).toBe(byHand.length);
    const count = byHand.length === 1 ? '1 setting' : `${byHand.length} settings`;
    const notes = byHand.length === 0 ? [] : [`Not told, and so not judged: ${count}.`];
    expect([said.verdict, said.cause, said.notes]).toEqual(['right', 'reached', notes]);
  });
});
