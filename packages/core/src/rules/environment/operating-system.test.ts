import { describeRule } from '@mdav/testkit';
import { downlevelOsOutOfScope } from './downlevel-os-out-of-scope.ts';
import { osNewerThanBaseline } from './os-newer-than-baseline.ts';
import { server2012R2NoAntivirus } from './server-2012r2-no-antivirus.ts';

describeRule(server2012R2NoAntivirus, {
  accept: [
    {
      name: 'a passive mode, which another rule refuses',
      fleet: `
      os: windows-server-2012-r2
      agent: mma
      mode: passive
    `,
    },
    {
      name: 'the unified agent',
      fleet: `
      os: windows-server-2012-r2
      agent: unified
      mode: active
      settings: { allowArchiveScanning: true }
    `,
    },
    {
      name: 'another server',
      fleet: `
      os: windows-server-2016
      agent: mma
      mode: active
      settings: { allowArchiveScanning: true }
    `,
    },
  ],
  reject: [
    {
      name: 'active mode alone',
      fleet: `
        os: windows-server-2012-r2
        agent: mma
        mode: active
      `,
      findings: [
        {
          at: '1:5',
          message:
            'Windows Server 2012 R2 has no Defender Antivirus that could be active without the unified agent; the agent is mma.',
        },
      ],
    },
    {
      name: 'active mode and what it sets on another server',
      fleet: `
        os: [windows-server-2012-r2, windows-server-2019]
        agent: builtin
        mode: active
        currentMode: passive
      `,
      findings: [
        {
          at: '1:6',
          message:
            'Windows Server 2012 R2 has no Defender Antivirus that could be active without the unified agent; the agent is builtin.',
        },
      ],
    },
    {
      name: 'active mode and no agent declared',
      fleet: `
        os: windows-server-2012-r2
        mode: active
      `,
      findings: [
        {
          at: '1:5',
          severity: 'warning',
          message:
            'Windows Server 2012 R2 has no Defender Antivirus that could be active without the unified agent; the group does not say which `agent` it has.',
        },
      ],
    },
    {
      name: 'settings of the sensor, which needs no antivirus',
      fleet: `
        os: windows-server-2012-r2
        agent: mma
        mode: active
        settings: { mdeOffboarding: contoso-farewell }
      `,
      findings: [
        {
          at: '1:5',
          severity: 'warning',
          message:
            'Windows Server 2012 R2 has no Defender Antivirus that could be active without the unified agent; the agent is mma.',
        },
      ],
    },
    {
      name: 'one setting',
      fleet: `
        os: [windows-server-2016, windows-server-2012-r2]
        agent: mma
        mode: active
        settings: { allowArchiveScanning: true }
      `,
      findings: [
        {
          at: '1:27',
          message:
            'The setting of this group has no effect on Windows Server 2012 R2 without the unified agent; the agent is mma.',
        },
      ],
    },
    {
      name: 'two settings and no agent declared',
      fleet: `
        os: windows-server-2012-r2
        mode: active
        settings: { allowArchiveScanning: true, puaProtection: audit }
      `,
      findings: [
        {
          at: '1:5',
          severity: 'warning',
          message:
            'The 2 settings of this group have no effect on Windows Server 2012 R2 without the unified agent; the group does not say which `agent` it has.',
        },
      ],
    },
  ],
});

