import { element, writeTemplate, type XmlElement } from '@mdav/xml';
import type { GpoReport, ReportSide } from './form.ts';
import { GPREPORT } from './gpreport.generated.ts';
import { registryExtension } from './registry-extension.ts';

/** Writes `gpreport.xml`. */
export function encodeReport({ id, domain, name, time, computer, user }: GpoReport): Uint8Array {
  return writeTemplate(GPREPORT, {
    id,
    domain,
    name,
    time,
    computerDirectory: String(computer.version.directory),
    computerSysvol: String(computer.version.sysvol),
    computerEnabled: String(computer.enabled),
    computerExtensions: extensionData(computer, 'q1'),
    userDirectory: String(user.version.directory),
    userSysvol: String(user.version.sysvol),
    userEnabled: String(user.enabled),
    userExtensions: extensionData(user, 'q2'),
  });
}

/** What the extensions of a side say; registry policy is the one that we write. */
function extensionData(side: ReportSide, prefix: string): readonly XmlElement[] {
  const extension = registryExtension(side, prefix);
  return extension === undefined ? [] : [element('ExtensionData', {}, [extension, element('Name', {}, ['Registry'])])];
}
