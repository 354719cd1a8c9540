import type { Mode, SettingValue } from '@mdav/core';
import { MODES } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { groupOf } from '../__tests__/groups.ts';
import { mdmChannel } from '../channel.ts';
import { complianceToWire } from './encode.ts';

type Questions = readonly [antivirus: boolean, defender: boolean, realtime: boolean, intelligence: boolean];

function questions(mode: Mode, settings: Record<string, SettingValue> = {}): Questions | undefined {
  const group = groupOf(settings, { mode, intune: { compliance: true } });
  const [policy] = mdmChannel.lower(group).form.compliance;
  if (policy === undefined) return undefined;
  const wire = complianceToWire(policy);
  return [wire.antivirusRequired, wire.defenderEnabled, wire.rtpEnabled, wire.signatureOutOfDate];
}

describe('the compliance policy', () => {
  it.each([
    ['active', [false, true, true, true]],
    ['active+edr-block', [false, true, true, true]],
    ['passive', [true, false, false, false]],
    ['passive+edr-block', [true, false, false, false]],
  ] as const)('asks for what a device in mode %s can show', (mode, expected) => {
    expect(questions(mode)).toEqual(expected);
  });

  it('covers every mode', () => {
    expect(MODES.map((mode) => questions(mode)).every((asked) => asked !== undefined)).toBe(true);
  });

  it('does not ask for protection that the group turns off', () => {
    expect(questions('active', { allowRealtimeMonitoring: false })).toEqual([false, true, false, true]);
    expect(questions('active', { allowRealtimeMonitoring: true })).toEqual([false, true, true, true]);
  });

  it.each([
    ['nobody asked for it', {}],
    ['somebody asked against it', { intune: { compliance: false } }],
    ['the devices do not enrol', { os: ['windows-server-2022'], intune: { compliance: true } }],
    ['Defender for Endpoint manages them', { intune: { management: 'mde', compliance: true } }],
  ] as const)('is not written where %s', (_, changes) => {
    expect(mdmChannel.lower(groupOf({ allowArchiveScanning: true }, changes)).form.compliance).toEqual([]);
  });

  it('has exactly the one action that the service insists on', () => {
    const [policy] = mdmChannel.lower(groupOf({}, { intune: { compliance: true } })).form.compliance;
    if (policy === undefined) throw new Error('no policy');
    const [rule, ...others] = complianceToWire(policy).scheduledActionsForRule;
    expect(others).toEqual([]);
    expect(rule.scheduledActionConfigurations).toMatchObject([{ actionType: 'block', gracePeriodHours: 24 }]);
  });
});
