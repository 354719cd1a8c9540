import { cmdText, mdCode, type PowerShell, ps, psTyped, psWord, shellText } from '@mdav/quote';
import { settingRow } from '../catalogue/lookup.ts';
import { isServer, OS_INFO } from '../facts/os.ts';
import type { ManualStep, Verification } from '../model/manual-step.ts';
import { isWholeKey, type RawRegistry, subkeyOf } from '../model/raw.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { Delivery } from '../model/vocabulary.ts';
import { forcesByGpo } from '../routes/forces-by-gpo.ts';
import { isManagedKey } from '../routes/gpo-preferences.ts';
import { hasFiles } from '../routes/has-files.ts';
import { intuneRoute } from '../routes/intune-route.ts';
import { takesOsConfig } from '../routes/routes.ts';
import { hasPublicIds } from '../routes/security-templates.ts';
import { undoWords } from '../routes/undo-words.ts';
import { runWithIds } from './run-with-ids.ts';

/** How the files of a group get to its devices: one step for each way that was chosen. */
export function deliverySteps(group: ResolvedGroup): readonly ManualStep[] {
  return group.deliver
    .filter((delivery) => hasFiles(group, delivery))
    .flatMap((delivery) => DELIVERY_STEPS[delivery](group) ?? []);
}

