import type { RegistryPolicy } from '@mdav/registry';
import type { XmlElement } from '@mdav/xml';
import type { CommentFile } from './comments.ts';
import type { ExtensionPair } from './extensions.ts';

/** One GPO as `Backup-GPO` saves it: a folder named by the backup's id. */
export interface GpoBackup {
  /**
   * Id of the backup, `{UPPER-CASE}`: names its folder. Absent until it is written; then it follows from the GPO's id,
   * so that the folder keeps its name whatever the policy says.
   */
  readonly id?: string;
  /** When it was made, `YYYY-MM-DDTHH:MM:SS` without zone. Absent until it is written. */
  readonly time?: string;
  /** Note on the backup; empty when there is none. */
  readonly comment: string;
  readonly gpo: GpoIdentity;
  /** Note on the GPO itself, from `GPO.cmt`. */
  readonly description?: string;
  readonly status: GpoStatus;
  readonly machine: GpoSide;
  readonly user: GpoSide;
  /** Self-relative security descriptor: lower-case hex bytes separated by spaces. `Import-GPO` does not use it. */
  readonly securityDescriptor: string;
  readonly residue: GpoResidue;
}

/** Which GPO of which domain. */
export interface GpoIdentity {
  /** `{UPPER-CASE}`. */
  readonly id: string;
  readonly name: string;
  /** DNS name of the domain. */
  readonly domain: string;
  /** `{lower-case}`; empty where a backup does not say. */
  readonly domainId: string;
  /** DNS name of the domain controller. */
  readonly controller: string;
}

/** Which sides of the GPO apply. */
export type GpoStatus = 'enabled' | 'user-disabled' | 'computer-disabled' | 'all-disabled';

/** What a GPO says to computers, or to users. */
export interface GpoSide {
  /** From `registry.pol`; absent when the side has no such file, which is not the same as an empty one. */
  readonly policy?: RegistryPolicy;
  /** From `comment.cmtx`. */
  readonly comments?: CommentFile;
  readonly version: GpoVersion;
  /** Client-side extensions that Windows runs for this side, in ascending order. */
  readonly extensions: readonly ExtensionPair[];
}

/** How often a side was edited, as the directory and the file share count it; both are 0 for a side never edited. */
export interface GpoVersion {
  /** 0 to 65535. */
  readonly directory: number;
  /** 0 to 65535. */
  readonly sysvol: number;
}

/** What a backup holds besides registry policy: kept as it is, and named in the diagnostics of the reader. */
export interface GpoResidue {
  /** Other files, with their path below the folder of the backup, such as `gpreport.xml` or `DomainSysvol/GPO/Machine/Scripts/…`. */
  readonly files: readonly KeptFile[];
  /** `SecurityGroups` of Backup.xml, when it is not empty. */
  readonly securityGroups?: XmlElement;
  /** The WMI filter and its name, when there is one. */
  readonly wmiFilter?: readonly XmlElement[];
  /** The `GroupPolicyExtension` elements, when they are not what would be written for the same files. */
  readonly extensions?: readonly XmlElement[];
}

/** A file of a backup that is carried along as it is. */
export interface KeptFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A side that says nothing. */
export const EMPTY_SIDE: GpoSide = { version: { directory: 0, sysvol: 0 }, extensions: [] };

/** Nothing besides registry policy. */
export const NO_RESIDUE: GpoResidue = { files: [] };

/**
 * Owner and group BUILTIN\Administrators; full access for SYSTEM and BUILTIN\Administrators. It names no domain, and an
 * import into Windows Server 2025 has accepted it.
 */
export const PORTABLE_SECURITY_DESCRIPTOR = [
  '01 00 04 80 14 00 00 00 24 00 00 00 00 00 00 00 34 00 00 00',
  '01 02 00 00 00 00 00 05 20 00 00 00 20 02 00 00',
  '01 02 00 00 00 00 00 05 20 00 00 00 20 02 00 00',
  '02 00 34 00 02 00 00 00',
  '00 00 14 00 00 00 00 10 01 01 00 00 00 00 00 05 12 00 00 00',
  '00 00 18 00 00 00 00 10 01 02 00 00 00 00 00 05 20 00 00 00 20 02 00 00',
].join(' ');
