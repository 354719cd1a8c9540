import type { ExpectedSetting } from '@mdav/core/decision';
import { describe, expect, it } from 'vitest';
import { exampleGroups } from '../__tests__/examples.ts';
import { rightDevice } from '../__tests__/right-device.ts';
import { expectedGroup } from '../expected/expected-group.ts';
import { stateOf } from '../state/state-of.ts';
import { differenceOf } from './setting-difference.ts';
import { judge, settingsCheck } from './settings-check.ts';

const P = 'HKLM\\P';
const M = 'HKLM\\M';
const L = 'HKLM\\L';

const toggle: ExpectedSetting = {
  setting: 'allowCloudProtection',
  wanted: true,
  policy: [{ key: P, name: 'v', data: 2, also: [1] }],
  mdm: [{ key: M, name: 'v', data: 1 }],
  by: ['policy'],
};
const paths: ExpectedSetting = {
  setting: 'excludedPaths',
  wanted: ['C:\\a', 'D:\\b'],
  policy: [
    { key: P, name: 'm', data: 1 },
    { key: L, values: { 'C:\\a': '0', 'D:\\b': '0' } },
  ],
  mdm: [{ key: M, name: 'v', data: 'C:\\a|D:\\b' }],
  by: ['policy'],
};
const order: ExpectedSetting = {
  setting: 'signatureUpdateFallbackOrder',
  wanted: ['mmpc', 'file-shares'],
  policy: [{ key: P, name: 'v', data: 'MMPC|FileShares' }],
  by: ['policy'],
};
const none: ExpectedSetting = {
  setting: 'excludedPaths',
  wanted: 'remove',
  policy: [
    { key: P, name: 'm', data: null },
    { key: L, values: {} },
  ],
  mdm: [{ key: M, name: 'v', data: null }],
  by: ['policy'],
};
const empty: ExpectedSetting = {
  setting: 'excludedPaths',
  wanted: [],
  policy: [
    { key: P, name: 'm', data: 1 },
    { key: L, values: {} },
  ],
  by: ['policy'],
};
const { mdm: _, ...policyOnly } = toggle;
const concluded: ExpectedSetting = { ...toggle, mdmConcluded: true, by: ['mdm'] };

function judged(setting: ExpectedSetting, registry: object | undefined) {
  const read = stateOf({ mdav: 1, device: 'x', registry });
  if (!read.ok) throw new Error('not read');
  const check = settingsCheck([setting]);
  const [only] = check.checks;
  if (only === undefined) throw new Error('no check');
  const keys = check.keysOf(read.value);
  const judgement = judge(only, keys);
  const tally = check.tally(read.value);
  expect(tally).toEqual({
    right: Number(judgement.verdict === 'right'),
    notTold: Number(judgement.verdict === 'not-told'),
    wrong: judgement.verdict === 'wrong' ? [setting.setting] : [],
  });
  return { judgement: `${judgement.verdict} ${judgement.source}`, difference: differenceOf(only, keys, read.value) };
}