describeRule(downlevelOsOutOfScope, {
  accept: [
    {
      name: 'systems in scope',
      fleet: `
      os: [windows-10, windows-server-2012-r2]
      mode: active
    `,
    },
    {
      name: 'what the Defender deployment tool has installed, or will',
      fleet: `
        mdav: 1
        name: example
        groups:
          a: { os: [windows-7, windows-server-2008-r2@7601], mode: active, onboarding: { state: planned, via: deployment-tool } }
          b: { os: windows-7@7601, mode: active, onboarding: { state: onboarded, via: deployment-tool } }
      `,
    },
  ],
  reject: [
    {
      name: 'every old system, whatever the mode',
      fleet: `
        os: [windows-7, windows-8.1, windows-server-2008-r2]
        mode: active
      `,
      findings: [
        {
          at: '1:6',
          message:
            'Windows 7 has Defender Antivirus only where the Defender deployment tool has installed it; the group is not said to be onboarded by it.',
          hint: 'Write `onboarding: { state: planned, via: deployment-tool }` if the tool is used (SP1 on x64), or take this operating system out of the group.',
        },
        {
          at: '1:17',
          message: 'Windows 8.1 is outside the scope of Defender Antivirus policy.',
          hint: 'Take this operating system out of the group.',
        },
        {
          at: '1:30',
          message:
            'Windows Server 2008 R2 has Defender Antivirus only where the Defender deployment tool has installed it; the group is not said to be onboarded by it.',
        },
      ],
    },
    {
      name: 'another way to the service, and none',
      fleet: `
        mdav: 1
        name: example
        groups:
          a: { os: windows-7, mode: active, onboarding: { state: onboarded, via: script } }
          b: { os: windows-7, mode: active, onboarding: { state: none, via: deployment-tool } }
          c: { os: windows-8.1, mode: active, onboarding: { state: onboarded, via: deployment-tool } }
      `,
      findings: [
        {
          at: '4:12',
          message:
            'Windows 7 has Defender Antivirus only where the Defender deployment tool has installed it; the group is onboarded by script.',
          hint: 'Write `onboarding: { state: onboarded, via: deployment-tool }` if the tool is used (SP1 on x64), or take this operating system out of the group.',
        },
        {
          at: '5:12',
          message:
            'Windows 7 has Defender Antivirus only where the Defender deployment tool has installed it; the group is not said to be onboarded by it.',
        },
        { at: '6:12', message: 'Windows 8.1 is outside the scope of Defender Antivirus policy.' },
      ],
    },
    {
      name: 'the pages before the tool',
      fleet: `
        baseline: 2022-09
        os: windows-server-2008-r2
        mode: active
        onboarding: { state: planned, via: deployment-tool }
      `,
      findings: [
        {
          at: '2:5',
          message:
            'Windows Server 2008 R2 has no Defender Antivirus that takes policy in the documentation of 2022-09; since May 2026 the Defender deployment tool installs one.',
          hint: 'Take out `baseline`, and write `onboarding: { state: planned, via: deployment-tool }`.',
        },
      ],
    },
    {
      name: 'a system without its service pack',
      fleet: `
        os: [windows-7@7600, windows-server-2008-r2]
        mode: active
        onboarding: { state: planned, via: deployment-tool }
      `,
      findings: [
        {
          at: '1:6',
          message: 'Windows 7 (build 7600) lacks Service Pack 1, which the Defender deployment tool asks for.',
          hint: 'Install Service Pack 1, and write `windows-7@7601`.',
        },
      ],
    },
  ],
});

describeRule(osNewerThanBaseline, {
  accept: [
    {
      name: 'what July 2021 names',
      fleet: `
      baseline: 2021-07
      os: [windows-10, windows-server-2019, windows-server-1803, windows-server-2016, windows-server-2012-r2]
      mode: active
    `,
    },
    {
      name: 'a newer baseline',
      fleet: `
      baseline: 2022-03
      os: [windows-11, windows-server-2022, windows-server-2016]
      agent: unified
      mode: active
    `,
    },
    {
      name: 'the current documentation',
      fleet: `
      os: [windows-11, windows-server-2025, azure-local-23h2]
      mode: active
    `,
    },
    {
      name: 'the unified agent in passive mode, which another rule refuses',
      fleet: `
      baseline: 2021-07
      os: windows-server-2016
      agent: unified
      mode: passive
    `,
    },
    {
      name: 'the agent of a server on which it does not matter',
      fleet: `
      baseline: 2021-07
      os: windows-server-2019
      agent: unified
      mode: active
    `,
    },
  ],
  reject: [
    {
      name: 'what July 2021 does not name',
      fleet: `
        baseline: 2021-07
        os: [windows-11, windows-server-2022, windows-server-2025, azure-local-23h2, windows-10]
        mode: active
      `,
      findings: [
        { at: '2:6', message: 'Windows 11 is not named in the documentation of 2021-07 (up to 2021-08-05).' },
        { at: '2:18', message: 'Windows Server 2022 is not named in the documentation of 2021-07 (up to 2021-08-05).' },
        { at: '2:39', message: 'Windows Server 2025 is not named in the documentation of 2021-07 (up to 2021-08-05).' },
        {
          at: '2:60',
          message: 'Azure Local 23H2 is not named in the documentation of 2021-07 (up to 2021-08-05).',
        },
      ],
    },
    {
      name: 'what March 2022 does not name',
      fleet: `
        baseline: 2022-03
        os: [windows-server-2025, windows-11]
        mode: passive
      `,
      findings: [
        { at: '2:6', message: 'Windows Server 2025 is not named in the documentation of 2022-03 (up to 2022-03-14).' },
      ],
    },
    {
      name: 'what September 2022 does not name',
      fleet: `
        baseline: 2022-09
        os: azure-local-23h2
        mode: active+edr-block
      `,
      findings: [
        {
          at: '2:5',
          message: 'Azure Local 23H2 is not named in the documentation of 2022-09 (up to 2022-09-30).',
        },
      ],
    },
    {
      name: 'an agent that came later',
      fleet: `
        baseline: 2021-07
        os: [windows-server-2012-r2, windows-server-2016, windows-server-2022]
        agent: unified
        mode: active
      `,
      findings: [
        { at: '2:51', message: 'Windows Server 2022 is not named in the documentation of 2021-07 (up to 2021-08-05).' },
        {
          at: '3:8',
          message:
            'The unified agent of Windows Server 2012 R2 and Windows Server 2016 is not named in the documentation of 2021-07 (up to 2021-08-05).',
        },
      ],
    },
  ],
});
