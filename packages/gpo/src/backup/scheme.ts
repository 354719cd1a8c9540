import { cdataElement, element, type XmlElement } from '../xml/tree.ts';
import { OWN_STYLE, writeXml } from '../xml/write.ts';
import { formatExtensions } from './extensions.ts';
import type { GpoBackup, GpoStatus, GpoVersion } from './form.ts';
import { extensionElements } from './listing.ts';

const NAMESPACE = 'http://www.microsoft.com/GroupPolicy/GPOOperations';

/** The codes of `Options`; checked against the reports of genuine backups. */
export const STATUS_CODES: { readonly [Status in GpoStatus]: number } = {
  enabled: 0,
  'user-disabled': 1,
  'computer-disabled': 2,
  'all-disabled': 3,
};

/** Writes `Backup.xml`, version 2: what is in the backup and where it goes. */
export function encodeScheme(backup: GpoBackup): Uint8Array {
  const root = element(
    'GroupPolicyBackupScheme',
    { 'bkp:version': '2.0', 'bkp:type': 'GroupPolicyBackupTemplate', 'xmlns:bkp': NAMESPACE, xmlns: NAMESPACE },
    [
      element('GroupPolicyObject', {}, [
        backup.residue.securityGroups ?? element('SecurityGroups'),
        element('FilePaths'),
        coreSettings(backup),
        ...extensionElements(backup),
      ]),
    ],
  );
  return writeXml(root, { ...OWN_STYLE, emptyElements: 'closed' });
}

function coreSettings(backup: GpoBackup): XmlElement {
  const { gpo, machine, user } = backup;
  return element('GroupPolicyCoreSettings', {}, [
    cdataElement('ID', gpo.id),
    cdataElement('Domain', gpo.domain),
    element('SecurityDescriptor', {}, [backup.securityDescriptor]),
    cdataElement('DisplayName', gpo.name),
    cdataElement('Options', String(STATUS_CODES[backup.status])),
    cdataElement('UserVersionNumber', String(versionNumber(user.version))),
    cdataElement('MachineVersionNumber', String(versionNumber(machine.version))),
    textOrEmpty('MachineExtensionGuids', formatExtensions(machine.extensions)),
    textOrEmpty('UserExtensionGuids', formatExtensions(user.extensions)),
    ...(backup.residue.wmiFilter ?? [element('WMIFilter')]),
  ]);
}

/** The directory's count in the high half, the file share's in the low half. */
function versionNumber({ directory, sysvol }: GpoVersion): number {
  return directory * 0x10000 + sysvol;
}

function textOrEmpty(name: string, text: string): XmlElement {
  return text === '' ? element(name) : cdataElement(name, text);
}
