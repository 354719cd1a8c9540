import { mdCode } from '@mdav/quote';
import type { ManualStep } from '../model/manual-step.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import { hasFiles } from '../routes/has-files.ts';
import { osModesWith } from './step-words.ts';

const FORCING = '`ForceDefenderPassiveMode`';

/**
 * What forces the servers passive that are to be active: nobody but an administrator knows where that is, and it goes on
 * setting 1 after the policy of the group has set 0.
 */
export function nothingElseForces(group: ResolvedGroup): ManualStep | undefined {
  if (osModesWith(group, 'force-active').length === 0) return undefined;
  return {
    id: 'nothing-else-forces',
    phase: 'deploy',
    title: `See that nothing else sets ${FORCING} to 1`,
    why: 'Something forces these servers passive today, and no file of this output knows what. Where it is applied again after the value 0, the value is 1 again at the restart, and the servers stay passive.',
    actions: [
      ...ownObject(group),
      'Look in `gpresult /scope computer /h report.html` on one of the servers for every other object that sets it, such as that of a group which they leave for this one. Set it to 0 there as well, or let the object with 0 win by the order of the links. Take the old object away from these servers only once they show `Normal`.',
      'End what sets 1 in other ways before the restart: remediations and policies of Intune, packages of Configuration Manager, scripts and scheduled tasks.',
    ],
    verify: {
      command:
        'gpupdate /force\nreg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection" /v ForceDefenderPassiveMode',
      expect: '`0x0`.',
    },
    sources: ['server-2026', 'switch-ts'],
  };
}

/** The object of the group has one name in every mode: importing the new backup replaces the value. */
function ownObject(group: ResolvedGroup): readonly string[] {
  if (!group.deliver.includes('gpo') || !hasFiles(group, 'gpo')) return [];
  const name = mdCode(`${group.fleet} - ${group.name} - Defender`);
  return [
    `Where this group itself was passive before by Group Policy, its object ${name} is what sets 1 today: the import above gives it the value 0. Neither unlink nor delete it before: without the value a server stays passive.`,
  ];
}
