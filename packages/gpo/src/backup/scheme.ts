import { cdataElement, element, writeTemplate, type XmlElement } from '@mdav/xml';
import { formatExtensions } from './extensions.ts';
import type { GpoBackup, GpoStatus, GpoVersion } from './form.ts';
import { extensionElements } from './listing.ts';
import { SCHEME } from './scheme.generated.ts';

/** The codes of `Options`; checked against the reports of genuine backups. */
export const STATUS_CODES: { readonly [Status in GpoStatus]: number } = {
  enabled: 0,
  'user-disabled': 1,
  'computer-disabled': 2,
  'all-disabled': 3,
};

/** Writes `Backup.xml`, version 2: what is in the backup and where it goes. */
export function encodeScheme(backup: GpoBackup): Uint8Array {
  const { gpo, machine, user, residue } = backup;
  return writeTemplate(SCHEME, {
    securityGroups: [residue.securityGroups ?? element('SecurityGroups')],
    id: gpo.id,
    domain: gpo.domain,
    securityDescriptor: backup.securityDescriptor,
    name: gpo.name,
    status: String(STATUS_CODES[backup.status]),
    userVersion: String(versionNumber(user.version)),
    machineVersion: String(versionNumber(machine.version)),
    machineExtensions: [textOrEmpty('MachineExtensionGuids', formatExtensions(machine.extensions))],
    userExtensions: [textOrEmpty('UserExtensionGuids', formatExtensions(user.extensions))],
    wmiFilter: residue.wmiFilter ?? [element('WMIFilter')],
    files: extensionElements(backup),
  });
}

/** The directory's count in the high half, the file share's in the low half. */
function versionNumber({ directory, sysvol }: GpoVersion): number {
  return directory * 0x10000 + sysvol;
}

function textOrEmpty(name: string, text: string): XmlElement {
  return text === '' ? element(name) : cdataElement(name, text);
}
