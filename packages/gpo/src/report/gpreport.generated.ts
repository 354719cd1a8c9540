// Made by packages/codegen from gpreport.xml; edit that and run `node scripts/generate.mjs`.
import type { XmlNode, XmlTemplate } from '@mdav/xml';

/** What gpreport.xml leaves open. */
export interface GpreportValues {
  readonly id: string;
  readonly domain: string;
  readonly name: string;
  readonly time: string;
  readonly computerDirectory: string;
  readonly computerSysvol: string;
  readonly computerEnabled: string;
  readonly computerExtensions: readonly XmlNode[];
  readonly userDirectory: string;
  readonly userSysvol: string;
  readonly userEnabled: string;
  readonly userExtensions: readonly XmlNode[];
}

/** gpreport.xml as the console writes it: UTF-16LE with byte order mark, CR LF, no line end after the last tag. */
export const GPREPORT: XmlTemplate<GpreportValues> = {
  style: { declaration: 'double-quoted', encoding: 'utf-16', byteOrderMark: true, newline: 'crlf', indent: 'two-spaces', emptyElements: 'closed-after-space', finalNewline: false },
  pieces: [
    '<GPO xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.microsoft.com/GroupPolicy/Settings">\n  <Identifier>\n    <Identifier xmlns="http://www.microsoft.com/GroupPolicy/Types"',
    { kind: 'content', name: 'Identifier', lead: '', pieces: [{ kind: 'text', slot: 'id' }] },
    '\n    <Domain xmlns="http://www.microsoft.com/GroupPolicy/Types"',
    { kind: 'content', name: 'Domain', lead: '', pieces: [{ kind: 'text', slot: 'domain' }] },
    '\n  </Identifier>\n  <Name',
    { kind: 'content', name: 'Name', lead: '', pieces: [{ kind: 'text', slot: 'name' }] },
    '\n  <IncludeComments>true</IncludeComments>\n  <CreatedTime',
    { kind: 'content', name: 'CreatedTime', lead: '', pieces: [{ kind: 'text', slot: 'time' }] },
    '\n  <ModifiedTime',
    { kind: 'content', name: 'ModifiedTime', lead: '', pieces: [{ kind: 'text', slot: 'time' }] },
    '\n  <ReadTime>',
    { kind: 'text', slot: 'time' },
    '.0000000Z</ReadTime>\n  <SecurityDescriptor>\n    <SDDL xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">O:BAG:BAD:(A;;GA;;;SY)(A;;GA;;;BA)</SDDL>\n    <Owner xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">\n      <SID xmlns="http://www.microsoft.com/GroupPolicy/Types">S-1-5-32-544</SID>\n      <Name xmlns="http://www.microsoft.com/GroupPolicy/Types">BUILTIN\\Administrators</Name>\n    </Owner>\n    <Group xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">\n      <SID xmlns="http://www.microsoft.com/GroupPolicy/Types">S-1-5-32-544</SID>\n      <Name xmlns="http://www.microsoft.com/GroupPolicy/Types">BUILTIN\\Administrators</Name>\n    </Group>\n    <PermissionsPresent xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">true</PermissionsPresent>\n    <Permissions xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">\n      <InheritsFromParent>true</InheritsFromParent>\n      <TrusteePermissions>\n        <Trustee>\n          <SID xmlns="http://www.microsoft.com/GroupPolicy/Types">S-1-5-18</SID>\n          <Name xmlns="http://www.microsoft.com/GroupPolicy/Types">NT AUTHORITY\\SYSTEM</Name>\n        </Trustee>\n        <Type xsi:type="PermissionType">\n          <PermissionType>Allow</PermissionType>\n        </Type>\n        <Inherited>false</Inherited>\n        <Applicability>\n          <ToSelf>true</ToSelf>\n          <ToDescendantObjects>false</ToDescendantObjects>\n          <ToDescendantContainers>false</ToDescendantContainers>\n          <ToDirectDescendantsOnly>false</ToDirectDescendantsOnly>\n        </Applicability>\n        <Standard>\n          <GPOGroupedAccessEnum>Edit, delete, modify security</GPOGroupedAccessEnum>\n        </Standard>\n        <AccessMask>0</AccessMask>\n      </TrusteePermissions>\n      <TrusteePermissions>\n        <Trustee>\n          <SID xmlns="http://www.microsoft.com/GroupPolicy/Types">S-1-5-32-544</SID>\n          <Name xmlns="http://www.microsoft.com/GroupPolicy/Types">BUILTIN\\Administrators</Name>\n        </Trustee>\n        <Type xsi:type="PermissionType">\n          <PermissionType>Allow</PermissionType>\n        </Type>\n        <Inherited>false</Inherited>\n        <Applicability>\n          <ToSelf>true</ToSelf>\n          <ToDescendantObjects>false</ToDescendantObjects>\n          <ToDescendantContainers>false</ToDescendantContainers>\n          <ToDirectDescendantsOnly>false</ToDirectDescendantsOnly>\n        </Applicability>\n        <Standard>\n          <GPOGroupedAccessEnum>Edit, delete, modify security</GPOGroupedAccessEnum>\n        </Standard>\n        <AccessMask>0</AccessMask>\n      </TrusteePermissions>\n    </Permissions>\n    <AuditingPresent xmlns="http://www.microsoft.com/GroupPolicy/Types/Security">false</AuditingPresent>\n  </SecurityDescriptor>\n  <FilterDataAvailable>true</FilterDataAvailable>\n  <Computer>\n    <VersionDirectory',
    { kind: 'content', name: 'VersionDirectory', lead: '', pieces: [{ kind: 'text', slot: 'computerDirectory' }] },
    '\n    <VersionSysvol',
    { kind: 'content', name: 'VersionSysvol', lead: '', pieces: [{ kind: 'text', slot: 'computerSysvol' }] },
    '\n    <Enabled',
    { kind: 'content', name: 'Enabled', lead: '', pieces: [{ kind: 'text', slot: 'computerEnabled' }] },
    { kind: 'nodes', slot: 'computerExtensions', lead: '\n    ' },
    '\n  </Computer>\n  <User>\n    <VersionDirectory',
    { kind: 'content', name: 'VersionDirectory', lead: '', pieces: [{ kind: 'text', slot: 'userDirectory' }] },
    '\n    <VersionSysvol',
    { kind: 'content', name: 'VersionSysvol', lead: '', pieces: [{ kind: 'text', slot: 'userSysvol' }] },
    '\n    <Enabled',
    { kind: 'content', name: 'Enabled', lead: '', pieces: [{ kind: 'text', slot: 'userEnabled' }] },
    { kind: 'nodes', slot: 'userExtensions', lead: '\n    ' },
    '\n  </User>\n</GPO>',
  ],
};
