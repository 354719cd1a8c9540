import { describe, expect, it } from 'vitest';
import type { Measure } from '../catalogue/direction.ts';
import { EXCEPTIONS, NAME_RULES } from '../catalogue/direction.ts';
import { settingRows } from '../catalogue/lookup.ts';
import type { SettingValue } from '../model/value.ts';
import { measureOf } from './measure-of.ts';
import { weighChange } from './weigh-change.ts';

const ARROWS = { strengthens: '↑', weakens: '↓', mixed: '↕', neutral: '=' };

describe('the direction of a change', () => {
  it.each<[string, SettingValue | undefined, SettingValue | undefined, string]>([
    ['allowRealtimeMonitoring', true, false, '↓'],
    ['allowRealtimeMonitoring', undefined, true, '↑'],
    ['allowRealtimeMonitoring', undefined, false, '↓'],
    ['allowRealtimeMonitoring', false, undefined, '↑'],
    ['allowRealtimeMonitoring', 'remove', true, '↑'],
    ['allowRealtimeMonitoring', undefined, 'remove', '='],
    ['disableRoutinelyTakingAction', false, true, '↓'],
    ['rtpOverrideDisableRealtimeMonitoring', false, true, '↓'],
    ['disableLocalAdminMerge', false, true, '↑'],
    ['disableAutoExclusions', true, false, '↓'],
    ['scanAllowPause', true, false, '↑'],
    ['puaProtection', 'audit', 'block', '↑'],
    ['puaProtection', 'block', 'audit', '↓'],
    ['puaProtection', undefined, 'block', '↑'],
    ['puaProtection', undefined, 'off', '↓'],
    ['puaProtection', undefined, 'audit', '='],
    ['cloudBlockLevel', 'zero-tolerance', 'high', '↓'],
    ['bruteForceProtectionConfiguredState', 'default', 'block', '='],
    ['realTimeScanDirection', 'incoming', 'outgoing', '='],
    ['realTimeScanDirection', 'both', 'outgoing', '↓'],
    ['scheduleScanDay', 'never', 'sunday', '↑'],
    ['scheduleScanDay', 'monday', 'sunday', '='],
    ['excludedPaths', ['C:\\a'], ['C:\\a', 'C:\\b'], '↓'],
    ['excludedPaths', ['C:\\a', 'C:\\b'], ['C:\\a'], '↑'],
    ['excludedPaths', ['C:\\a'], ['C:\\b'], '↕'],
    ['excludedPaths', undefined, ['C:\\b'], '↓'],
    ['excludedPaths', ['C:\\b'], 'remove', '↑'],
    ['controlledFolderAccessProtectedFolders', ['C:\\a'], [], '↓'],
    ['attackSurfaceReductionOnlyExclusions', [], ['C:\\a'], '↓'],
    ['asrOnlyPerRuleExclusions', undefined, { 'block-psexec-wmi-process-creation': 'C:\\a' }, '↓'],
    ['passiveRemediation', [], ['edr-remediation'], '↑'],
    ['attackSurfaceReductionRules', { a: 'audit' }, { a: 'block' }, '↑'],
    ['attackSurfaceReductionRules', { a: 'block', b: 'off' }, { b: 'audit' }, '↕'],
    ['threatSeverityDefaultAction', { low: 'quarantine' }, { low: 'remove' }, '='],
    ['threatSeverityDefaultAction', { low: 'quarantine' }, { low: 'allow' }, '↓'],
    ['cloudExtendedTimeout', { seconds: 10 }, { seconds: 50 }, '↑'],
    ['signatureUpdateInterval', { hours: 8 }, { hours: 4 }, '↑'],
    ['signatureUpdateInterval', { hours: 8 }, { hours: 0 }, '='],
    ['scanQuickScanInterval', { hours: 8 }, { hours: 0 }, '↓'],
    ['archiveMaxSize', 100, 0, '↑'],
    ['archiveMaxSize', undefined, 0, '↑'],
    ['archiveMaxSize', undefined, 100, '='],
    ['daysUntilAggressiveCatchupQuickScan', { days: 7 }, { days: 30 }, '↓'],
    ['scheduleScanTime', '02:00', '03:00', '='],
    ['forceDefenderPassiveMode', false, true, '='],
    ['allowUserUIAccess', true, false, '='],
    ['dataDuplicationDirectory', 'C:\\a', 'C:\\b', '='],
    ['notInTheCatalogue', 1, 2, '='],
  ])('%s %j to %j is %s', (setting, before, after, arrow) => {
    const { direction, why } = weighChange(setting, before, after);
    expect(ARROWS[direction]).toBe(arrow);
    expect(why).toMatch(/^[A-Z0-9a-z].*\.$/);
  });

  it('says which key its reasons are of, where they differ', () => {
    const rules = 'attackSurfaceReductionRules';
    const why = (before: object, after: object) => weighChange(rules, before as never, after as never).why;
    expect(why({ a: 'audit' }, { a: 'block' })).toBe('block protects more than audit.');
    expect(why({ a: 'block', b: 'block' }, {})).toBe('The strongest value is no longer held.');
    expect(why({ a: 'block', b: 'block', c: 'block' }, { a: 'audit', c: 'audit' })).toBe(
      'a, c: block protects more than audit. b: the strongest value is no longer held.',
    );
    const many = { b: 'block', c: 'block', d: 'block', e: 'block' };
    expect(why({ a: 'block', ...many }, { a: 'audit' })).toBe(
      'a: block protects more than audit. 4 entries: the strongest value is no longer held.',
    );
  });

  it('turns round when the change does', () => {
    const opposite = { strengthens: 'weakens', weakens: 'strengthens', mixed: 'mixed', neutral: 'neutral' };
    for (const row of settingRows()) {
      for (const [before, after] of pairsFor(row.id)) {
        const there = weighChange(row.id, before, after).direction;
        expect(weighChange(row.id, after, before).direction, row.id).toBe(opposite[there]);
      }
    }
  });
});

