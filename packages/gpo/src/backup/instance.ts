import {
  cdataElement,
  childNamed,
  childrenNamed,
  contentOf,
  element,
  localName,
  type XmlElement,
} from '../xml/tree.ts';
import { writeXml, type XmlStyle } from '../xml/write.ts';

/** What `manifest.xml` and `bkupInfo.xml` say about one backup: text in this order. */
export interface BackupInstance {
  readonly GPOGuid: string;
  readonly GPODomain: string;
  readonly GPODomainGuid: string;
  readonly GPODomainController: string;
  readonly BackupTime: string;
  readonly ID: string;
  readonly Comment: string;
  readonly GPODisplayName: string;
}

const FIELDS = [
  'GPOGuid',
  'GPODomain',
  'GPODomainGuid',
  'GPODomainController',
  'BackupTime',
  'ID',
  'Comment',
  'GPODisplayName',
] as const satisfies readonly (keyof BackupInstance)[];

const MANIFEST_NAMESPACE = 'http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest';

/** As Windows writes it: one line, no declaration. */
const WINDOWS_STYLE: XmlStyle = {
  declaration: 'none',
  encoding: 'utf-8',
  byteOrderMark: false,
  newline: 'crlf',
  indent: 'none',
  emptyElements: 'closed',
  finalNewline: false,
};

/** Writes `manifest.xml`: every backup of a folder. */
export function encodeManifest(instances: readonly BackupInstance[]): Uint8Array {
  const root = element(
    'Backups',
    { xmlns: MANIFEST_NAMESPACE, 'xmlns:mfst': MANIFEST_NAMESPACE, 'mfst:version': '1.0' },
    instances.map((instance) => element('BackupInst', {}, fieldsOf(instance))),
  );
  return writeXml(root, WINDOWS_STYLE);
}

/** Writes `bkupInfo.xml`: the one backup in whose folder it lies. */
export function encodeBackupInfo(instance: BackupInstance): Uint8Array {
  const root = element('BackupInst', { xmlns: MANIFEST_NAMESPACE }, fieldsOf(instance));
  return writeXml(root, { ...WINDOWS_STYLE, finalNewline: true });
}

/** Reads the backups that a manifest or a `bkupInfo.xml` names. What is missing is empty. */
export function instancesIn(root: XmlElement): readonly BackupInstance[] {
  const found = localName(root.name) === 'BackupInst' ? [root] : childrenNamed(root, 'BackupInst');
  return found.map((instance) => {
    const field = (name: (typeof FIELDS)[number]) => contentOf(childNamed(instance, name));
    return {
      GPOGuid: field('GPOGuid'),
      GPODomain: field('GPODomain'),
      GPODomainGuid: field('GPODomainGuid'),
      GPODomainController: field('GPODomainController'),
      BackupTime: field('BackupTime'),
      ID: field('ID'),
      Comment: field('Comment'),
      GPODisplayName: field('GPODisplayName'),
    };
  });
}

function fieldsOf(instance: BackupInstance): readonly XmlElement[] {
  return FIELDS.map((name) => cdataElement(name, instance[name]));
}
