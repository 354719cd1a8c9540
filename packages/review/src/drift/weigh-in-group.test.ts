import type { SettingValue } from '@mdav/core';
import { weighChange } from '@mdav/core/format';
import { describe, expect, it } from 'vitest';
import type { WantedGroup } from './wanted.ts';
import { weighInGroup } from './weigh-in-group.ts';

const FALCON = { product: 'CrowdStrike Falcon' };
const group = (mode: WantedGroup['mode'], more: Partial<WantedGroup> = {}): WantedGroup => ({
  group: 'srv',
  os: ['windows-server-2022'],
  mode,
  settings: [],
  residue: [],
  ...more,
});

type Value = SettingValue | undefined;
type Row = readonly [string, WantedGroup, Value, Value, string, RegExp];

describe('the forcing value', () => {
  it.each<Row>([
    ['on, active and alone', group('active', { antivirus: 'none' }), undefined, true, 'weakens', /no other antivirus/],
    ['on, active and sent back', group('active', { antivirus: 'none' }), false, true, 'weakens', /turn passive/],
    ['on, active, nothing known', group('active'), undefined, true, 'weakens', /is not known/],
    [
      'on, active beside a product',
      group('active', { antivirus: FALCON }),
      undefined,
      true,
      'weakens',
      /Falcon is left/,
    ],
    [
      'on, beside what is Defender itself',
      group('passive', { antivirus: { product: 'Windows Defender' } }),
      undefined,
      true,
      'weakens',
      /no other antivirus/,
    ],
    [
      'on, passive and alone',
      group('passive', { antivirus: 'none' }),
      undefined,
      true,
      'weakens',
      /no other antivirus/,
    ],
    ['on, passive beside a product', group('passive', { antivirus: FALCON }), undefined, true, 'neutral', /to be/],
    ['off, passive beside a product', group('passive', { antivirus: FALCON }), true, false, 'mixed', /Falcon/],
    ['off, passive, nothing known', group('passive+edr-block'), true, false, 'mixed', /beside the other antivirus/],
    ['off, passive and alone', group('passive', { antivirus: 'none' }), true, false, 'strengthens', /run active/],
    ['off, active', group('active'), undefined, false, 'neutral', /are to have/],
    ['off where it was on, active', group('active'), true, false, 'strengthens', /any more/],
    ['taken away', group('passive', { antivirus: FALCON }), true, undefined, 'neutral', /not known/],
    ['the same', group('active'), true, true, 'neutral', /alike/],
    ['on, clients alone', group('active', { os: ['windows-11'] }), undefined, true, 'neutral', /has none/],
  ])('%s', (_, wanted, before, after, direction, why) => {
    expect(weighInGroup(wanted)('forceDefenderPassiveMode', before, after)).toEqual({
      direction,
      why: expect.stringMatching(why),
    });
  });
});

describe('the turn-off policy', () => {
  it.each<Row>([
    ['on, active', group('active'), undefined, true, 'weakens', /weakest/],
    ['on, passive', group('passive', { antivirus: FALCON }), undefined, true, 'weakens', /weakest/],
    ['at 0, passive beside a product', group('passive', { antivirus: FALCON }), undefined, false, 'mixed', /Falcon/],
    ['at 0, passive and alone', group('passive', { antivirus: 'none' }), true, false, 'strengthens', /no other/],
    ['at 0, active', group('active'), undefined, false, 'strengthens', /strongest/],
  ])('%s', (_, wanted, before, after, direction, why) => {
    expect(weighInGroup(wanted)('disableAntiSpyware', before, after)).toEqual({
      direction,
      why: expect.stringMatching(why),
    });
  });
});

it('weighs everything else as for any group', () => {
  expect(weighInGroup(group('passive'))('puaProtection', 'block', 'off')).toEqual(
    weighChange('puaProtection', 'block', 'off'),
  );
});