describe('a setting', () => {
  it.each<[string, ExpectedSetting, object | undefined, string]>([
    ['told nothing', toggle, undefined, 'not-told unknown'],
    ['keys not told', toggle, {}, 'not-told unknown'],
    ['value not told', toggle, { [P]: {}, [M]: { v: 1 } }, 'not-told unknown'],
    ['set by policy', toggle, { [P]: { v: 2 }, [M]: { v: null } }, 'right policy'],
    ['keys and names in other case', toggle, { 'hklm\\p': { V: 2 }, [M]: null }, 'right policy'],
    ['other code, same meaning', toggle, { [P]: { v: 1 }, [M]: null }, 'right policy'],
    ['policy wins', toggle, { [P]: { v: 0 }, [M]: { v: 1 } }, 'wrong policy'],
    ['wrong type', toggle, { [P]: { v: '2' }, [M]: null }, 'wrong policy'],
    ['set by MDM', toggle, { [P]: null, [M]: { v: 1 } }, 'right mdm'],
    ['set by MDM as text', toggle, { [P]: null, [M]: { v: '1' } }, 'right mdm'],
    ['wrong by MDM', toggle, { [P]: { v: null }, [M]: { v: 0 } }, 'wrong mdm'],
    ['not set', toggle, { [P]: null, [M]: null }, 'wrong nothing'],
    ['policy not told', toggle, { [M]: { v: 1 } }, 'not-told unknown'],
    ['MDM not told', toggle, { [P]: { v: null } }, 'not-told unknown'],
    ['MDM wins', { ...toggle, mdmWins: true }, { [P]: { v: 0 }, [M]: { v: 1 } }, 'right mdm-over-policy'],
    ['MDM wins wrongly', { ...toggle, mdmWins: true }, { [P]: { v: 2 }, [M]: { v: 0 } }, 'wrong mdm-over-policy'],
    ['MDM would win', { ...toggle, mdmWins: true }, { [P]: { v: 2 }, [M]: null }, 'right policy'],
    ['MDM alone wins', { ...toggle, mdmWins: true }, { [P]: null, [M]: { v: 1 } }, 'right mdm'],
    ['no place for MDM', policyOnly, { [P]: { v: null } }, 'wrong nothing'],
    ['no place for MDM, and it goes there', { ...policyOnly, by: ['mdm'] }, { [P]: { v: null } }, 'not-told unknown'],
    ['no place at all', { setting: 'x', wanted: 1, by: [] }, { [P]: null }, 'not-told unknown'],
    ['concluded name, not there', concluded, { [P]: null, [M]: null }, 'not-told unknown'],
    ['concluded name, there', concluded, { [P]: null, [M]: { v: 0 } }, 'wrong mdm'],
    ['list', paths, { [P]: { m: 1 }, [L]: { 'D:\\b': '0', 'C:\\a': '0' } }, 'right policy'],
    ['list in other case', paths, { [P]: { m: 1 }, [L]: { 'd:\\B': '0', 'C:\\A': '0' } }, 'right policy'],
    ['list with more', paths, { [P]: { m: 1 }, [L]: { 'D:\\b': '0', 'C:\\a': '0', 'E:\\': '0' } }, 'wrong policy'],
    ['list with less', paths, { [P]: { m: 1 }, [L]: { 'C:\\a': '0' } }, 'wrong policy'],
    ['list with another', paths, { [P]: { m: 1 }, [L]: { 'C:\\a': '0', 'D:\\c': '0' } }, 'wrong policy'],
    ['list without marker', paths, { [P]: { m: null }, [L]: { 'D:\\b': '0', 'C:\\a': '0' } }, 'wrong policy'],
    ['list of which nothing is there', paths, { [P]: { m: null }, [L]: null, [M]: { v: null } }, 'wrong nothing'],
    ['list by MDM', paths, { [P]: null, [L]: null, [M]: { v: 'd:\\b|c:\\A' } }, 'right mdm'],
    ['list by MDM with more', paths, { [P]: null, [L]: null, [M]: { v: 'd:\\b|c:\\A|x' } }, 'wrong mdm'],
    ['order', order, { [P]: { v: 'mmpc|fileshares' } }, 'right policy'],
    ['another order', order, { [P]: { v: 'FileShares|MMPC' } }, 'wrong policy'],
    ['removed', none, { [P]: { m: null }, [L]: null, [M]: { v: null } }, 'right nothing'],
    ['removed, key empty', none, { [P]: null, [L]: {}, [M]: null }, 'right nothing'],
    ['removed and still there', none, { [P]: { m: 1 }, [L]: { x: '0' }, [M]: null }, 'wrong policy'],
    ['removed and there by MDM', none, { [P]: null, [L]: null, [M]: { v: 'x' } }, 'wrong mdm'],
    ['empty list', empty, { [P]: { m: 1 }, [L]: null }, 'right policy'],
    ['empty list that is not', empty, { [P]: { m: 1 }, [L]: { x: '0' } }, 'wrong policy'],
    ['empty list not managed', empty, { [P]: null, [L]: null }, 'wrong nothing'],
  ])('%s', (_, setting, registry, expected) => {
    expect(judged(setting, registry).judgement).toBe(expected);
  });

  it('says what differs in the words of the fleet file', () => {
    expect(judged(toggle, { [P]: { v: 0 }, [M]: null }).difference).toEqual({
      setting: 'allowCloudProtection',
      wanted: true,
      source: 'policy',
      effective: false,
      seen: [{ where: 'HKLM\\P\\v', held: 0 }],
    });
    expect(judged(toggle, { [P]: null, [M]: { v: 7 } }).difference).toMatchObject({ source: 'mdm', effective: 7 });
    expect(judged(toggle, { [P]: null, [M]: null }).difference).toMatchObject({
      source: 'nothing',
      effective: null,
      seen: [{ where: 'HKLM\\P\\v', held: null }],
    });
    const more = { [P]: { m: 1 }, [L]: { 'c:\\A': '0', 'E:\\e': '0' } };
    expect(judged(paths, more).difference).toMatchObject({
      effective: ['c:\\A', 'E:\\e'],
      seen: [],
      missing: ['D:\\b'],
      extra: ['E:\\e'],
    });
    expect(judged(paths, { [P]: null, [L]: null, [M]: { v: 'C:\\A| x ' } }).difference).toMatchObject({
      effective: ['C:\\A', ' x '],
      missing: ['D:\\b'],
      extra: [' x '],
    });
  });
});

/** Every value that a right device shows for its settings, one at a time made wrong. */
const spoiled = exampleGroups().flatMap(([name, group]) => {
  const expected = expectedGroup(group);
  const [os] = expected.devices;
  if (os === undefined) return [];
  return (expected.settings ?? []).flatMap(({ setting, policy }) =>
    (policy ?? []).map((entry) => [`${name} ${setting} ${entry.key}`, expected, os.os, setting, entry] as const),
  );
});

describe('a device with one wrong value', () => {
  it.each(spoiled)('%s', (_, expected, os, setting, entry) => {
    const device = rightDevice(expected, os, 'policy');
    const values = device.registry[entry.key];
    if (values === undefined) throw new Error('no key');
    if ('values' in entry) values['Somebody else'] = '0';
    else values[entry.name] = 4_000_000_000;
    const read = stateOf(device);
    if (!read.ok) throw new Error('not read');
    expect(settingsCheck(expected.settings ?? []).tally(read.value).wrong).toEqual([setting]);
  });
});
