import { describeRule } from '@mdav/testkit';
import { guideStrategyOnServer } from './guide-strategy-on-server.ts';
import { passiveNeedsUnifiedAgent } from './passive-needs-unified-agent.ts';
import { passiveServer2016Baseline2021 } from './passive-server-2016-2021-baseline.ts';
import { passiveUnsupportedOs } from './passive-unsupported-os.ts';
import { passiveWindows10Floor1703 } from './passive-windows10-1703-floor.ts';

describeRule(passiveUnsupportedOs, {
  accept: [
    {
      name: 'a client',
      fleet: `
      os: windows-10
      mode: passive
    `,
    },
    {
      name: 'active mode on an old system',
      fleet: `
      os: windows-7
      mode: active
    `,
    },
    {
      name: 'the server that the Defender deployment tool installs passive, and the client that it installs active',
      fleet: `
        mdav: 1
        name: example
        groups:
          a: { os: windows-server-2008-r2, mode: passive, onboarding: { state: planned, via: deployment-tool } }
          b: { os: windows-7, mode: active, onboarding: { state: planned, via: deployment-tool } }
      `,
    },
    {
      name: 'a server that the other rules judge',
      fleet: `
      os: windows-server-2016
      mode: passive
    `,
    },
  ],
  reject: [
    {
      name: 'each old system in a list',
      fleet: `
        os: [windows-10, windows-8.1, windows-server-2008-r2]
        mode: passive
      `,
      findings: [
        { at: '1:18', message: 'Windows 8.1 has no passive mode in the current documentation.' },
        { at: '1:31', message: 'Windows Server 2008 R2 has no passive mode in the current documentation.' },
      ],
    },
    ...(['passive', 'passive+edr-block'] as const).map((mode) => ({
      name: `${mode} on Windows 7 beside the server, by the Defender deployment tool`,
      fleet: `
        os: [windows-server-2008-r2, windows-7]
        mode: ${mode}
        onboarding: { state: onboarded, via: deployment-tool }
      `,
      findings: [
        {
          at: '1:30',
          message:
            'The Defender deployment tool installs no passive mode on Windows 7: its page of 2026-09-22 calls `-Passive` not supported there, though onboard-downlevel of 2026-05-27 lists the mode.',
          hint: 'Choose `mode: active` for this operating system, or take it out of the group.',
        },
      ],
    })),
    {
      name: 'passive mode with block mode under an old baseline',
      fleet: `
        baseline: 2021-07
        os: windows-7
        mode: passive+edr-block
      `,
      findings: [
        { at: '2:5', message: 'Windows 7 has no passive mode in the documentation of 2021-07 (up to 2021-08-05).' },
      ],
    },
  ],
});

describeRule(passiveServer2016Baseline2021, {
  accept: [
    {
      name: 'active mode',
      fleet: `
      baseline: 2021-07
      os: windows-server-2016
      mode: active
    `,
    },
    {
      name: 'a newer baseline',
      fleet: `
      baseline: 2022-03
      os: windows-server-2016
      agent: mma
      mode: passive
    `,
    },
    {
      name: 'Windows Server 2019',
      fleet: `
      baseline: 2021-07
      os: windows-server-2019
      mode: passive
    `,
    },
  ],
  reject: [
    {
      name: 'both servers, whatever the agent',
      fleet: `
        baseline: 2021-07
        os: [windows-server-2016, windows-server-2019, windows-server-2012-r2]
        agent: unified
        mode: passive
      `,
      findings: [
        { at: '2:6', message: 'Windows Server 2016 had no passive mode in July 2021, the baseline of this group.' },
        { at: '2:48', message: 'Windows Server 2012 R2 had no passive mode in July 2021, the baseline of this group.' },
      ],
    },
    {
      name: 'no agent at all, with block mode',
      fleet: `
        baseline: 2021-07
        os: windows-server-2016
        mode: passive+edr-block
      `,
      findings: [
        { at: '2:5', message: 'Windows Server 2016 had no passive mode in July 2021, the baseline of this group.' },
      ],
    },
  ],
});

