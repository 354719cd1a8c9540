// Made by packages/codegen from scheme.xml; edit that and run `node scripts/generate.mjs`.
import type { XmlNode, XmlTemplate } from '@mdav/xml';

/** What scheme.xml leaves open. */
export interface SchemeValues {
  readonly securityGroups: readonly XmlNode[];
  readonly id: string;
  readonly domain: string;
  readonly securityDescriptor: string;
  readonly name: string;
  readonly status: string;
  readonly userVersion: string;
  readonly machineVersion: string;
  readonly machineExtensions: readonly XmlNode[];
  readonly userExtensions: readonly XmlNode[];
  readonly wmiFilter: readonly XmlNode[];
  readonly files: readonly XmlNode[];
}

/** Backup.xml, version 2: what is in a backup and where it goes. */
export const SCHEME: XmlTemplate<SchemeValues> = {
  style: { declaration: 'double-quoted', encoding: 'utf-8', byteOrderMark: false, newline: 'lf', indent: 'two-spaces', emptyElements: 'closed', finalNewline: true },
  pieces: [
    '<GroupPolicyBackupScheme bkp:version="2.0" bkp:type="GroupPolicyBackupTemplate" xmlns:bkp="http://www.microsoft.com/GroupPolicy/GPOOperations" xmlns="http://www.microsoft.com/GroupPolicy/GPOOperations">\n  <GroupPolicyObject>',
    { kind: 'nodes', slot: 'securityGroups', lead: '\n    ' },
    '\n    <FilePaths/>\n    <GroupPolicyCoreSettings>\n      <ID>',
    { kind: 'section', slot: 'id' },
    '</ID>\n      <Domain>',
    { kind: 'section', slot: 'domain' },
    '</Domain>\n      <SecurityDescriptor',
    { kind: 'content', name: 'SecurityDescriptor', lead: '', pieces: [{ kind: 'text', slot: 'securityDescriptor' }] },
    '\n      <DisplayName>',
    { kind: 'section', slot: 'name' },
    '</DisplayName>\n      <Options>',
    { kind: 'section', slot: 'status' },
    '</Options>\n      <UserVersionNumber>',
    { kind: 'section', slot: 'userVersion' },
    '</UserVersionNumber>\n      <MachineVersionNumber>',
    { kind: 'section', slot: 'machineVersion' },
    '</MachineVersionNumber>',
    { kind: 'nodes', slot: 'machineExtensions', lead: '\n      ' },
    { kind: 'nodes', slot: 'userExtensions', lead: '\n      ' },
    { kind: 'nodes', slot: 'wmiFilter', lead: '\n      ' },
    '\n    </GroupPolicyCoreSettings>',
    { kind: 'nodes', slot: 'files', lead: '\n    ' },
    '\n  </GroupPolicyObject>\n</GroupPolicyBackupScheme>',
  ],
};
