import { describeRule } from '@mdav/testkit';
import { edrBlockOsUnlisted } from './edr-block-os-unlisted.ts';
import { edrBlockServer2016ActiveOnly } from './edr-block-server-2016-active-only.ts';
import { edrBlockUnsupportedOs } from './edr-block-unsupported-os.ts';

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
      os: azure-local-23h2
      mode: passive
    `,
    },
    {
      name: 'an older baseline',
      fleet: `
      baseline: 2022-09
      os: azure-local-23h2
      mode: passive+edr-block
    `,
    },
  ],
  reject: [
    {
      name: 'Azure Local in both modes',
      fleet: `
        os: [windows-server-2022, azure-local-23h2]
        mode: passive+edr-block
      `,
      findings: [{ at: '1:27', message: 'Azure Local 23H2 is in no list of systems with EDR in block mode.' }],
    },
  ],
});