const DELIVERY_STEPS: Readonly<Record<Delivery, (group: ResolvedGroup) => ManualStep | undefined>> = {
  registry: (group) => ({
    id: 'import-registry-file',
    phase: 'deploy',
    title: group.deliver.includes('gpo')
      ? 'Import the registry file where Group Policy does not reach'
      : 'Import the registry file',
    why: `The file sets policy values on one device; run it as administrator or from your own deployment tool.${group.deliver.includes('gpo') ? ' Devices of the domain get the same values by Group Policy and do not need it.' : ''}`,
    actions: [
      `Run ${mdCode(`reg import ${shellText(`${group.name}.reg`)}`)} from the folder \`registry\` on each device.`,
      `Keep ${mdCode(`${group.name}.undo.reg`)}: it ${taking(group, 'this file')}.${leavePassive(group)}`,
    ],
    verify: queryOf(group),
    sources: ['compat-2026'],
  }),
  gpo: (group) => ({
    id: 'import-gpo',
    phase: 'deploy',
    title: 'Import the Group Policy object and link it',
    why: 'The folder `gpo` is a backup as Group Policy Management takes it. Importing links nothing: where it applies stays your decision.',
    actions: [
      ...templateActions(group),
      `At the root of this output run ${mdCode(ps`.\\Install-MdavGpo.ps1 -Group ${psWord(group.name)} -WhatIf`)}, read what it would do, and run it without \`-WhatIf\`. Without \`-Group\` it imports every group.`,
      ...renameByHand(group),
      `Or by hand, in the folder of this group: ${mdCode(importByHand(group))}.`,
      'Read the settings in `gpo/registry.pol.txt`, or in the editor, before linking.',
      'Link the object to the organisational unit of these devices.',
      `Keep the folder \`gpo.undo\`: ${mdCode(ps`.\\Install-MdavGpo.ps1 -Group ${psWord(group.name)} -Undo`)} gives the object what takes its policy back${setsOutside(group) ? ', but for values outside of the Policies keys, which devices keep and the comment of the undo names' : ''}. ${unlinkWhen(group)}`,
      ...preferencesLeave(group),
    ],
    verify: { command: 'gpresult /r /scope computer', expect: 'The object is among the applied ones.' },
    sources: [
      'edr-2026',
      'passive-2025',
      ...(forcesByGpo(group) ? (['admx-ingestion'] as const) : []),
      ...(group.os.some(({ id }) => OS_INFO[id].solution !== undefined) ? (['deployment-tool'] as const) : []),
      ...(isRenamed(group) ? (['rename-gpo'] as const) : []),
    ],
  }),
  intune: (group) => (group.intune?.management === 'mde' ? forManaged(group) : forEnrolled(group)),
  configmgr: (group) => ({
    id: 'deploy-with-configmgr',
    phase: 'deploy',
    title: 'Deploy the antimalware policy with Configuration Manager, and the rest by a package',
    why: 'The folder `configmgr` has what an antimalware policy of Endpoint Protection can say, and a registration file for the rest: such a policy knows neither attack surface reduction nor network protection nor `ForceDefenderPassiveMode`, and takes nothing back.',
    actions: [
      `Where there is ${mdCode(`${group.name}.xml`)}, import it in the console under Assets and Compliance > Endpoint Protection > Antimalware Policies, compare every value with \`SUMMARY.md\`, and deploy it to the collection of these devices. Whether a console of today takes the file is not known: its form is that of an export of 2018, and no schema is published.`,
      `Where there is ${mdCode(`${group.name}.reg`)}, make a package of the folder with the command line ${mdCode(`reg import ${cmdText(`${group.name}.reg`)}`)}, run as system by 64-bit programs. What it carries and why, \`SUMMARY.md\` says.`,
      `Keep ${mdCode(`${group.name}.undo.reg`)}, which takes that file back${setsOutside(group) ? ' below the Policies keys' : ''}; the policy is taken back by deleting its deployment.${leavePassive(group)}`,
      'Deploy no other antimalware policy with the same settings to these devices: their priority decides which one counts.',
    ],
    verify: queryOf(group),
    sources: ['passive-2025', 'configuration-protection'],
  }),
  dsc: (group) => ({
    id: 'apply-dsc-document',
    phase: 'deploy',
    title: 'Apply the configuration document of DSC',
    why: 'The folder `dsc` has a document that DSC 3 takes by itself, or through a tool that calls it. DSC changes nothing by itself: whatever runs it decides when the values are set again.',
    actions: [
      `Run ${mdCode(`dsc config test --file ${shellText(`${group.name}.dsc.json`)}`)} from that folder as administrator and read what it would change, then the same with \`set\` for \`test\`.`,
      `Keep ${mdCode(`${group.name}.undo.dsc.json`)}: it ${taking(group, 'this document')}.${leavePassive(group)}`,
    ],
    verify: queryOf(group),
    sources: ['dsc-registry'],
  }),
  ansible: (group) => ({
    id: 'run-ansible-playbook',
    phase: 'deploy',
    title: 'Run the playbook of Ansible',
    why: `The folder \`ansible\` has a playbook for the hosts that your inventory calls \`${group.name}\`, with the collection \`ansible.windows\`.`,
    actions: [
      `Run ${mdCode(`ansible-playbook ${shellText(`${group.name}.yml`)} --check --diff`)} from that folder, read what it would change, and run it without \`--check\`.`,
      `Keep ${mdCode(`${group.name}.undo.yml`)}: it ${taking(group, 'this playbook')}.${leavePassive(group)}`,
    ],
    verify: queryOf(group),
    sources: ['ansible-win-regedit'],
  }),
  osconfig: (group) => ({
    id: 'apply-osconfig-document',
    phase: 'deploy',
    title: 'Give the document to OSConfig',
    why: 'The folder `osconfig` has a document for the command line of OSConfig, which is a preview. What OSConfig keeps it may set again: let no other way set another value.',
    actions: [
      ...notByOsConfig(group),
      ...bringWinget(group),
      `Install it on each device by ${mdCode('winget install Microsoft.OSConfig')}, and run ${mdCode(ps`.\\${psWord(`${group.name}.ps1`)}`)} from that folder as administrator.`,
      `Keep ${mdCode(`${group.name}.undo.ps1`)}: it ${taking(group, 'this document')}.${leavePassive(group)}`,
    ],
    verify: queryOf(group),
    sources: ['osconfig-cli', 'winget'],
  }),
  portal: () => undefined,
};

/** Windows Server 2025 is the first server that has WinGet as a part of Windows [winget]. */
function bringWinget({ os }: ResolvedGroup): readonly string[] {
  const older = os.filter((each) => isServer(each.id) && takesOsConfig(each) && each.id !== 'windows-server-2025');
  if (older.length === 0) return [];
  const names = [...new Set(older.map(({ id }) => OS_INFO[id].title))].join(', ');
  return [
    `See that ${mdCode('winget')} is there on ${names}, and bring it there first where it is not: it comes with Windows 11, newer builds of Windows 10 and Windows Server 2025.`,
  ];
}

