import { element, type XmlElement } from '../xml/tree.ts';
import { writeXml, type XmlStyle } from '../xml/write.ts';
import type { GpoReport, ReportSide } from './form.ts';
import { registryExtension } from './registry-extension.ts';

const SETTINGS = 'http://www.microsoft.com/GroupPolicy/Settings';
const TYPES = 'http://www.microsoft.com/GroupPolicy/Types';
const SECURITY = 'http://www.microsoft.com/GroupPolicy/Types/Security';

/** As the console writes reports: UTF-16LE with byte order mark, CR LF, no line end after the last tag. */
const REPORT_STYLE: XmlStyle = {
  declaration: 'double-quoted',
  encoding: 'utf-16',
  byteOrderMark: true,
  newline: 'crlf',
  indent: 'two-spaces',
  emptyElements: 'closed-after-space',
  finalNewline: false,
};

/** Writes `gpreport.xml`. */
export function encodeReport(report: GpoReport): Uint8Array {
  const root = element(
    'GPO',
    {
      'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      xmlns: SETTINGS,
    },
    [
      element('Identifier', {}, [
        element('Identifier', { xmlns: TYPES }, [report.id]),
        element('Domain', { xmlns: TYPES }, [report.domain]),
      ]),
      leaf('Name', report.name),
      leaf('IncludeComments', 'true'),
      leaf('CreatedTime', report.time),
      leaf('ModifiedTime', report.time),
      leaf('ReadTime', `${report.time}.0000000Z`),
      securityDescriptor(),
      leaf('FilterDataAvailable', 'true'),
      side('Computer', report.computer, 'q1'),
      side('User', report.user, 'q2'),
    ],
  );
  return writeXml(root, REPORT_STYLE);
}

function side(name: 'Computer' | 'User', content: ReportSide, prefix: string): XmlElement {
  const extension = registryExtension(content, prefix);
  return element(name, {}, [
    leaf('VersionDirectory', String(content.version.directory)),
    leaf('VersionSysvol', String(content.version.sysvol)),
    leaf('Enabled', String(content.enabled)),
    ...(extension === undefined ? [] : [element('ExtensionData', {}, [extension, leaf('Name', 'Registry')])]),
  ]);
}

/** The descriptor of our backups in words: BUILTIN\Administrators own the GPO; they and SYSTEM may do everything. */
function securityDescriptor(): XmlElement {
  const administrators = ['S-1-5-32-544', 'BUILTIN\\Administrators'] as const;
  const system = ['S-1-5-18', 'NT AUTHORITY\\SYSTEM'] as const;
  return element('SecurityDescriptor', {}, [
    element('SDDL', { xmlns: SECURITY }, ['O:BAG:BAD:(A;;GA;;;SY)(A;;GA;;;BA)']),
    element('Owner', { xmlns: SECURITY }, account(administrators)),
    element('Group', { xmlns: SECURITY }, account(administrators)),
    element('PermissionsPresent', { xmlns: SECURITY }, ['true']),
    element('Permissions', { xmlns: SECURITY }, [
      leaf('InheritsFromParent', 'true'),
      ...[system, administrators].map(fullAccess),
    ]),
    element('AuditingPresent', { xmlns: SECURITY }, ['false']),
  ]);
}

function fullAccess(who: readonly [sid: string, name: string]): XmlElement {
  return element('TrusteePermissions', {}, [
    element('Trustee', {}, account(who)),
    element('Type', { 'xsi:type': 'PermissionType' }, [leaf('PermissionType', 'Allow')]),
    leaf('Inherited', 'false'),
    element('Applicability', {}, [
      leaf('ToSelf', 'true'),
      leaf('ToDescendantObjects', 'false'),
      leaf('ToDescendantContainers', 'false'),
      leaf('ToDirectDescendantsOnly', 'false'),
    ]),
    element('Standard', {}, [leaf('GPOGroupedAccessEnum', 'Edit, delete, modify security')]),
    leaf('AccessMask', '0'),
  ]);
}

function account([sid, name]: readonly [sid: string, name: string]): readonly XmlElement[] {
  return [element('SID', { xmlns: TYPES }, [sid]), element('Name', { xmlns: TYPES }, [name])];
}

function leaf(name: string, text: string): XmlElement {
  return element(name, {}, [text]);
}
