import { describe, expect, it } from 'vitest';
import { groupOf } from '../__tests__/groups.ts';
import { assignBody } from '../deploy/assign-body.ts';
import { deploymentOf } from '../deploy/deployment.ts';
import { audienceOf } from './audience.ts';

const to = (type: string, more: object = {}) => ({
  target: { '@odata.type': `#microsoft.graph.${type}AssignmentTarget`, ...more },
});
const filter = (id: unknown, type: string) => ({
  deviceAndAppManagementAssignmentFilterId: id,
  deviceAndAppManagementAssignmentFilterType: type,
});
const NONE = filter(null, 'none');

describe('whom assignments are for', () => {
  it.each<[string, readonly unknown[], object | undefined]>([
    ['all devices', [to('allDevices', NONE)], { assign: ['all-devices'] }],
    ['all devices, as some write no filter', [to('allDevices', filter('', 'none'))], { assign: ['all-devices'] }],
    ['both', [to('allLicensedUsers'), to('allDevices')], { assign: ['all-devices', 'all-users'] }],
    [
      'everybody without a group, through a filter',
      [to('allDevices', filter('f', 'include')), to('exclusionGroup', { groupId: 'g', ...NONE })],
      { assign: ['all-devices'], exclude: ['g'], filter: { name: 'f', mode: 'include' } },
    ],
    [
      'everybody and a group besides',
      [to('group', { groupId: 'g' }), to('allLicensedUsers')],
      { assign: ['all-users', 'g'] },
    ],
    [
      'groups and a filter by name, as IntuneCD writes them',
      [
        {
          intent: 'Include',
          ...to('group', { groupName: 'Desks', groupType: 'StaticMembership', ...filter('F', 'exclude') }),
        },
        to('exclusionGroup', { groupName: 'Kiosks' }),
      ],
      { assign: ['Desks'], exclude: ['Kiosks'], filter: { name: 'F', mode: 'exclude' } },
    ],
    [
      'groups and a filter by id alone',
      [to('group', { groupId: 'g', ...filter('f', 'include') }), to('exclusionGroup', { groupId: 'h' })],
      { assign: ['g'], exclude: ['h'], filter: { name: 'f', mode: 'include' } },
    ],
    [
      'a group by name beside one by id',
      [to('group', { groupName: 'n' }), to('group', { groupId: 'g' })],
      { assign: ['n', 'g'] },
    ],
    ['exclusions alone', [to('exclusionGroup', { groupName: 'n' })], undefined],
    ['nobody', [], undefined],
    [
      'two filters',
      [to('allDevices', filter('a', 'include')), to('allLicensedUsers', filter('b', 'include'))],
      undefined,
    ],
    [
      'one filter in two ways',
      [to('allDevices', filter('a', 'include')), to('allLicensedUsers', filter('a', 'exclude'))],
      undefined,
    ],
    ['a filter for some', [to('allDevices', filter('a', 'include')), to('allLicensedUsers')], undefined],
    ['a filter without its id', [to('allDevices', filter(null, 'include'))], undefined],
    ['a filter of no known kind', [to('allDevices', filter('a', 'both'))], undefined],
    [
      'a collection besides',
      [to('allDevices'), to('configurationManagerCollection', { collectionId: 'c' })],
      undefined,
    ],
    ['a group without an id', [to('allDevices'), to('exclusionGroup', { groupId: '' })], undefined],
    ['no target', [to('allDevices'), {}, null], undefined],
  ])('%s', (_, assignments, audience) => {
    expect(audienceOf(assignments)).toEqual(audience);
  });

  it('comes back as it was deployed', () => {
    for (const intune of [
      { assign: ['all-devices'] },
      { assign: ['all-devices', 'all-users'], exclude: ['x'], filter: { name: 'f', mode: 'exclude' } },
      { assign: ['all-users', 'a', 'b'] },
      { assign: ['a', 'b'], exclude: ['x'], filter: { name: 'f', mode: 'include' } },
    ] as const) {
      const { assign, exclude = [] } = intune;
      const groups = [...assign.filter((name) => !name.startsWith('all-')), ...exclude];
      const body = assignBody(deploymentOf(groupOf({}, { intune }), []), 'configurationPolicy', {
        group: (place) => groups[place] ?? '',
        filter: 'f',
      });
      expect('assignments' in body && audienceOf(body.assignments)).toEqual(intune);
    }
  });
});
