/** What a person has to know of a target besides what it carries; sentences of Markdown. */
export interface TargetNote {
  /** How its files get to the devices. */
  readonly apply: string;
  /** What takes it back, and what that cannot. */
  readonly back: string;
  /** Who has read the files in our tests, beside our own reader. */
  readonly readBy: string;
  /** What nobody has tried. */
  readonly unproven: string;
}

const DELETES =
  'deletes each value that was set below the `Policies` keys, and names what was set elsewhere: that stays, since Windows may need a value there. What stood there before is overwritten and cannot come back: `mdav import` of the estate before the change keeps it. Forced passive mode is taken back by the value 0; the file says what else a server needs to become active.';

/** By the id of the target; a test names one that is missing. */
export const NOTES: Readonly<Record<string, TargetNote>> = {
  reg: {
    apply: '`reg import`, or whatever tool imports registration files as administrator.',
    back: `\`<group>.undo.reg\` ${DELETES}`,
    readBy: 'Wine (`reg import`, `reg export`) and hivex; commands of `mdav show --as reg.exe` run in Wine.',
    unproven: 'regedit of Windows itself.',
  },
  'gpo-backup': {
    apply:
      '`Import-GPO`, or `Install-MdavGpo.ps1` for every group at once. With `gpo: { preferences: … }` [raw values](fleet-file.md#group-policy) that policy would leave behind are registry preferences in the same backup.',
    back: '`Install-MdavGpo.ps1 -Undo` imports the folder `gpo.undo` into the same GPO, whose links stay: Windows takes out the values below `Policies` that it wrote for the GPO, others that `registry.pol` set stay, since Windows may need a value there, and are named, and forced passive mode is taken back by the value 0. Values of preferences are not deleted by name: Windows removes them on the devices that got them. Unlink the GPO once its devices have that, and where it forced servers passive only once they were restarted and show `Normal`: unlinking takes the 0 away. Other GPOs keep what they set. What stood on a device before outside of Group Policy is overwritten and cannot come back: `mdav import` of the estate before the change keeps it.',
    readBy: 'Samba (NDR parser, and a domain that takes the policy) and libxml2; Python reads the preferences.',
    unproven: '`Import-GPO` itself, and whether preferences for a group go by its name without its id.',
  },
  'settings-catalog': {
    apply: '`Deploy-MdavIntune.ps1`, `requests.http`, or an import by the tool that the layout is for.',
    back: '`Deploy-MdavIntune.ps1 -Undo`, or the requests of `undo.http`, delete what this build created, `-DeleteLeft` deletes policies that an earlier build had and this one has not, those of groups that are gone where `-LeftGroup` names them, and `-Previous` names the folder of the build before, to which what it had goes back; without the ids of its groups and filters nothing is deleted. What Windows leaves of a setting whose policy is gone is up to its node. A script package would leave its value on the devices: it first gets the scripts of the folder `Undo`, which take that back (forced passive mode by the value 0), and `-Finish` deletes it later. What stood on a device before is overwritten and cannot come back: `mdav import` of the estate before the change keeps it.',
    readBy:
      'the types of Microsoft Graph, a JSON schema and genuine exports; Python every node and value, by the names of definitions and options.',
    unproven: 'a tenant.',
  },
  dsc: {
    apply:
      '`dsc config set --file <group>.dsc.json` as administrator, by itself or through what calls DSC. `<group>.list.dsc.json` says the same in one `RegistryList`, which DSC has since May 2026, and starts one process for all values.',
    back: `\`<group>.undo.dsc.json\` ${DELETES}`,
    readBy:
      "ajv with Microsoft's schema of the document, and with the members that the registry resource takes; Python every value.",
    unproven: '`dsc` itself, which runs this resource on Windows only; which release brought `RegistryList`.',
  },
  ansible: {
    apply: '`ansible-playbook <group>.yml`, where the inventory has a group of that name.',
    back: `\`<group>.undo.yml\` ${DELETES}`,
    readBy: 'Ansible (`--syntax-check`, its loader for every value) and ansible-lint.',
    unproven: 'a run against Windows.',
  },
  osconfig: {
    apply:
      '`<group>.ps1` as administrator: it gives `<group>.osc.json` to the command line of OSConfig, a preview of Microsoft for Windows Server 2019, Windows 10 1809 and later (`winget install Microsoft.OSConfig`; WinGet is a part of Windows Server 2025 and has to be brought to older servers first). The PowerShell module of Windows Server 2025 takes scenarios of Microsoft and no documents.',
    back: '`<group>.undo.ps1` has OSConfig forget the document and deletes each value that was set below the `Policies` keys, and names what was set elsewhere: that stays, since Windows may need a value there. What stood there before is overwritten and cannot come back: `mdav import` of the estate before the change keeps it. Forced passive mode is taken back by the value 0.',
    readBy:
      "ajv with Microsoft's schema of the document, whose form of text and binary data no document can have and which is mended for that; Python every value; PowerShell runs the scripts.",
    unproven: 'OSConfig itself.',
  },
  'policy-rules': {
    apply:
      'Open it in Policy Analyzer and compare; it changes nothing. Values that a group has as [registry preferences](fleet-file.md#group-policy) are left out and named: it has no word for some devices only, or for what goes with the policy.',
    back: 'There is nothing to take back.',
    readBy: 'expat, against what Samba reads in the registry.pol.',
    unproven:
      'Policy Analyzer itself. Data other than text and 32-bit numbers has no documented form there and is named.',
  },
  lgpo: {
    apply:
      '`<group>.cmd` as administrator, with LGPO.exe beside it. Values that a group has as [registry preferences](fleet-file.md#group-policy) are left out and named: it has no word for some devices only, or for what goes with the policy.',
    back: '`<group>.undo.cmd` takes the values out of the local policy. What policy set outside of the `Policies` keys stays on the device, since Windows may need a value there, and is named in `<group>.undo.txt`. Forced passive mode is taken back by the value 0; a list that was emptied stays empty. What stood there before is overwritten and cannot come back: `mdav import` of the estate before the change keeps it.',
    readBy:
      'our reader, which agrees with texts that LGPO.exe wrote; Python every value, against what Samba reads in the registry.pol.',
    unproven: 'LGPO.exe with these files.',
  },
  samba: {
    apply:
      '`samba-tool gpo load {GUID} --content=<group>.json`, with Samba 4.18 or newer. Values that a group has as [registry preferences](fleet-file.md#group-policy) are left out and named: it has no word for some devices only, or for what goes with the policy.',
    back: '`samba-tool gpo remove {GUID} --content=<group>.undo.json`. Where there is `<group>.undo.load.json`, `samba-tool gpo load` it first, and `remove` it once the devices have it: it sets forced passive mode to the value 0. All else goes from the GPO, and what stands below the `Policies` keys with it from its devices; [raw values](fleet-file.md#group-policy) elsewhere stay there, since Windows may need a value, and are to be looked at by hand; `mdav import` of the estate before the change keeps what a GPO had before.',
    readBy: "Samba's NDR packer, from records made as its loader makes them.",
    unproven: '`samba-tool gpo load` itself, which needs Samba 4.18.',
  },
  configmgr: {
    apply:
      'Import `<group>.xml` in the console of Configuration Manager, or `ConfigSecurityPolicy.exe <group>.xml` on a device. What an antimalware policy cannot say (attack surface reduction, network protection, the forcing value, every removal) is in `<group>.reg`, for a package with `reg import`; the matrix below has a number at it.',
    back: `Delete the policy or its deployment in the console; the form itself takes nothing back. \`<group>.undo.reg\` ${DELETES}`,
    readBy:
      'our reader, which agrees with policies that Configuration Manager exported; expat every value of the policy; Wine and hivex the registration files.',
    unproven:
      "whether a console of today takes it. No schema is published: keys that no export was seen with are not written. So excluded file types and processes go by the registration file, though the console has both, by Microsoft's page endpoint-antimalware-policies, and does not show what that file sets.",
  },
  syncml: {
    apply:
      'As a profile of a device management that takes commands by their nodes, such as Fleet; it makes the message around them.',
    back: '`<group>.undo.xml` deletes the nodes. Where the server takes no `Delete`, remove the profile. What was set before does not come back: `mdav import` of the estate before the change keeps it.',
    readBy: 'libxml2 and expat, every command; addresses and formats against the device descriptions.',
    unproven: 'a server, and a device.',
  },
  utcm: {
    apply:
      '`POST` `<group>.json` to `https://graph.microsoft.com/v1.0/admin/configurationManagement/configurationMonitors`, once the policies are in the tenant; later builds go by `PATCH` to the monitor, which forgets its drifts then. The service principal of the tenant configuration management needs `DeviceManagementConfiguration.Read.All` and `Group.Read.All`, and for custom profiles `DeviceManagementConfiguration.ReadWrite.All`. A tenant has 30 monitors, and 800 resources a day at four runs: 200 policies. It sets nothing; [`mdav drift --actual`](drift.md) reads what it found. Watched are names, descriptions and settings of each policy, not to whom it is assigned; with `intune: { form: templates }` a build names what the resource of a template has no property or no word for. Plain policies are written by the page of Microsoft; its schema lists their type and does not describe it.',
    back: '`DELETE` of the monitor.',
    readBy:
      'ajv with the schema of SchemaStore, the types of Microsoft Graph, and Python, which works out of the policies of Intune what each value has to be.',
    unproven: 'a tenant; whether a name of a monitor may be longer than 32 letters, which others deny.',
  },
};
