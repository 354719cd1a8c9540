import { describeRule } from '@mdav/testkit';
import { ansibleOsFloor } from './ansible-os-floor.ts';

describeRule(ansibleOsFloor, {
  accept: [
    { name: 'another way', fleet: 'os: windows-server-2012-r2\nagent: unified\nmode: active\ndeliver: [gpo]\n' },
    {
      name: 'the oldest that it takes',
      fleet: 'os: [windows-10@10240, windows-server-2016]\nagent: unified\nmode: active\ndeliver: [ansible]\n',
    },
  ],
  reject: [
    {
      name: 'older systems among others, in a list',
      fleet:
        'os: [windows-server-2022, windows-server-2012-r2, windows-7]\nagent: unified\nmode: active\ndeliver: [gpo, ansible]\n',
      findings: [
        {
          at: '4:10',
          message:
            'The Ansible of today manages Windows 10 and Windows Server 2016 or later, and not Windows Server 2012 R2 and Windows 7.',
          hint: 'Deliver to these systems by `gpo` or `registry`.',
        },
      ],
    },
  ],
});
