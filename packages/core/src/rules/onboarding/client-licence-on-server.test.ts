import { describeRule } from '@mdav/testkit';
import { clientLicenceOnServer } from './client-licence-on-server.ts';

const group = (os: string, licence: string, state = 'onboarded') => `
  os: ${os}
  mode: active
  licence: ${licence}
  onboarding: { state: ${state} }
`;

describeRule(clientLicenceOnServer, {
  accept: [
    { name: 'clients', fleet: group('[windows-10, windows-11]', 'p2') },
    { name: 'servers with theirs', fleet: group('windows-server-2022', 'servers-p1') },
    { name: 'servers that are not to be onboarded', fleet: group('windows-server-2022', 'e5', 'none') },
    { name: 'no licence at all, which other rules are about', fleet: group('windows-server-2022', 'none') },
  ],
  reject: (
    [
      ['p1', 'Defender for Endpoint Plan 1'],
      ['p2', 'Defender for Endpoint Plan 2'],
      ['e5', 'Microsoft 365 E5'],
      ['business', 'Defender for Business'],
    ] as const
  ).map(([licence, name]) => ({
    name: licence,
    fleet: group('[windows-11, windows-server-2022]', licence, 'planned'),
    findings: [{ at: '3:10', message: `${name} has no licence for Windows Server 2022 in it.` }],
  })),
});
