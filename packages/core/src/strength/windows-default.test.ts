import { describe, expect, it } from 'vitest';
import { defaultValue } from '../catalogue/default-value.ts';
import { settingRow, settingRows } from '../catalogue/lookup.ts';
import type { OsFact } from '../model/resolved.ts';
import type { SettingValue } from '../model/value.ts';
import { type Agent, REMOVE } from '../model/vocabulary.ts';
import { againstDefault, defaultOf, defaultWords } from './windows-default.ts';

const AT = { file: 'mdav.yaml', line: 1, column: 1 };
const on = (id: OsFact['id'], build?: number): OsFact => ({ id, at: AT, ...(build !== undefined && { build }) });
type State = 'none' | 'planned' | 'onboarded';

function marks(
  setting: string,
  value: SettingValue,
  os: readonly OsFact[] = [on('windows-11')],
  state?: State,
  agent?: Agent,
) {
  const group = { os, ...(state !== undefined && { onboarding: { state } }), ...(agent !== undefined && { agent }) };
  return againstDefault({ setting, value }, group).map(defaultWords);
}

describe('a value against the default of Windows', () => {
  it.each<readonly [string, SettingValue, readonly string[]]>([
    ['allowRealtimeMonitoring', true, ['no change']],
    ['allowRealtimeMonitoring', false, ['weaker than true']],
    ['enableNetworkProtection', 'off', ['no change']],
    ['enableNetworkProtection', 'block', ['stronger than off']],
    ['scanParameter', 'quick', ['no change']],
    ['scanParameter', 'full', ['stronger than quick']],
    ['realTimeScanDirection', 'incoming', ['weaker than both']],
    ['signatureUpdateInterval', { hours: 8 }, ['no change']],
    ['signatureUpdateInterval', { hours: 12 }, ['weaker than 8 hours']],
    ['signatureUpdateInterval', { hours: 4 }, ['stronger than 8 hours']],
    ['signatureUpdateCatchupInterval', { days: 1 }, ['no change']],
    ['cloudExtendedTimeout', { seconds: 0 }, ['no change']],
    ['scheduleScanTime', '02:00', ['no change']],
    // Nobody ranks times of day.
    ['scheduleScanTime', '03:00', []],
    // Node and policy contradict each other.
    ['allowScanningNetworkFiles', true, []],
    ['allowScanningNetworkFiles', false, []],
    ['scheduleScanDay', 'daily', []],
    // The policy has no value in the words of a fleet file.
    ['allowCloudProtection', true, []],
    ['daysToRetainCleanedMalware', { days: 0 }, []],
    ['securityIntelligenceLocation', 'the local source', []],
    // Nobody says a default.
    ['disableBlockAtFirstSeen', true, []],
    ['attackSurfaceReductionRules', { 'block-lsass-credential-stealing': 'off' }, []],
    // Nobody else's exclusions are there unasked.
    ['excludedPaths', ['C:\\'], ['weaker than none']],
    ['excludedPaths', [], ['no change']],
    ['attackSurfaceReductionOnlyExclusions', ['C:\\a'], ['weaker than none']],
    ['controlledFolderAccessProtectedFolders', ['C:\\a'], []],
    ['excludedPaths', REMOVE, []],
    // What is taken away is left to whatever stands below.
    ['allowRealtimeMonitoring', REMOVE, []],
  ])('%s: %j', (setting, value, expected) => {
    expect(marks(setting, value)).toEqual(expected);
  });

  it.each<readonly [string, readonly OsFact[], State | undefined, string, readonly string[]]>([
    ['an onboarded Windows 10', [on('windows-10')], 'onboarded', 'audit', ['weaker than block']],
    ['an onboarded Windows 10', [on('windows-10')], 'onboarded', 'block', ['no change']],
    ['an onboarded Windows 10 of old', [on('windows-10', 18363)], 'onboarded', 'block', []],
    ['a Windows 10 without Defender for Endpoint', [on('windows-10')], 'none', 'audit', ['no change']],
    ['a Windows 10 of which that is not known', [on('windows-10')], undefined, 'audit', []],
    ['a Windows 10 that is to be onboarded', [on('windows-10')], 'planned', 'audit', []],
    ['a Windows 11 either way', [on('windows-11')], undefined, 'audit', ['no change']],
    ['a Windows 11 either way', [on('windows-11')], undefined, 'off', ['weaker than audit']],
    ['a Windows 11 of old', [on('windows-11', 22000)], 'onboarded', 'audit', []],
    ['a system that no source names', [on('windows-server-2012-r2')], 'none', 'off', []],
    [
      'two systems that differ',
      [on('windows-10'), on('windows-11')],
      'onboarded',
      'audit',
      ['weaker than block (Windows 10)', 'no change (Windows 11)'],
    ],
    ['one system known of two', [on('windows-11'), on('windows-7')], 'onboarded', 'audit', ['no change (Windows 11)']],
  ])('of %s', (_, os, state, value, expected) => {
    expect(marks('puaProtection', value, os, state)).toEqual(expected);
  });
});

it('depends on what brings Defender, where a page says so', () => {
  const audit = (agent?: Agent) => marks('puaProtection', 'audit', [on('windows-server-2016')], 'onboarded', agent);
  expect([audit('unified'), audit('mma'), audit()]).toEqual([['weaker than block'], [], []]);
});

describe('the defaults of the catalogue', () => {
  it('that differ by system are words of their type', () => {
    for (const { id, type, defaults } of settingRows())
      for (const { value } of defaults?.devices ?? [])
        expect(defaultValue(type, value), `${id}: ${value}`).toBeDefined();
  });

  it('leave out only these, whose words are no value or contradict each other', () => {
    const unknown = settingRows()
      .filter(({ defaults }) => defaults !== undefined)
      .filter((row) => defaultOf(settingRow(row.id), on('windows-11'), {}) === undefined)
      .map(({ id }) => id);
    expect(unknown.sort()).toMatchInlineSnapshot(`
      [
        "allowCloudProtection",
        "allowNetworkProtectionOnWinServer",
        "allowScanningNetworkFiles",
        "daysToRetainCleanedMalware",
        "daysUntilAggressiveCatchupQuickScan",
        "disableAntiSpyware",
        "passiveRemediation",
        "scanQuickScanInterval",
        "scheduleQuickScanTime",
        "scheduleScanDay",
        "scheduleSecurityIntelligenceUpdateDay",
        "scheduleSecurityIntelligenceUpdateTime",
        "securedDevicesConfiguration",
        "securityIntelligenceLocation",
        "supportLogLocation",
      ]
    `);
  });
});
