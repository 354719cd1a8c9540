import { describeRule } from '@mdav/testkit';
import { outputPathTooLong } from './output-path-too-long.ts';

const fleetOf = (fleet: number, group: number, deliver: string) => `
    mdav: 1
    name: ${'f'.repeat(fleet)}
    groups:
      ${'g'.repeat(group)}: { os: windows-11, mode: active, deliver: [${deliver}] }
  `;

describeRule(outputPathTooLong, {
  accept: [
    { name: 'names that are just short enough', fleet: fleetOf(25, 30, 'intune') },
    { name: 'the longest names where no file has all of them in its path', fleet: fleetOf(64, 64, 'gpo, registry') },
  ],
  reject: [
    {
      name: 'one character more',
      fleet: fleetOf(26, 30, 'intune'),
      findings: [
        {
          at: '4:3',
          severity: 'warning',
          message: `Paths of group "${'g'.repeat(30)}" can have 181 characters below the output, and Windows takes 259 in all: the folder itself may have 78.`,
          hint: 'Shorten the name of the group, which counts twice, or of the fleet: 1 fewer are enough.',
        },
      ],
    },
    {
      name: 'names that leave just enough for a folder',
      fleet: fleetOf(54, 50, 'gpo, intune'),
      findings: [
        {
          at: '4:3',
          severity: 'warning',
          message: `Paths of group "${'g'.repeat(50)}" can have 249 characters below the output, and Windows takes 259 in all: the folder itself may have 10.`,
        },
      ],
    },
    {
      name: 'names that leave no room',
      fleet: fleetOf(55, 50, 'intune'),
      findings: [
        {
          at: '4:3',
          severity: 'error',
          message: `Paths of group "${'g'.repeat(50)}" can have 250 characters below the output, and Windows takes 259 in all: no folder is short enough.`,
        },
      ],
    },
  ],
});
