import { isServer } from '../facts/os.ts';
import type { ManualStep } from '../mode/plan.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { Delivery } from '../model/vocabulary.ts';

/** How the files of a group get to its devices: one step for each way that was chosen. */
export function deliverySteps(group: ResolvedGroup): readonly ManualStep[] {
  if (group.assignments.length === 0) return [];
  return group.deliver.flatMap((delivery) => DELIVERY_STEPS[delivery](group) ?? []);
}

const DELIVERY_STEPS: Readonly<Record<Delivery, (group: ResolvedGroup) => ManualStep | undefined>> = {
  registry: ({ name, deliver }) => ({
    id: 'import-registry-file',
    phase: 'deploy',
    title: deliver.includes('gpo')
      ? 'Import the registry file where Group Policy does not reach'
      : 'Import the registry file',
    why: `The file sets policy values on one device; run it as administrator or from your own deployment tool.${deliver.includes('gpo') ? ' Devices of the domain get the same values by Group Policy and do not need it.' : ''}`,
    actions: [
      `Run \`reg import ${name}.reg\` from the folder \`registry\` on each device.`,
      `Keep \`${name}.undo.reg\`: it takes back what this file sets.`,
    ],
    verify: {
      command: 'reg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender" /s',
      expect: 'The values of the file are listed.',
    },
    sources: ['compat-2025'],
  }),
  gpo: (group) => ({
    id: 'import-gpo',
    phase: 'deploy',
    title: 'Import the Group Policy object and link it',
    why: 'The folder `gpo` is a backup as Group Policy Management takes it. Importing links nothing: where it applies stays your decision.',
    actions: [
      `Run \`Import-GPO -BackupGpoName '${group.fleet} - ${group.name} - Defender' -TargetName '${group.fleet} - ${group.name} - Defender' -Path .\\gpo -CreateIfNeeded\`.`,
      'Read the settings in `gpo/registry.pol.txt`, or in the editor, before linking.',
      'Link the object to the organisational unit of these devices.',
    ],
    verify: { command: 'gpresult /r /scope computer', expect: 'The object is among the applied ones.' },
    sources: ['edr-2025', 'passive-2025'],
  }),
  intune: (group) => {
    if (group.os.every(({ id }) => isServer(id))) return undefined;
    return {
      id: 'import-intune-policy',
      phase: 'deploy',
      title: 'Import the Intune policy and assign it',
      why: 'The files carry no assignment: groups and filters belong to the tenant.',
      actions: [
        'Create the policy from `intune/Settings Catalog` with Microsoft Graph (`POST /beta/deviceManagement/configurationPolicies`) or with your own import tool.',
        'Assign it to the device group.',
      ],
      verify: { command: 'dsregcmd /status', expect: 'MdmUrl names Intune: the device is enrolled.' },
      sources: ['pcsp', 'ddf'],
    };
  },
  configmgr: ({ name }) => ({
    id: 'deploy-with-configmgr',
    phase: 'deploy',
    title: 'Deploy the registry file with Configuration Manager',
    why: 'Configuration Manager carries registry values by a package or a configuration item.',
    actions: [
      `Make a package of the folder \`registry\` with the command line \`reg import ${name}.reg\`, run as system.`,
    ],
    verify: {
      command: 'reg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender" /s',
      expect: 'The values of the file are listed.',
    },
    sources: ['passive-2025'],
  }),
  portal: () => undefined,
};
