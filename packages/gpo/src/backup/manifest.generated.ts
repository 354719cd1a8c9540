// Made by packages/codegen from manifest.xml; edit that and run `node scripts/generate.mjs`.
import type { XmlTemplate } from '@mdav/xml';

/** What manifest.xml leaves open. */
export interface ManifestValues {
  readonly instances: readonly {
    readonly GPOGuid: string;
    readonly GPODomain: string;
    readonly GPODomainGuid: string;
    readonly GPODomainController: string;
    readonly BackupTime: string;
    readonly ID: string;
    readonly Comment: string;
    readonly GPODisplayName: string;
  }[];
}

/** manifest.xml: every backup of a folder, on one line as Windows writes it. */
export const MANIFEST: XmlTemplate<ManifestValues> = {
  style: { declaration: 'none', encoding: 'utf-8', byteOrderMark: false, newline: 'crlf', indent: 'none', emptyElements: 'closed', finalNewline: false },
  pieces: [
    '<Backups xmlns="http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest" xmlns:mfst="http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest" mfst:version="1.0"',
    { kind: 'content', name: 'Backups', lead: '', pieces: [{ kind: 'each', slot: 'instances', pieces: ['<BackupInst><GPOGuid>', { kind: 'section', slot: 'GPOGuid' }, '</GPOGuid><GPODomain>', { kind: 'section', slot: 'GPODomain' }, '</GPODomain><GPODomainGuid>', { kind: 'section', slot: 'GPODomainGuid' }, '</GPODomainGuid><GPODomainController>', { kind: 'section', slot: 'GPODomainController' }, '</GPODomainController><BackupTime>', { kind: 'section', slot: 'BackupTime' }, '</BackupTime><ID>', { kind: 'section', slot: 'ID' }, '</ID><Comment>', { kind: 'section', slot: 'Comment' }, '</Comment><GPODisplayName>', { kind: 'section', slot: 'GPODisplayName' }, '</GPODisplayName></BackupInst>'] }] },
  ],
};
