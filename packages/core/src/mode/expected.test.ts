import { describe, expect, it } from 'vitest';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { expectedState } from './expected.ts';

function groupOf(text: string) {
  const parsed = parseFleet({ text: `mdav: 1\nname: f\ngroups:\n  a: ${text}\n` });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  const resolved = resolveFleet(parsed.value);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  const [group] = resolved.value.groups;
  if (group === undefined) throw new Error('no group');
  return group;
}

describe('expectedState', () => {
  it.each([
    ['active', 'windows-11', ['Normal']],
    ['active+edr-block', 'windows-11', ['Normal']],
    ['passive', 'windows-11', ['Passive', 'Passive Mode']],
    ['passive+edr-block', 'windows-11', ['EDR Block Mode']],
  ])('wants %s on %s to show %j', (mode, os, modes) => {
    const { devices } = expectedState(groupOf(`{ os: ${os}, mode: ${mode}, deliver: [portal] }`));
    expect(devices[0]?.status.AMRunningMode).toEqual(modes);
  });

  it('tells what decides on an operating system, and which devices it speaks of', () => {
    const state = expectedState(
      groupOf(
        '{ os: [windows-server-2016, windows-server-2019], agent: mma, mode: passive, deliver: [gpo], devices: { names: [FS-*], tags: [files] } }',
      ),
    );
    expect(state).toMatchObject({ agent: 'mma', baseline: 'current', match: { names: ['FS-*'], tags: ['files'] } });
    expect(state.devices.map(({ os, mechanism, blockMode }) => [os, mechanism, blockMode])).toEqual([
      ['windows-server-2016', 'refused', 'not-wanted'],
      ['windows-server-2019', 'force-passive', 'not-wanted'],
    ]);
    expect(state.devices.map(({ refusedBy }) => refusedBy.length > 0)).toEqual([true, false]);
  });
});
