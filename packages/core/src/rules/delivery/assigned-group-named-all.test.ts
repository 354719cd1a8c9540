import { describeRule } from '@mdav/testkit';
import { assignedGroupNamedAll } from './assigned-group-named-all.ts';

const group = (intune: string) => `
  os: windows-11
  mode: active
  deliver: [intune]
  intune: ${intune}
  settings: { allowArchiveScanning: true }
`;

describeRule(assignedGroupNamedAll, {
  accept: [
    { name: 'the words', fleet: group('{ assign: [all-devices, all-users], exclude: [Kiosks] }') },
    {
      name: 'groups whose names begin so, and one by its id',
      fleet: group('{ assign: [All devices of Berlin, All Windows devices, 5a0b1c2d-0000-4000-8000-000000000001] }'),
    },
    { name: 'no word of whom', fleet: group('{ form: templates }') },
    {
      name: 'a group of the fleet that is called so and says whom it is for, and one that Intune does not bring',
      fleet: `
      mdav: 1
      name: f
      defaults: { os: windows-11, mode: active, settings: { allowArchiveScanning: true } }
      groups:
        all-devices: { deliver: [intune], intune: { assign: [all-devices] } }
        AllUsers: { deliver: [gpo] }
    `,
    },
  ],
  reject: [
    ...[
      ['All devices', 'all-devices'],
      ['AllUsers', 'all-users'],
      ['all licensed users', 'all-users'],
      ["'#microsoft.graph.allDevicesAssignmentTarget'", 'all-devices'],
    ].map(([written = '', word = '']) => ({
      name: `${written}, which is a name of everybody elsewhere`,
      fleet: group(`{ assign: [Pilots, ${written}] }`),
      findings: [
        {
          at: '4:19',
          severity: 'warning' as const,
          message: `"${written.replaceAll("'", '')}" in \`assign\` is a group of that name, and not everybody.`,
          hint: `Write \`${word}\`, or the object id of the group that is called so.`,
          mended: [written, written.startsWith("'") ? `'${word}'` : word] as const,
        },
      ],
    })),
    {
      name: 'everybody left out',
      fleet: group('{ assign: [Desks], exclude: [all-users, All Devices] }'),
      findings: [
        {
          at: '4:37',
          severity: 'error',
          message: '"all-users" in `exclude` is no group: Intune leaves out groups alone.',
        },
        {
          at: '4:37',
          severity: 'warning',
          message: '"All Devices" in `exclude` is no group: Intune leaves out groups alone.',
        },
      ],
    },
    {
      name: 'a group of the fleet that is called so and leaves it at that',
      fleet: `
        mdav: 1
        name: f
        groups:
          all-devices: { os: windows-11, mode: active, deliver: [intune], settings: { allowArchiveScanning: true } }
      `,
      findings: [
        {
          at: '4:3',
          severity: 'warning',
          message:
            'Without `assign`, group "all-devices" goes to a group of that name in Intune, and not to everybody.',
        },
      ],
    },
  ],
});
