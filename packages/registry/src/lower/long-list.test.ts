import { acceptFleet, defineFleet, resolveFleet } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { registryChannel } from './channel.ts';

/** More than a call takes as arguments of its own, and a tenth of the values that a fleet may have. */
const MANY = 200_000;

describe('a list of many entries', () => {
  it('is said and read again as the list that it is', () => {
    const excludedPaths = Array.from({ length: MANY }, (_, index) => `C:\\Data\\${index}`);
    const accepted = acceptFleet(
      defineFleet({
        mdav: 1,
        name: 'f',
        groups: { a: { os: 'windows-11', mode: 'active', deliver: ['registry'], settings: { excludedPaths } } },
      }),
    );
    const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
    const group = resolved.ok ? resolved.value.groups[0] : undefined;
    if (group === undefined) throw new Error('the fleet is wrong');
    const { form } = registryChannel.lower(group);
    const { settings, residue } = registryChannel.lift(form);
    expect([form.entries.length > MANY, residue.entries.length]).toEqual([true, 0]);
    expect((settings.excludedPaths as readonly string[]).length).toBe(MANY);
  });
});
