import { element, writeTemplate, type XmlElement } from '@mdav/xml';
import type { GpoReport, ReportSide } from './form.ts';
import { GPREPORT } from './gpreport.generated.ts';
import { preferencesExtension } from './preferences-extension.ts';
import { registryExtension } from './registry-extension.ts';

/** Writes `gpreport.xml`. */
export function encodeReport({ id, domain, name, time, computer, user }: GpoReport): Uint8Array {
  const computerExtensions = extensionData(computer, 1);
  return writeTemplate(GPREPORT, {
    id,
    domain,
    name,
    time,
    computerDirectory: String(computer.version.directory),
    computerSysvol: String(computer.version.sysvol),
    computerEnabled: String(computer.enabled),
    computerExtensions,
    userDirectory: String(user.version.directory),
    userSysvol: String(user.version.sysvol),
    userEnabled: String(user.enabled),
    userExtensions: extensionData(user, 1 + computerExtensions.length),
  });
}

/** What the extensions of a side say, preferences first as in reports of the console; prefixes count through both sides. */
function extensionData(side: ReportSide, first: number): readonly XmlElement[] {
  const data: XmlElement[] = [];
  const add = (extension: XmlElement | undefined, name: string) => {
    if (extension !== undefined) data.push(element('ExtensionData', {}, [extension, element('Name', {}, [name])]));
  };
  add(preferencesExtension(side.preferences, `q${first}`), 'Windows Registry');
  add(registryExtension(side, `q${first + data.length}`), 'Registry');
  return data;
}
