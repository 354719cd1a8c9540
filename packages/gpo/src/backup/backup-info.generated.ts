// Made by packages/codegen from backup-info.xml; edit that and run `node scripts/generate.mjs`.
import type { XmlTemplate } from '@mdav/xml';

/** What backup-info.xml leaves open. */
export interface BackupInfoValues {
  readonly GPOGuid: string;
  readonly GPODomain: string;
  readonly GPODomainGuid: string;
  readonly GPODomainController: string;
  readonly BackupTime: string;
  readonly ID: string;
  readonly Comment: string;
  readonly GPODisplayName: string;
}

/** bkupInfo.xml: the one backup in whose folder it lies, on one line as Windows writes it. */
export const BACKUP_INFO: XmlTemplate<BackupInfoValues> = {
  style: { declaration: 'none', encoding: 'utf-8', byteOrderMark: false, newline: 'crlf', indent: 'none', emptyElements: 'closed', finalNewline: true },
  pieces: [
    '<BackupInst xmlns="http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest"><GPOGuid>',
    { kind: 'section', slot: 'GPOGuid' },
    '</GPOGuid><GPODomain>',
    { kind: 'section', slot: 'GPODomain' },
    '</GPODomain><GPODomainGuid>',
    { kind: 'section', slot: 'GPODomainGuid' },
    '</GPODomainGuid><GPODomainController>',
    { kind: 'section', slot: 'GPODomainController' },
    '</GPODomainController><BackupTime>',
    { kind: 'section', slot: 'BackupTime' },
    '</BackupTime><ID>',
    { kind: 'section', slot: 'ID' },
    '</ID><Comment>',
    { kind: 'section', slot: 'Comment' },
    '</Comment><GPODisplayName>',
    { kind: 'section', slot: 'GPODisplayName' },
    '</GPODisplayName></BackupInst>',
  ],
};
