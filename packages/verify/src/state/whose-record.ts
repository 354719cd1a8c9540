import { isRecord, textOf } from './plain.ts';

/** Names of columns and members, in lower case and without spaces, that say whose record it is; the first that tells wins. */
const NAMES = ['devicename', 'pscomputername', 'computername', 'computerdnsname', 'device', 'manageddevicename'];
const IDS = ['deviceid', 'manageddeviceid', 'computerid', 'azuread_deviceid', 'id'];

/** So much is told of a name that may be anything. */
const LONGEST = 80;

/** Whose record it is that cannot be read: a name of the device, or what identifies the record; nothing where it tells neither. */
export function whoseRecord(document: unknown): string | undefined {
  if (!isRecord(document)) return undefined;
  const told = new Map<string, string>();
  for (const name in document) {
    const value = document[name];
    const text = typeof value === 'number' ? String(value) : textOf(value);
    if (text !== undefined) told.set(name.toLowerCase().replaceAll(' ', ''), text);
  }
  const device = firstOf(NAMES, told) ?? whoseDevice(document['managedDevice']);
  if (device !== undefined) return cut(device);
  const id = firstOf(IDS, told);
  return id === undefined ? undefined : `id ${cut(id)}`;
}

/** Without half a character at the end. */
const cut = (text: string) => text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '');

/** Graph gives the device of a state within it where it is asked to ($expand). */
function whoseDevice(device: unknown): string | undefined {
  return isRecord(device) ? textOf(device['deviceName']) : undefined;
}

function firstOf(names: readonly string[], told: ReadonlyMap<string, string>): string | undefined {
  for (const name of names) {
    const text = told.get(name)?.trim();
    if (text !== undefined && text !== '') return text;
  }
  return undefined;
}
