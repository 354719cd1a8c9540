import { describeRule } from '@mdav/testkit';
import { cloudOnboardingOnClient } from './cloud-onboarding-on-client.ts';

const fleet = (os: string, onboarding: string) => `
  os: ${os}
  mode: active
  onboarding: { ${onboarding} }
`;

describeRule(cloudOnboardingOnClient, {
  accept: [
    { name: 'servers', fleet: fleet('windows-server-2022', 'state: planned, via: defender-for-cloud') },
    { name: 'multi-session', fleet: fleet('windows-11-multi-session', 'state: planned, via: defender-for-cloud') },
    { name: 'another way', fleet: fleet('windows-11', 'state: planned, via: intune') },
    { name: 'clients that are onboarded', fleet: fleet('windows-11', 'state: onboarded, via: defender-for-cloud') },
    { name: 'no way named', fleet: fleet('windows-11', 'state: planned') },
  ],
  reject: [
    {
      name: 'clients beside servers',
      fleet: fleet('[windows-11, windows-server-2022]', 'state: planned, via: defender-for-cloud'),
      findings: [
        {
          at: '3:36',
          message: 'Defender for Cloud lists no Windows 11 among the machines that it onboards.',
        },
      ],
    },
  ],
});