describeRule(passiveNeedsUnifiedAgent, {
  accept: [
    {
      name: 'the unified agent',
      fleet: `
      os: [windows-server-2016, windows-server-2012-r2]
      agent: unified
      mode: passive
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-server-2016
      agent: mma
      mode: active
    `,
    },
    {
      name: 'Windows Server 2019 without an agent',
      fleet: `
      os: windows-server-2019
      mode: passive
    `,
    },
    {
      name: 'July 2021, which another rule judges',
      fleet: `
      baseline: 2021-07
      os: windows-server-2016
      agent: mma
      mode: passive
    `,
    },
  ],
  reject: [
    {
      name: 'the monitoring agent on two servers',
      fleet: `
        os: [windows-server-2016, windows-server-2012-r2]
        agent: mma
        mode: passive
      `,
      findings: [
        {
          at: '2:8',
          message:
            'Passive mode on Windows Server 2016 and Windows Server 2012 R2 needs the unified agent; this group has agent mma.',
        },
      ],
    },
    {
      name: 'the agent of Windows itself',
      fleet: `
        baseline: 2022-03
        os: windows-server-2016
        agent: builtin
        mode: passive+edr-block
      `,
      findings: [
        {
          at: '3:8',
          message: 'Passive mode on Windows Server 2016 needs the unified agent; this group has agent builtin.',
        },
      ],
    },
    {
      name: 'no agent declared, as an error',
      fleet: `
        baseline: 2022-09
        os:
          - windows-server-2016
          - windows-server-2019
          - windows-server-2012-r2
        mode: passive
      `,
      findings: [
        {
          at: '3:5',
          message:
            'Passive mode on Windows Server 2016 needs the unified agent; the group does not say which `agent` it has.',
          hint: 'Declare `agent: unified` if the modern unified solution is installed; install it otherwise.',
        },
        {
          at: '5:5',
          message:
            'Passive mode on Windows Server 2012 R2 needs the unified agent; the group does not say which `agent` it has.',
          hint: 'Declare `agent: unified` if the modern unified solution is installed; install it otherwise.',
        },
      ],
    },
  ],
});

describeRule(passiveWindows10Floor1703, {
  accept: [
    {
      name: 'version 1703',
      fleet: `
      technique: guide
      os: windows-10@15063
      mode: passive
    `,
    },
    {
      name: 'the documented technique',
      fleet: `
      os: windows-10@14393
      mode: passive
    `,
    },
    {
      name: 'Windows 11',
      fleet: `
      technique: guide
      os: windows-11
      mode: passive
    `,
    },
    {
      name: 'active mode',
      fleet: `
      technique: guide
      os: windows-10@14393
      mode: active
    `,
    },
  ],
  reject: [
    {
      name: 'version 1607',
      fleet: `
        technique: guide
        os: [windows-10@14393, windows-10@19045]
        mode: passive
      `,
      findings: [
        { at: '2:6', message: 'Windows 10 (build 14393) is older than version 1703, where the guide starts.' },
      ],
    },
    {
      name: 'an unknown build',
      fleet: `
        technique: guide
        os: windows-10
        mode: passive+edr-block
      `,
      findings: [
        {
          at: '2:5',
          severity: 'info',
          message: 'The guide starts at Windows 10, version 1703; the group does not say its build.',
          hint: 'Write the lowest build, such as `windows-10@15063`.',
        },
      ],
    },
  ],
});

describeRule(guideStrategyOnServer, {
  accept: [
    {
      name: 'the documented technique',
      fleet: `
      os: windows-server-2022
      mode: passive
    `,
    },
    {
      name: 'clients',
      fleet: `
      technique: guide
      os: windows-10
      mode: passive
    `,
    },
    {
      name: 'active mode',
      fleet: `
      technique: guide
      os: windows-server-2022
      mode: active
    `,
    },
  ],
  reject: [
    {
      name: 'servers beside clients',
      fleet: `
        technique: guide
        os: [windows-10, windows-server-2022, windows-server-2019]
        mode: passive
      `,
      findings: [
        {
          at: '1:12',
          message:
            'The guide does not cover Windows Server 2022 and Windows Server 2019: it names Windows 10 and 11 only.',
        },
      ],
    },
    {
      name: 'servers alone',
      fleet: `
        technique: guide # from a web page
        os: windows-server-2022
        mode: passive+edr-block
      `,
      findings: [
        {
          at: '1:12',
          message: 'The guide does not cover Windows Server 2022: it names Windows 10 and 11 only.',
          mended: `
            technique: documented # from a web page
            os: windows-server-2022
            mode: passive+edr-block
          `,
        },
      ],
    },
  ],
});
