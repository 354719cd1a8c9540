import { groupWith } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import type { Group } from '../model/fleet.ts';
import { TAMPER_STATES } from '../model/vocabulary.ts';
import { expectedState } from './expected.ts';
import { wantedTamper } from './tamper-protection.ts';

const STATES = [...TAMPER_STATES, undefined];

const groupOf = (fact: (typeof STATES)[number], setting: (typeof STATES)[number], more: Partial<Group> = {}) =>
  groupWith(setting === undefined ? {} : { tamperProtection: setting }, {
    ...(fact === undefined ? {} : { tamperProtection: fact }),
    deliver: ['intune'],
    ...more,
  });

const expectedOf = (group: ReturnType<typeof groupWith>) =>
  new Set(expectedState(group).devices.map(({ status }) => status.IsTamperProtected));

describe('tamper protection as it is to be', () => {
  it('is what the policy brings, else what the file says of the devices', () => {
    for (const fact of STATES)
      for (const setting of STATES) {
        const group = groupOf(fact, setting);
        const wanted = setting ?? fact;
        expect(wantedTamper(group), `${fact} ${setting}`).toBe(wanted);
        const shown = wanted === 'on' ? true : wanted === 'off' ? false : undefined;
        expect(expectedOf(group)).toEqual(new Set([shown]));
      }
  });

  it.each([
    ['nothing delivers by Intune', { deliver: ['gpo'] }],
    ['a server does not enrol', { os: 'windows-server-2022', deliver: ['intune', 'gpo'] }],
  ] satisfies readonly [string, Partial<Group>][])('is no matter of a setting that does not arrive: %s', (_, more) => {
    for (const fact of STATES) expect(wantedTamper(groupOf(fact, 'on', more))).toBe(fact);
  });

  it('reaches servers that Defender for Endpoint manages', () => {
    const more = { os: 'windows-server-2022', intune: { management: 'mde' } } as const;
    expect(wantedTamper(groupOf('off', 'on', more))).toBe('on');
  });

  it('is not said where it is another on some of the systems', () => {
    const more = { os: ['windows-11', 'windows-server-2022'], deliver: ['intune', 'gpo'] } as const;
    expect(wantedTamper(groupOf('off', 'on', more))).toBeUndefined();
    expect(wantedTamper(groupOf('on', 'on', more))).toBe('on');
  });
});
