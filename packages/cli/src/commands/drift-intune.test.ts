import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { FLEET } from '../__tests__/scratch.ts';
import { useDrift } from './__tests__/drift.ts';

const { folder, write, mdav, drift, edit } = useDrift();

/** The actions of a compliance policy that mark a device, each after so many hours. */
const actions = (...hours: readonly number[]) => ({
  scheduledActionConfigurations: hours.map((gracePeriodHours) => ({ actionType: 'block', gracePeriodHours })),
});

describe('a compliance policy', () => {
  const COMPLIANCE = 'dist/desks/intune/Device Compliance Policies/demo - desks - Compliance.json';
  const read = () => JSON.parse(readFileSync(join(folder(), COMPLIANCE), 'utf8')) as object;
  const change = (changes: object) => write(COMPLIANCE, JSON.stringify({ ...read(), ...changes }));

  beforeEach(async () => {
    write(
      'mdav.yaml',
      FLEET.replace('    deliver: [intune]\n', '    deliver: [intune]\n    intune: { compliance: true }\n'),
    );
    expect((await mdav('build', '--out', 'dist')).code).toBe(0);
  });

  it('as a build wrote it is no drift', async () => {
    expect(await drift()).toMatchObject({ code: 0, out: expect.stringMatching(/: no drift\n$/) });
  });

  it.each<[string, object, number, string]>([
    ['asks less', { rtpEnabled: false }, 1, 'weaker      compliance policy, rtpEnabled: true → not asked'],
    ['says nothing of a question', { defenderEnabled: null }, 1, 'defenderEnabled: true → not asked'],
    [
      'asks more',
      { defenderVersion: '4.18.1' },
      2,
      'stronger    compliance policy, defenderVersion: not asked → 4.18.1',
    ],
    [
      'waits longer',
      { scheduledActionsForRule: [actions(72)] },
      1,
      'weaker      compliance policy, gracePeriodHours: 24 → 72',
    ],
    [
      'waits less long, in one of its actions',
      { scheduledActionsForRule: [actions(48, 0)] },
      2,
      'stronger    compliance policy, gracePeriodHours: 24 → 0',
    ],
    [
      'waits longer, as PowerShell writes a list of one',
      { scheduledActionsForRule: { scheduledActionConfigurations: { actionType: 'block', gracePeriodHours: 25 } } },
      1,
      'gracePeriodHours: 24 → 25',
    ],
    [
      'is assigned to nobody',
      { assignments: [] },
      2,
      'compliance policy: defenderEnabled, rtpEnabled, signatureOutOfDate, which is not in what was given',
    ],
  ])('is drift where it %s', async (_, changes, code, words) => {
    change(changes);
    expect(await drift()).toMatchObject({ code, out: expect.stringContaining(words) });
  });

  it.each<[string, unknown]>([
    ['does not tell how long it waits', null],
    [
      'tells of other actions alone',
      [{ scheduledActionConfigurations: [{ actionType: 'notification', gracePeriodHours: 0 }] }],
    ],
    [
      'mails before it waits',
      [actions(24), { scheduledActionConfigurations: [{ actionType: 'notification', gracePeriodHours: 0 }] }],
    ],
  ])('is no drift where an export %s', async (_, scheduledActionsForRule) => {
    change({ scheduledActionsForRule });
    expect(await drift()).toMatchObject({ code: 0, out: expect.stringMatching(/: no drift\n$/) });
  });

  it('is missed where it was deleted', async () => {
    rmSync(join(folder(), COMPLIANCE));
    expect(await drift()).toMatchObject({
      code: 2,
      out: expect.stringContaining('raw         compliance policy: defenderEnabled'),
    });
  });

  it('is found by its name in a list, and those of others are left alone', async () => {
    const own = { ...read(), description: '', rtpEnabled: false };
    const other = { ...read(), displayName: 'Others', description: '', antivirusRequired: true };
    write('list/all.json', JSON.stringify({ value: [other, own] }));
    rmSync(join(folder(), COMPLIANCE));
    const { code, out } = await drift('--actual', 'list', '--format', 'json');
    const told = JSON.parse(out) as { totals: object; groups: { residue: { place: string }[] }[] };
    expect(code).toBe(1);
    expect(told.totals).toMatchObject({ weaker: 1, stronger: 0, other: 0, strays: 0 });
    expect(told.groups.flatMap(({ residue }) => residue.map(({ place }) => place))).toEqual([
      'compliance policy, rtpEnabled',
    ]);
  });

  it('is compared where it is given alone, and says so in every form', async () => {
    change({ rtpEnabled: false });
    for (const [format, words] of [
      ['markdown', '▼ weaker'],
      ['html', 'Devices count as compliant without it.'],
      ['github', '::error'],
    ] as const)
      expect(await mdav('drift', '--actual', COMPLIANCE, '--format', format)).toMatchObject({
        code: 1,
        out: expect.stringContaining(words),
      });
  });
});

describe('whom a policy is assigned to', () => {
  const to = (type: string, filter = 'none') => ({
    target: {
      '@odata.type': `#microsoft.graph.${type}AssignmentTarget`,
      groupId: '1',
      deviceAndAppManagementAssignmentFilterType: filter,
    },
  });
  const assigned = async (intune: string, ...assignments: readonly object[]) => {
    write('mdav.yaml', FLEET.replace('    deliver: [intune]\n', `    deliver: [intune]\n    intune: ${intune}\n`));
    edit((text) => JSON.stringify({ ...(JSON.parse(text) as object), assignments }));
    return drift();
  };

  it.each<[string, string, readonly object[], string]>([
    [
      'a group that is left out',
      '{ assign: [A] }',
      [to('group'), to('exclusionGroup')],
      '1 group → 1 group, without 1 group',
    ],
    ['all devices', '{ assign: [A, B], exclude: [C] }', [to('allDevices')], '2 groups, without 1 group → all devices'],
    [
      'another kind of filter',
      '{ assign: [A], filter: { name: F, mode: include } }',
      [to('group', 'exclude')],
      '1 group through a filter (include) → 1 group through a filter (exclude)',
    ],
    ['fewer groups', '{ assign: [A, B] }', [to('group')], '2 groups → 1 group'],
    ['a group in place of everybody', '{ assign: [all-devices] }', [to('group')], 'all devices → 1 group'],
    [
      'users in place of devices',
      '{ assign: [all-devices, A] }',
      [to('allLicensedUsers'), to('group')],
      '1 group, all devices → 1 group, all users',
    ],
  ])('is drift: %s', async (_, intune, assignments, words) => {
    const { code, out } = await assigned(intune, ...assignments);
    expect({ code, out }).toEqual({
      code: 2,
      out: expect.stringContaining(`assignment of Intune policy "demo - desks - Defender": ${words}`),
    });
  });

  it.each<[string, string, readonly object[]]>([
    ['as the fleet says', '{ assign: [A], exclude: [B] }', [to('exclusionGroup'), to('group')]],
    ['everybody', '{ assign: [all-users, all-devices] }', [to('allDevices'), to('allLicensedUsers')]],
    ['where the fleet does not say', '{ management: mdm }', [to('allDevices')]],
  ])('is no drift: %s', async (_, intune, assignments) => {
    expect(await assigned(intune, ...assignments)).toMatchObject({ code: 0 });
  });
});
