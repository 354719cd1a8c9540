import { describeRule } from '@mdav/testkit';
import { osBuildUnlisted } from './os-build-unlisted.ts';

describeRule(osBuildUnlisted, {
  accept: [
    { name: 'no build', fleet: 'os: [windows-11, windows-server-2025]\nmode: active\n' },
    {
      name: 'builds of releases',
      fleet: 'os: [windows-10@10240, windows-10@19045, windows-11@26200, windows-server-1803@18363]\nmode: active\n',
    },
    {
      name: 'what another rule reports',
      fleet: 'os: [windows-10@26100, windows-10@9999, windows-server-2025@31337]\nmode: active\n',
    },
  ],
  reject: [
    {
      name: 'after the last release and between two, in a list',
      fleet: 'os: [windows-11@99999, windows-11@26100, windows-11-multi-session@22001]\nmode: active\n',
      findings: [
        {
          at: '1:6',
          message:
            'No release of Windows 11 is known to have the build 99999; known are 22000 (21H2), 22621 (22H2), 22631 (23H2), 26100 (24H2), 26200 (25H2), 26300 (26H2) and 28000 (26H1).',
          hint: 'Correct the build, or leave it out.',
        },
        {
          at: '1:42',
          message:
            'No release of Windows 11 multi-session is known to have the build 22001; known are 22000 (21H2), 22621 (22H2), 22631 (23H2), 26100 (24H2) and 26200 (25H2).',
        },
      ],
    },
    {
      name: 'the last number before the next system, where several releases are known',
      fleet: 'os: windows-10@21999\nmode: active\n',
      findings: [
        {
          at: '1:5',
          severity: 'info',
          message:
            'No release of Windows 10 is known to have the build 21999; known are 10240 (1507), 10586 (1511), 14393 (1607), 15063 (1703), 16299 (1709), 17134 (1803), 17763 (1809), 18362 (1903), 18363 (1909), 19041 (2004), 19042 (20H2), 19043 (21H1), 19044 (21H2) and 19045 (22H2).',
        },
      ],
    },
  ],
});
