import { describe, expect, it } from 'vitest';
import type { Assignment, ResolvedGroup } from '../model/resolved.ts';
import { forcesByGpo } from './forces-by-gpo.ts';

const group = (deliver: ResolvedGroup['deliver'], ...assignments: Partial<Assignment>[]): ResolvedGroup => ({
  fleet: 'contoso',
  name: 'servers',
  os: [{ id: 'windows-server-2022', at: {} }],
  mode: 'passive',
  baseline: 'current',
  technique: 'documented',
  deliver,
  assignments: assignments.map((assignment) => ({
    setting: 'forceDefenderPassiveMode',
    value: true,
    origin: { kind: 'written', layer: 'group', at: {} },
    ...assignment,
  })),
  osModes: [],
  at: {},
  origins: {},
});

describe('forcesByGpo', () => {
  it.each([
    [true, 'by Group Policy', group(['registry', 'gpo'], {})],
    [true, 'by Group Policy alone', group(['registry', 'gpo'], { only: ['gpo'] })],
    [false, 'by another way alone', group(['registry', 'gpo'], { only: ['registry'] })],
    [false, 'by a group that Group Policy does not reach', group(['registry'], {})],
    [false, 'when another setting is set', group(['gpo'], { setting: 'puaProtection', value: 'block' })],
    [false, 'when nothing is set', group(['gpo'])],
  ])('is %s %s', (expected, _, given) => {
    expect(forcesByGpo(given)).toBe(expected);
  });
});
