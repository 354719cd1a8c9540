import type { FileSource } from '@mdav/core/format';
import { jsonBytes } from '@mdav/core/format';
import { describe, expect, it } from 'vitest';
import { plainPolicy } from '../__tests__/samples.ts';
import { settingsCatalogCodec } from '../settings-catalog/codec.ts';
import { catalogSource } from './catalog-source.ts';
import { profileSource } from './profile-source.ts';
import { unreadSource } from './unread-source.ts';

const to = (type: string) => ({ target: { '@odata.type': `#microsoft.graph.${type}AssignmentTarget`, groupId: '1' } });
const NOBODY = 'it is assigned to nobody';

const POLICY = JSON.parse(new TextDecoder().decode(settingsCatalogCodec.encode(plainPolicy))) as object;
const PROFILE = {
  '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
  displayName: 'x',
  omaSettings: [
    {
      '@odata.type': '#microsoft.graph.omaSettingInteger',
      displayName: 'x',
      omaUri: './Device/Vendor/MSFT/Policy/Config/Defender/PUAProtection',
      value: 1,
    },
  ],
};
const RESTRICTIONS = {
  '@odata.type': '#microsoft.graph.windows10GeneralConfiguration',
  displayName: 'x',
  defenderCloudBlockLevel: 'high',
};

describe.each<[string, Pick<FileSource<unknown>, 'decode'>, object]>([
  ['a policy of the settings catalog', catalogSource, POLICY],
  ['a custom profile', profileSource, PROFILE],
  ['an object that is known by name', unreadSource, RESTRICTIONS],
])('%s', (_, source, object) => {
  it.each<[string, object, string | undefined]>([
    ['without assignments tells nothing', {}, undefined],
    ['with an empty list is assigned to nobody', { assignments: [] }, NOBODY],
    ['with a part of the assignments tells nothing', { assignments: [], 'assignments@odata.nextLink': 'x' }, undefined],
    ['with exclusions alone is assigned to nobody', { assignments: [to('exclusionGroup')] }, NOBODY],
    ['with one exclusion, which PowerShell wrote as the one, is too', { assignments: to('exclusionGroup') }, NOBODY],
    ['with one target, which PowerShell wrote as the one, is assigned', { assignments: to('group') }, undefined],
    ['beside an exclusion is assigned', { assignments: [to('exclusionGroup'), to('allDevices')] }, undefined],
    ['with a target of no known kind is assigned', { assignments: [{ id: '1' }] }, undefined],
  ])('%s', (__, more, off) => {
    const read = source.decode(jsonBytes({ ...object, ...more }), 'x.json');
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    expect(read.value.map((policy) => policy.off)).toEqual([off]);
  });
});

it.each<[string, readonly unknown[], string]>([
  ['groups', [to('group'), to('group')], '2 groups'],
  ['several', [to('allDevices'), to('allLicensedUsers'), to('group')], '1 group, all devices, all users'],
  ['a target of no known kind', [{ id: '1' }, to('exclusionGroup')], 'others, without 1 group'],
])('is told without the ids of the tenant: %s', (_, assignments, assigned) => {
  const read = catalogSource.decode(jsonBytes({ ...POLICY, assignments }), 'x.json');
  expect(read.ok && read.value.map((policy) => policy.assigned)).toEqual([assigned]);
});

it('is told of each policy of a list by itself', () => {
  const read = catalogSource.decode(jsonBytes([{ ...POLICY, assignments: [] }, POLICY]), 'x.json');
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  expect(read.value.map((policy) => policy.off)).toEqual([NOBODY, undefined]);
});

it.each<[string, object, string | undefined]>([
  ['says by itself that there are none', { isAssigned: false }, NOBODY],
  ['says that there are some', { isAssigned: true }, undefined],
  ['counts less than the assignments', { isAssigned: false, assignments: [to('group')] }, undefined],
  ['says it where the assignments are no list', { isAssigned: false, assignments: null }, NOBODY],
])('the member isAssigned of Graph %s', (_, more, off) => {
  const read = catalogSource.decode(jsonBytes({ ...POLICY, ...more }), 'x.json');
  expect(read.ok && read.value.map((policy) => policy.off)).toEqual([off]);
});
