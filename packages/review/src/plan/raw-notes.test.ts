import { parseFleet, resolveFleet } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import type { GroupPlan } from './fleet-plan.ts';
import { planFleets } from './plan-fleets.ts';

/** A group with one raw value outside of the keys of policies and one below them. */
interface Side {
  readonly deliver?: string;
  readonly preferences?: string;
  readonly outside?: string | undefined;
}

const SET = 'type: sz, data: x';
const PILOTS = 'securityGroup: A\\Pilots';

function fleetOf({ deliver = 'gpo', preferences, outside = SET }: Side) {
  const text = [
    'mdav: 1',
    'name: demo',
    'groups:',
    '  g:',
    '    os: [windows-11, windows-server-2022]',
    '    mode: active',
    `    deliver: [${deliver}]`,
    ...(preferences === undefined
      ? []
      : [`    gpo: { preferences: { values: outside-policies${preferences === '' ? '' : `, ${preferences}`} } }`]),
    '    raw:',
    '      registry:',
    "        - { key: 'HKLM\\SOFTWARE\\Policies\\Contoso', name: P, type: sz, data: x, reason: r }",
    ...(outside === 'gone' ? [] : [`        - { key: 'HKLM\\SOFTWARE\\Contoso', name: V, ${outside}, reason: r }`]),
  ].join('\n');
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));
  return resolved.value;
}

function planOf(before: Side, after: Side): GroupPlan {
  const [group] = planFleets(fleetOf(before), fleetOf(after), { date: '2026-11-21' }).groups;
  if (group === undefined) throw new Error('no group');
  return group;
}

const PILOT = 'gpo (preference for A\\Pilots only)';
const V = '`HKLM\\SOFTWARE\\Contoso\\V`';
const DEVICES = 'devices in the security group A\\Pilots';
const MISSING =
  'Windows removes what the preference gave after it applied registry policy, so that the value may be missing until policy is applied anew: `gpupdate /force` does that.';

describe('a raw value that goes another way', () => {
  it.each<[string, Side, Side, readonly string[], readonly string[], readonly string[]]>([
    ['becomes a preference for all', {}, { preferences: '' }, ['gpo'], ['gpo (preference)'], []],
    [
      'becomes a preference for some, which policy has left on the others',
      {},
      { preferences: PILOTS },
      ['gpo'],
      [PILOT],
      [`${V}: what Group Policy set stays on all but ${DEVICES}; nothing here takes it from them.`],
    ],
    [
      'is for some no more',
      { preferences: PILOTS },
      { preferences: '' },
      [PILOT],
      ['gpo (preference)'],
      [`${V}: it was for ${DEVICES} only, and is now for all devices of the GPO.`],
    ],
    [
      'is policy again',
      { preferences: PILOTS },
      {},
      [PILOT],
      ['gpo'],
      [
        `${V}: it was for ${DEVICES} only, and is now for all devices of the GPO, on which it stays when the GPO goes.`,
        `${V}: ${MISSING}`,
      ],
    ],
    [
      'is for others',
      { preferences: PILOTS },
      { preferences: 'organizationalUnit: "OU=Desks,DC=a"' },
      [PILOT],
      ['gpo (preference for OU=Desks,DC=a only)'],
      [`${V}: it was for ${DEVICES} only, and is now for devices in the organisational unit OU=Desks,DC=a only.`],
    ],
    [
      'goes by a file as well',
      { preferences: PILOTS },
      { preferences: PILOTS, deliver: 'gpo, registry, dsc' },
      [PILOT],
      [PILOT, 'registry', 'dsc'],
      [`${V}: it was for ${DEVICES} only, and now goes to all devices by registry, dsc.`],
    ],
    [
      'goes by a file no more',
      { preferences: PILOTS, deliver: 'gpo, registry' },
      { preferences: PILOTS },
      [PILOT, 'registry'],
      [PILOT],
      [`${V}: what the old .reg file set stays on all but ${DEVICES}; nothing here takes it from them.`],
    ],
    [
      'goes by a file alone',
      {},
      { deliver: 'registry' },
      ['gpo'],
      ['registry'],
      [
        'Nothing goes by Group Policy any more, and the build has no backup that would empty the object: it sets what was imported last until it is unlinked in the domain. Unlink it there first, and bring the new files to the devices once it is gone from them: Windows takes out the values below `Policies` that it set, and the new files set the same ones. The undo files of the last build go with the next one.',
      ],
    ],
    ['reaches nothing', { deliver: 'registry' }, { deliver: 'intune' }, ['registry'], [], []],
  ])('%s', (_, before, after, was, is, notes) => {
    const { residue, notes: told, kind } = planOf(before, after);
    expect(kind).toBe('changed');
    expect(residue.find(({ place }) => place.endsWith('Contoso\\V') && !/Policies/.test(place))).toEqual({
      place: 'HKLM\\SOFTWARE\\Contoso\\V',
      a: 'sz "x"',
      b: 'sz "x"',
      kind: 'rerouted',
      channels: { before: was, after: is },
    });
    expect(told).toEqual(notes);
  });
});

describe('a raw value that goes', () => {
  const left = (who: string) => [
    `${V}: what ${who} set stays on the devices. Write an entry with \`type: delete\` to have it deleted.`,
  ];
  it.each<[string, Side, readonly string[]]>([
    ['stays where policy set it', {}, left('Group Policy')],
    ['goes with the preference', { preferences: PILOTS }, []],
    ['stays where a file set it', { deliver: 'registry' }, left('the old .reg file')],
    [
      'stays where policy and files set it',
      { deliver: 'gpo, registry, ansible' },
      left('Group Policy and the old .reg file and Ansible'),
    ],
  ])('%s', (_, before, notes) => {
    expect(planOf(before, { ...before, outside: 'gone' }).notes).toEqual(notes);
  });

  it('is deleted for everybody where an entry says so', () => {
    const deleted = { outside: 'type: delete' };
    expect(planOf({ preferences: PILOTS }, { preferences: PILOTS, ...deleted }).notes).toEqual([
      `${V}: it was for ${DEVICES} only, and is now deleted on all devices.`,
    ]);
    expect(planOf({}, deleted).notes).toEqual([]);
    expect(planOf(deleted, { outside: 'gone' }).notes).toEqual([]);
  });

  it('leaves nothing where Windows takes it back by itself', () => {
    const text = (plan: GroupPlan) => plan.notes.filter((note) => note.includes('Policies'));
    expect(text(planOf({}, { deliver: 'intune' }))).toEqual([]);
  });
});
