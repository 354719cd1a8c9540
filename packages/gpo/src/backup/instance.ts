import { childNamed, childrenNamed, contentOf, localName, writeTemplate, type XmlElement } from '@mdav/xml';
import { BACKUP_INFO } from './backup-info.generated.ts';
import { MANIFEST } from './manifest.generated.ts';

/** What `manifest.xml` and `bkupInfo.xml` say about one backup, under the names that they use. */
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

/** Writes `manifest.xml`: every backup of a folder. */
export function encodeManifest(instances: readonly BackupInstance[]): Uint8Array {
  return writeTemplate(MANIFEST, { instances });
}

/** Writes `bkupInfo.xml`: the one backup in whose folder it lies. */
export function encodeBackupInfo(instance: BackupInstance): Uint8Array {
  return writeTemplate(BACKUP_INFO, instance);
}

/** Reads the backups that a manifest or a `bkupInfo.xml` names. What is missing is empty. */
export function instancesIn(root: XmlElement): readonly BackupInstance[] {
  const found = localName(root.name) === 'BackupInst' ? [root] : childrenNamed(root, 'BackupInst');
  return found.map((instance) => {
    const field = (name: keyof BackupInstance) => contentOf(childNamed(instance, name));
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
