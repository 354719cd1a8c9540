import { acceptFleet, defineFleet, resolveFleet } from '@mdav/core';
import { gpoBackupFormat, gpoTargets, lintAdmx, policiesWriting, policyDefinitions, templateFiles } from '@mdav/gpo';

const fleet = defineFleet({
  mdav: 1,
  name: 'contoso',
  groups: {
    'file-servers': {
      os: 'windows-server-2022',
      mode: 'passive',
      onboarding: { state: 'planned', via: 'gpo' },
      deliver: ['gpo'],
    },
  },
});
const accepted = acceptFleet(fleet);
const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
const group = resolved.ok ? resolved.value.groups[0] : undefined;
if (group === undefined) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));

// A group as a GPO backup: gpo/manifest.xml, gpo/{…}/Backup.xml, …, and the readable twin gpo/registry.pol.txt.
const about = { epochSeconds: 315_532_800, toolVersion: '0.1.0' };
export const files = new Map(
  gpoTargets.flatMap((target) => (target.serves.includes('gpo') ? [...target.produce(group, about).files] : [])),
);

// And back: any backup of the Group Policy Management Console or of LGPO.exe.
const read = gpoBackupFormat.decode(files);
const [backup] = read.ok ? read.value : [];
console.log(backup?.gpo.name); // contoso - file-servers - Defender
console.log(backup?.machine.policy?.entries.map((entry) => entry.key)); // [ 'SOFTWARE\\Policies\\…\\Windows Advanced Threat Protection' ]

// The template that Windows lacks, checked, and asked who writes a value.
const template = policyDefinitions();
console.log(lintAdmx(templateFiles(template)).map(({ code }) => code)); // [ 'admx-mdm-refused' ]
const key = 'SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection';
console.log(policiesWriting(template.admx, key, 'ForceDefenderPassiveMode').map(({ policy }) => policy.name));