/** How servers that a file forces passive get out of it again by what takes that file back; nothing where none does. */
function leavePassive(group: ResolvedGroup): string {
  if (!forcesPassive(group)) return '';
  return ' Servers leave passive mode by its value 0 and a restart, with the other antivirus removed in the same maintenance window.';
}

/** What an undo does; how servers get out of forced passive mode is said at length behind it. */
function taking(group: ResolvedGroup, file: string): string {
  return undoWords({ isOutside: setsOutside(group), isForced: false }, file);
}

/** Settings stand below the keys of policies alone. */
function setsOutside({ raw }: ResolvedGroup): boolean {
  return (raw?.registry ?? []).some(
    (entry) => !isWholeKey(entry) && entry.type !== 'delete' && !isManagedKey(subkeyOf(entry.key)),
  );
}

/** When a Group Policy object may be unlinked that has what takes it back: Windows then takes the value 0 away. */
function unlinkWhen(group: ResolvedGroup): string {
  return forcesPassive(group)
    ? `Its value 0 needs more: remove the other antivirus and restart the servers in one maintenance window, see that each shows \`Normal\`, and only then unlink it. Unlinked before, the value goes, and a server stays passive.`
    : 'Unlink it once the devices have that.';
}

function forcesPassive({ assignments }: ResolvedGroup): boolean {
  return assignments.some(({ setting, value }) => setting === 'forceDefenderPassiveMode' && value === true);
}

/** Systems of the group on which OSConfig does not install. */
function notByOsConfig({ os }: ResolvedGroup): readonly string[] {
  const names = [...new Set(os.filter((each) => !takesOsConfig(each)).map(({ id }) => OS_INFO[id].title))];
  if (names.length === 0) return [];
  return [
    `Leave out ${names.join(', ')}: OSConfig installs on Windows from build 17763 (version 1809, Windows Server 2019) on.`,
  ];
}

const QUERY = 'reg query "HKLM\\SOFTWARE\\Policies\\Microsoft';

/** Looks under the keys that the file writes to: the forcing value stands under one of its own, and so do raw values. */
function queryOf({ assignments, raw }: ResolvedGroup): Verification {
  const isForced = assignments.some(({ setting }) => setting === 'forceDefenderPassiveMode');
  const isMore = assignments.some(({ setting }) => setting !== 'forceDefenderPassiveMode');
  const asked = (raw?.registry ?? []).map((entry) => queryOfRaw(entry));
  const commands = [
    ...(isMore ? [`${QUERY}\\Windows Defender" /s`] : []),
    ...(isForced ? [`${QUERY}\\Windows Advanced Threat Protection" /v ForceDefenderPassiveMode`] : []),
  ];
  const isDeleted = (raw?.registry ?? []).some((entry) => entry.type === 'delete' || isWholeKey(entry));
  const expect = `The values of the file are listed${isDeleted ? ', and those that it deletes are not' : ''}.`;
  return { command: [...new Set([...commands, ...asked])].join('\n'), expect };
}

function queryOfRaw(entry: RawRegistry): string {
  const query = `reg query ${shellText(`HKLM\\${subkeyOf(entry.key)}`)}`;
  if (isWholeKey(entry)) return query;
  return entry.name === '' ? `${query} /ve` : `${query} /v ${shellText(entry.name)}`;
}

function templateActions(group: ResolvedGroup): readonly string[] {
  const installed = group.os.filter(({ id }) => OS_INFO[id].solution !== undefined).map(({ id }) => OS_INFO[id].title);
  return [
    ...(installed.length === 0
      ? []
      : [
          `Have the templates of Windows 11 in the central store: settings for ${[...new Set(installed)].join(' and ')} by Group Policy need them.`,
        ]),
    ...(forcesByGpo(group) ? [OWN_TEMPLATE] : []),
  ];
}

const OWN_TEMPLATE =
  'Once for the domain, copy the content of `PolicyDefinitions` at the root of this output into the central store (`\\\\domain\\SYSVOL\\domain\\Policies\\PolicyDefinitions`; the script below does it with `-CentralStore`), so that the editor shows `ForceDefenderPassiveMode` by name. A domain without a central store takes it in `C:\\Windows\\PolicyDefinitions` where the editor runs: a new store would hide all other templates. The policy works without it; mobile device management refuses to ingest it.';

