// A registry in memory: what a .reg file has to come to, by the rules of Windows and without any importer.
import { bytesOfData, codeOfData, upperCase } from '../../../packages/registry/dist/index.js';

/** Text of the data that is equal when type and bytes are. */
export function dataText(data) {
  return `type ${codeOfData(data)}: ${Buffer.from(bytesOfData(data)).toString('hex')}`;
}

const pathOf = (item) => upperCase(`${item.root}\\${item.key}`);

/** What a value is found by: its path and name. */
export function valuePath(item) {
  return `${pathOf(item)}\0${upperCase(item.name)}`;
}

/** The values of a registry after the items of a .reg file: path and name to data, both in upper case. */
export function applied(before, items) {
  const values = new Map(before);
  for (const item of items) {
    if (item.kind === 'set') values.set(valuePath(item), dataText(item.data));
    if (item.kind === 'delete') values.delete(valuePath(item));
    if (item.kind === 'deleteKey') {
      const gone = pathOf(item);
      for (const id of values.keys()) if (id.startsWith(`${gone}\0`) || id.startsWith(`${gone}\\`)) values.delete(id);
    }
  }
  return values;
}

/** What differs between two registries, for people. */
export function differences(expected, actual) {
  const name = (id) => id.replace('\0', ' > ');
  const faults = [];
  for (const [id, data] of expected) {
    if (!actual.has(id)) faults.push(`missing: ${name(id)}`);
    else if (actual.get(id) !== data) faults.push(`${name(id)}: ${actual.get(id)} instead of ${data}`);
  }
  for (const id of actual.keys()) if (!expected.has(id)) faults.push(`not expected: ${name(id)}`);
  return faults;
}