describe('the table of measures', () => {
  it.each(settingRows().map((row) => [row.id, row] as const))('speaks of %s, and in terms of its type', (id, row) => {
    const measure = measureOf(id);
    expect(measure, 'name it in EXCEPTIONS, with its reason').toBeDefined();
    const fits: Readonly<Record<Measure['kind'], readonly string[]>> = {
      toggle: ['toggle'],
      levels: ['choice', 'map'],
      parts: ['list', 'flags', 'map'],
      amount: ['integer', 'duration'],
      neutral: [row.type.kind],
    };
    expect(fits[measure?.kind ?? 'neutral']).toContain(row.type.kind);
    if (measure?.kind !== 'levels') return;
    const known = Object.keys(
      row.type.kind === 'choice' ? row.type.options : row.type.kind === 'map' ? row.type.values : {},
    );
    expect(known).toEqual(expect.arrayContaining([...measure.weakestFirst.flat()]));
  });

  it('has no exception for a setting that does not exist', () => {
    const known = new Set(settingRows().map(({ id }) => id));
    expect(Object.keys(EXCEPTIONS).filter((id) => !known.has(id))).toEqual([]);
  });

  it('has no exception that says what the name says already', () => {
    const idle = Object.entries(EXCEPTIONS).filter(([id, measure]) => {
      const kind = settingRows().find((row) => row.id === id)?.type.kind;
      const rule = NAME_RULES.find(
        ({ types, pattern }) => kind !== undefined && types.includes(kind) && pattern.test(id),
      );
      return rule !== undefined && JSON.stringify(rule.measure) === JSON.stringify(measure);
    });
    expect(idle.map(([id]) => id)).toEqual([]);
  });

  it('gives a sentence for everything neutral', () => {
    for (const { id } of settingRows()) {
      const measure = measureOf(id);
      if (measure?.kind === 'neutral') expect(measure.why, id).toMatch(/^[A-Z].*\.$/);
    }
  });
});

function pairsFor(id: string): readonly (readonly [SettingValue, SettingValue])[] {
  const { type } = settingRows().find((row) => row.id === id) ?? settingRows()[0] ?? { type: { kind: 'toggle' } };
  switch (type.kind) {
    case 'toggle':
      return [[true, false]];
    case 'choice': {
      const words = Object.keys(type.options);
      return words.flatMap((a) => words.map((b) => [a, b] as const));
    }
    case 'flags':
      return [[[], Object.keys(type.options)]];
    case 'list':
      return [
        [['a'], ['a', 'b']],
        [['a'], ['b']],
      ];
    case 'integer':
      return [
        [type.min, type.max],
        [type.min + 1, type.max],
      ];
    case 'duration': {
      const of = (amount: number) => ({ [type.unit]: amount }) as unknown as SettingValue;
      return [
        [of(type.min), of(type.max)],
        [of(type.min + 1), of(type.max)],
      ];
    }
    default:
      return [];
  }
}