/** How the objects of the folder `intune` get into the tenant. */
function deployActions(group: ResolvedGroup): readonly string[] {
  const { name } = group;
  return [
    `At the root of this output run ${mdCode(ps`./Deploy-MdavIntune.ps1 -Group ${psTyped(name)} -WhatIf`)} (PowerShell, module Microsoft.Graph.Authentication) and read what it would do; \`intune/requests.http\` has the same as plain requests.`,
    runWithIds(group),
    'What an earlier build wrote for this group and this one does not have stays in force: the script names it, and deletes it with `-DeleteLeft`.',
    `Or give the folder to an import tool of your own, and assign the objects there.${
      asksTenant(group)
        ? ' What lies under `Filled in at deployment` has no ids of its template yet: only the script asks the tenant for them.'
        : ''
    }`,
    `Keep this output: ${mdCode(ps`./Deploy-MdavIntune.ps1 -Group ${psTyped(name)} -Undo -WhatIf`)} says what it would delete to take the objects back, and \`-Previous\` names the output of the build before, to which they go back. \`intune/undo.http\` has the same as plain requests.`,
  ];
}

/** Whether a policy holds settings whose ids in their template only the tenant tells. */
function asksTenant(group: ResolvedGroup): boolean {
  return group.assignments.some((assignment) =>
    group.os.some(({ id }) => {
      const route = intuneRoute(group, settingRow(assignment.setting), id, assignment);
      return route.kind === 'template' && !hasPublicIds(route.place);
    }),
  );
}

function importByHand({ fleet, name }: ResolvedGroup): PowerShell {
  const gpo = psTyped(`${fleet} - ${name} - Defender`);
  return ps`Import-GPO -BackupGpoName ${gpo} -TargetName ${gpo} -Path .\\gpo -CreateIfNeeded`;
}

const isRenamed = ({ name, was }: ResolvedGroup) => was !== undefined && was !== name;

/** The script renames by itself; whoever imports by hand would make a second object beside the one of the old name. */
function renameByHand(group: ResolvedGroup): readonly string[] {
  const { fleet, name, was } = group;
  if (!isRenamed(group)) return [];
  const names = [was, name].map((one) => psTyped(`${fleet} - ${one} - Defender`));
  const [from = ps``, to = ps``] = names;
  return [
    `The group was \`${was}\`, and the script renames its object. By hand first: ${mdCode(ps`Rename-GPO -Name ${from} -TargetName ${to}`)}.`,
  ];
}

function preferencesLeave({ gpo, raw }: ResolvedGroup): readonly string[] {
  if (gpo?.preferences === undefined || (raw?.registry ?? []).length === 0) return [];
  return [
    'The folder `gpo.undo` deletes no value of registry preferences: Windows removes those on the devices that got them, once the preferences are out of the object. Other devices keep their own.',
  ];
}

function forEnrolled(group: ResolvedGroup): ManualStep {
  return {
    id: 'import-intune-policy',
    phase: 'deploy',
    title: 'Create the Intune objects and assign them',
    why: 'The files carry no ids: device groups and filters belong to the tenant.',
    actions: deployActions(group),
    verify: { command: 'dsregcmd /status', expect: 'MdmUrl names Intune: the device is enrolled.' },
    sources: ['pcsp', 'ddf'],
  };
}

function forManaged(group: ResolvedGroup): ManualStep {
  return {
    id: 'import-intune-policy',
    phase: 'deploy',
    title: 'Create the endpoint security policies and assign them',
    why: 'Defender for Endpoint brings them to devices that are not enrolled. That has to be switched on in two portals, and the files carry no ids of the tenant.',
    actions: [
      'In the Microsoft Defender portal open Settings > Endpoints > Configuration management > Enforcement scope and include these devices; domain controllers have a switch of their own.',
      'In the Intune admin center open Endpoint security > Microsoft Defender for Endpoint and allow it to enforce endpoint security configurations.',
      ...deployActions(group),
      'Assign device groups, not user groups; these devices ignore filters. They ask for policy every 90 minutes.',
    ],
    verify: {
      command: 'Get-MpPreference',
      expect: 'The values of the policies. In both portals the device is managed by MDE.',
    },
    sources: ['mde-security-settings'],
  };
}
