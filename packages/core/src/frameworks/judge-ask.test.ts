import { describe, expect, it } from 'vitest';
import type { SettingValue } from '../model/value.ts';
import { askedOfSettings } from './conflicts.ts';
import { findFrameworks, findRules, latestFrameworks } from './find.ts';
import type { SettingAsk } from './framework.ts';
import { frameworkName } from './framework.ts';
import { FRAMEWORKS } from './frameworks.generated.ts';
import { canMeetBoth, meetsAsk, saidOf } from './judge-ask.ts';

const asr = { setting: 'attackSurfaceReductionRules', key: 'block-wmi-persistence' };
const due = { setting: 'signatureUpdateAVSignatureDue' };
const wmiGuid = 'E6DB77E5-3DF2-4CF1-B95A-636979351E5B';

describe('what a fleet says', () => {
  it.each<[string, SettingAsk, SettingValue | undefined, boolean]>([
    ['the value', { setting: 'puaProtection', kind: 'is', value: 'block' }, 'block', true],
    ['another', { setting: 'puaProtection', kind: 'is', value: 'block' }, 'audit', false],
    ['nothing', { setting: 'puaProtection', kind: 'is', value: 'block' }, undefined, false],
    [
      'nothing, which is allowed',
      { setting: 'puaProtection', kind: 'is', value: 'off', orAbsent: true },
      undefined,
      true,
    ],
    [
      'removal, which is allowed',
      { setting: 'puaProtection', kind: 'is', value: 'off', orAbsent: true },
      'remove',
      true,
    ],
    ['one of some', { setting: 'cloudBlockLevel', kind: 'any-of', values: ['high', 'high-plus'] }, 'high-plus', true],
    ['none of some', { setting: 'cloudBlockLevel', kind: 'any-of', values: ['high', 'high-plus'] }, 'moderate', false],
    ['the lower end', { ...due, kind: 'range', from: { days: 1 }, to: { days: 7 } }, { days: 1 }, true],
    [
      'the upper end in another unit',
      { ...due, kind: 'range', from: { days: 1 }, to: { days: 7 } },
      { hours: 168 },
      true,
    ],
    ['above the range', { ...due, kind: 'range', from: { days: 1 }, to: { days: 7 } }, { days: 8 }, false],
    ['some value', { setting: 'attackSurfaceReductionRules', kind: 'set' }, { 'block-wmi-persistence': 'off' }, true],
    ['no value', { setting: 'attackSurfaceReductionRules', kind: 'set' }, {}, false],
    ['a key', { ...asr, kind: 'is', value: 'audit' }, { 'block-wmi-persistence': 'audit' }, true],
    ['a key by its GUID', { ...asr, kind: 'is', value: 'audit' }, { [wmiGuid]: 'audit' }, true],
    ['another key', { ...asr, kind: 'is', value: 'audit' }, { 'block-obfuscated-scripts': 'audit' }, false],
    ['an empty list', { setting: 'excludedPaths', kind: 'absent' }, [], true],
    ['a list', { setting: 'excludedPaths', kind: 'absent' }, ['C:\\a'], false],
    ['flags that are all off', { setting: 'passiveRemediation', kind: 'absent' }, [], false],
  ])('%s', (_, ask, value, meets) => {
    expect(meetsAsk(ask, saidOf(ask, value))).toBe(meets);
  });
});

describe('two rules', () => {
  it.each<[string, SettingAsk, SettingAsk, boolean]>([
    ['with one value', { ...asr, kind: 'is', value: 'block' }, { ...asr, kind: 'is', value: 'block' }, true],
    ['with two values', { ...asr, kind: 'is', value: 'block' }, { ...asr, kind: 'is', value: 'audit' }, false],
    ['any and one', { ...asr, kind: 'set' }, { ...asr, kind: 'is', value: 'audit' }, true],
    ['any and none', { ...asr, kind: 'set' }, { ...asr, kind: 'absent' }, false],
    ['none and none or one', { ...asr, kind: 'absent' }, { ...asr, kind: 'is', value: 'off', orAbsent: true }, true],
    [
      'ranges that touch',
      { ...due, kind: 'range', from: { days: 1 }, to: { days: 3 } },
      { ...due, kind: 'range', from: { days: 3 }, to: { days: 9 } },
      true,
    ],
    [
      'a range in another',
      { ...due, kind: 'range', from: { days: 1 }, to: { days: 9 } },
      { ...due, kind: 'range', from: { days: 3 }, to: { days: 4 } },
      true,
    ],
    [
      'ranges apart',
      { ...due, kind: 'range', from: { days: 1 }, to: { days: 3 } },
      { ...due, kind: 'range', from: { days: 4 }, to: { days: 9 } },
      false,
    ],
  ])('%s', (_, a, b, both) => {
    expect([canMeetBoth(a, b), canMeetBoth(b, a)]).toEqual([both, both]);
  });
});

describe('the frameworks', () => {
  it('are found by id and version, by the name of a file and by an alias', () => {
    const named = (name: string) => findFrameworks(FRAMEWORKS, name).map(frameworkName);
    expect(named('microsoft-windows-11@25H2')).toEqual(['microsoft-windows-11@25H2']);
    expect(named('microsoft-windows-11-25h2')).toEqual(['microsoft-windows-11@25H2']);
    expect(named('microsoft-windows-11')).toEqual(['microsoft-windows-11@24H2', 'microsoft-windows-11@25H2']);
    expect(named('osconfig-ws2025-member-server')).toEqual(['osconfig-ws2025@9ebed7c']);
    expect(named('microsoft')).toEqual([]);
    expect(latestFrameworks(FRAMEWORKS).map(frameworkName)).not.toContain('microsoft-windows-11@24H2');
  });

  it.each(['V-213428', 'v-75153', 'WNDF-AV-000004', 'SV-213428r1190706_rule'])('have a rule %s', (id) => {
    expect(findRules(FRAMEWORKS, id).map(({ rule }) => rule.id)).toContain('V-213428');
  });

  it('disagree on cloud protection: CIS and a level of the BSI have it off, all others on', () => {
    const [asked] = askedOfSettings(FRAMEWORKS, 'allowCloudProtection');
    const off = asked?.answers
      .find(({ text }) => text === 'false, or not set')
      ?.by.map(({ framework }) => framework.publisher);
    expect([asked?.disagree, [...new Set(off)]]).toEqual([true, ['BSI', 'CIS']]);
  });

  // A rule that was written down as one that no setting stands for gives way to the setting.
  it('ask for a bare registry value only where the catalogue has no setting for it', async () => {
    const { settingRows } = await import('../catalogue/lookup.ts');
    const known = new Set(
      settingRows().flatMap(({ registry }) =>
        registry.kind === 'values'
          ? registry.writes.map((write) => `${write.key}\\${write.kind === 'value' ? write.name : ''}`.toLowerCase())
          : [],
      ),
    );
    const asked = FRAMEWORKS.flatMap(({ rules }) => rules.flatMap(({ ask }) => (ask.kind === 'registry' ? [ask] : [])));
    expect(asked.filter(({ key, name }) => known.has(`${key}\\${name}`.toLowerCase()))).toEqual([]);
  });
});
