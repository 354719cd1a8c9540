import { describeRule } from '@mdav/testkit';
import { downlevelOsOutOfScope } from './downlevel-os-out-of-scope.ts';
import { edrBlockOsUnlisted } from './edr-block-os-unlisted.ts';
import { edrBlockServer2016ActiveOnly } from './edr-block-server-2016-active-only.ts';
import { edrBlockUnsupportedOs } from './edr-block-unsupported-os.ts';
import { guideStrategyOnServer } from './guide-strategy-on-server.ts';
import { osNewerThanBaseline } from './os-newer-than-baseline.ts';
import { passiveNeedsUnifiedAgent } from './passive-needs-unified-agent.ts';
import { passiveServer2016Baseline2021 } from './passive-server-2016-2021-baseline.ts';
import { passiveUnsupportedOs } from './passive-unsupported-os.ts';
import { passiveWindows10Floor1703 } from './passive-windows10-1703-floor.ts';
import { server2012R2NoAntivirus } from './server-2012r2-no-antivirus.ts';

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
            'Passive mode on Windows Server 2016, Windows Server 2012 R2 needs the unified agent; this group has agent mma.',
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

describeRule(server2012R2NoAntivirus, {
  accept: [
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
      name: 'no settings',
      fleet: `
      os: windows-server-2012-r2
      agent: mma
      mode: active
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
  ],
  reject: [
    {
      name: 'every old system, whatever the mode',
      fleet: `
        os: [windows-7, windows-8.1, windows-server-2008-r2]
        mode: active
      `,
      findings: [
        { at: '1:6', message: 'Windows 7 is outside the scope of Defender Antivirus policy.' },
        { at: '1:17', message: 'Windows 8.1 is outside the scope of Defender Antivirus policy.' },
        { at: '1:30', message: 'Windows Server 2008 R2 is outside the scope of Defender Antivirus policy.' },
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
            'The guide does not cover Windows Server 2022, Windows Server 2019: it names Windows 10 and 11 only.',
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
      os: [windows-11, windows-server-2025]
      mode: active
    `,
    },
  ],
  reject: [
    {
      name: 'what July 2021 does not name',
      fleet: `
        baseline: 2021-07
        os: [windows-11, windows-server-2022, windows-server-2025, azure-stack-hci-23h2, windows-10]
        mode: active
      `,
      findings: [
        { at: '2:6', message: 'The documentation of July 2021 does not name Windows 11.' },
        { at: '2:18', message: 'The documentation of July 2021 does not name Windows Server 2022.' },
        { at: '2:39', message: 'The documentation of July 2021 does not name Windows Server 2025.' },
        { at: '2:60', message: 'The documentation of July 2021 does not name Azure Stack HCI 23H2 or later.' },
      ],
    },
  ],
});

describeRule(edrBlockUnsupportedOs, {
  accept: [
    {
      name: 'the unified agent',
      fleet: `
      os: [windows-server-2016, windows-server-2012-r2]
      agent: unified
      mode: active+edr-block
    `,
    },
    {
      name: 'no block mode',
      fleet: `
      os: windows-server-2016
      agent: mma
      mode: active
    `,
    },
    {
      name: 'a client',
      fleet: `
      os: windows-11
      mode: active+edr-block
    `,
    },
    {
      name: 'passive mode without an agent, which another rule refuses',
      fleet: `
      os: windows-server-2016
      mode: passive+edr-block
    `,
    },
    {
      name: 'Windows Server 2016 in July 2021, which another rule judges',
      fleet: `
      baseline: 2021-07
      os: windows-server-2016
      mode: active+edr-block
    `,
    },
  ],
  reject: [
    {
      name: 'the monitoring agent',
      fleet: `
        os: windows-server-2016
        agent: mma
        mode: active+edr-block
      `,
      findings: [
        {
          at: '1:5',
          message: 'Windows Server 2016 with agent mma has no EDR in block mode in the current documentation.',
        },
      ],
    },
    {
      name: 'Windows Server 2012 R2 in July 2021',
      fleet: `
        baseline: 2021-07
        os: windows-server-2012-r2
        agent: unified
        mode: active+edr-block
      `,
      findings: [
        {
          at: '2:5',
          message:
            'Windows Server 2012 R2 with agent unified has no EDR in block mode in the documentation of 2021-07 (up to 2021-08-05).',
        },
      ],
    },
    {
      name: 'an agent that nobody declared',
      fleet: `
        os: [windows-server-2016, windows-server-2019]
        mode: active+edr-block
      `,
      findings: [
        {
          at: '1:6',
          severity: 'warning',
          message:
            'Windows Server 2016 has EDR in block mode with the unified agent only; the group does not say which `agent` it has.',
          hint: 'Declare `agent: unified` if the modern unified solution is installed.',
        },
      ],
    },
  ],
});

describeRule(edrBlockServer2016ActiveOnly, {
  accept: [
    {
      name: 'a newer baseline',
      fleet: `
      baseline: 2022-03
      os: windows-server-2016
      agent: unified
      mode: passive+edr-block
    `,
    },
    {
      name: 'no block mode',
      fleet: `
      baseline: 2021-07
      os: windows-server-2016
      mode: active
    `,
    },
    {
      name: 'Windows Server 2019',
      fleet: `
      baseline: 2021-07
      os: windows-server-2019
      mode: passive+edr-block
    `,
    },
  ],
  reject: [
    {
      name: 'passive mode',
      fleet: `
        baseline: 2021-07
        os: windows-server-2016
        mode: passive+edr-block
      `,
      findings: [
        {
          at: '2:5',
          message: 'In July 2021 Windows Server 2016 had EDR in block mode only while Defender Antivirus is active.',
        },
      ],
    },
    {
      name: 'active mode, as a warning',
      fleet: `
        baseline: 2021-07
        os: [windows-10, windows-server-2016]
        mode: active+edr-block
      `,
      findings: [
        {
          at: '2:18',
          severity: 'warning',
          message:
            'In July 2021 EDR in block mode was possible on Windows Server 2016 beside an active Defender Antivirus, and not meant for it.',
        },
      ],
    },
  ],
});

describeRule(edrBlockOsUnlisted, {
  accept: [
    {
      name: 'a listed system',
      fleet: `
      os: windows-server-2025
      mode: passive+edr-block
    `,
    },
    {
      name: 'no block mode',
      fleet: `
      os: azure-stack-hci-23h2
      mode: passive
    `,
    },
    {
      name: 'an older baseline',
      fleet: `
      baseline: 2022-09
      os: azure-stack-hci-23h2
      mode: passive+edr-block
    `,
    },
  ],
  reject: [
    {
      name: 'Azure Stack HCI in both modes',
      fleet: `
        os: [windows-server-2022, azure-stack-hci-23h2]
        mode: passive+edr-block
      `,
      findings: [
        { at: '1:27', message: 'Azure Stack HCI 23H2 or later is in no list of systems with EDR in block mode.' },
      ],
    },
  ],
});
