import { describeRule } from '@mdav/testkit';
import { osBuildOfAnother } from './os-build-of-another.ts';

describeRule(osBuildOfAnother, {
  accept: [
    { name: 'no build', fleet: 'os: [windows-10, windows-server-1803]\nmode: active\n' },
    {
      name: 'builds at both ends',
      fleet: 'os: [windows-10@10240, windows-10@21999, windows-11@22000, windows-server-2008-r2@7601]\nmode: active\n',
    },
    {
      name: 'a release of the channel',
      fleet: 'os: [windows-server-1803@17134, windows-server-1803@19042]\nmode: active\n',
    },
    {
      name: 'a build that two kinds have',
      fleet: 'os: [azure-stack-hci-23h2@25398, windows-server-23h2@25398]\nmode: active\n',
    },
    { name: 'a build of a client that shares it with a server', fleet: 'os: windows-11@26100\nmode: active\n' },
    {
      name: 'multi-session',
      fleet: 'os: [windows-10-multi-session@19045, windows-11-multi-session@22631]\nmode: active\n',
    },
  ],
  reject: [
    {
      name: 'the client before',
      fleet: 'os: windows-11@19045\nmode: active\n',
      findings: [
        {
          at: '1:5',
          message: 'Windows 11 has no build 19045: that is Windows 10.',
          hint: 'Write `windows-10@19045`, or correct the build.',
          mended: 'os: windows-10@19045\nmode: active\n',
        },
      ],
    },
    {
      name: 'a later channel, in a list',
      fleet: 'os: [windows-server-2019, windows-server-1803@25398]\nmode: active\n',
      findings: [
        {
          at: '1:27',
          message: 'Windows Server 1803-20H2 (SAC) has no build 25398: that is Windows Server 23H2 (Annual Channel).',
          hint: 'Write `windows-server-23h2@25398`, or correct the build.',
          mended: 'os: [windows-server-2019, windows-server-23h2@25398]\nmode: active\n',
        },
      ],
    },
    {
      name: 'another kind of system is no answer',
      fleet: 'os: azure-local-23h2@26100\nmode: active\n',
      findings: [
        {
          at: '1:5',
          message: 'Azure Local 23H2 has no build 26100: that is Azure Local 24H2.',
          mended: 'os: azure-local-24h2@26100\nmode: active\n',
        },
      ],
    },
    {
      name: 'what nobody knows',
      fleet: 'os: [windows-server-1803@31337, windows-10@9999]\nmode: active\n',
      findings: [
        {
          at: '1:6',
          severity: 'warning',
          message:
            'Windows Server 1803-20H2 (SAC) is not known to have the build 31337; it has 17134, 18362 to 18363 and 19041 to 19042.',
          hint: 'Correct the build, or leave it out.',
        },
        {
          at: '1:33',
          severity: 'warning',
          message: 'Windows 10 is not known to have the build 9999; it has 10240 to 21999.',
        },
      ],
    },
  ],
});
