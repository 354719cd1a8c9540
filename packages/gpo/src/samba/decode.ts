import type { Outcome } from '@mdav/core';
import { fail, hasErrors, succeed } from '@mdav/core/format';
import {
  isObject,
  type JsonObject,
  locateProblems,
  parseJson,
  type Reading,
  readName,
  readText,
  report,
  reportType,
} from '@mdav/core/json';
import {
  dataOfJson,
  entryOfRecord,
  type RegistryData,
  type RegistryEntry,
  type RegistryPolicy,
  TYPE_CODES,
} from '@mdav/registry';

const CLASSES: Readonly<Record<string, readonly RegistryPolicy['hive'][]>> = {
  MACHINE: ['machine'],
  USER: ['user'],
  BOTH: ['machine', 'user'],
};

/**
 * Reads the registry policy of a GPO as `samba-tool gpo load` takes it: a list of values, each with the side of the GPO that
 * it is for. Instructions such as `**del.Name` are names like any other. Source: `samba/policies.py` of Samba.
 *
 * Errors: those of reading JSON, `samba-other-document`, `samba-bad-value`.
 */
export function decodeSamba(bytes: Uint8Array): Outcome<readonly RegistryPolicy[]> {
  const text = readText(bytes);
  if (!text.ok) return text;
  const parsed = parseJson(text.value);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  if (!Array.isArray(root)) return fail([otherDocument()]);
  const reading: Reading = { problems: [] };
  const read = root.flatMap((item, index) => readValue(reading, root, index, item));
  const diagnostics = locateProblems(reading, { root, text: text.value, prefix: [] });
  if (hasErrors(diagnostics)) return fail(diagnostics);
  const policies = (['machine', 'user'] as const).map((hive) => ({
    hive,
    entries: read.flatMap(({ hives, entry }) => (hives.includes(hive) ? [entry] : [])),
  }));
  return succeed(
    policies.filter(({ entries }) => entries.length > 0),
    diagnostics,
  );
}

interface ReadValue {
  readonly hives: readonly RegistryPolicy['hive'][];
  readonly entry: RegistryEntry;
}

function readValue(reading: Reading, root: object, index: number, item: unknown): readonly ReadValue[] {
  if (!isObject(item)) {
    reportType(reading, root, index, 'an object with keyname, valuename, class, type and data');
    return [];
  }
  const key = readName(reading, item, 'keyname');
  const name = item['valuename'];
  if (typeof name !== 'string') reportType(reading, item, 'valuename', 'text');
  const hives = CLASSES[String(item['class']).toUpperCase()];
  if (hives === undefined) refuse(reading, item, 'class', 'MACHINE, USER or BOTH');
  if (key !== undefined && /^\\|\\$|\\\\/.test(key)) refuse(reading, item, 'keyname', 'a key without empty parts');
  const data = readData(reading, item);
  if (key === undefined || typeof name !== 'string' || hives === undefined || data === undefined) return [];
  return [{ hives, entry: entryOfRecord(key, name, data) }];
}

function readData(reading: Reading, item: JsonObject): RegistryData | undefined {
  const type = item['type'];
  const code = typeof type === 'number' ? type : TYPE_CODES.get(String(type).toUpperCase());
  if (code === undefined) {
    refuse(reading, item, 'type', 'a type such as REG_DWORD, or its number');
    return undefined;
  }
  const data = dataOfJson(code, item['data']);
  if (data === undefined) refuse(reading, item, 'data', `data of the type ${String(type)}`);
  return data;
}

function refuse(reading: Reading, node: JsonObject, member: string, expected: string): void {
  report(reading, {
    code: 'samba-bad-value',
    severity: 'error',
    message: `The member ${member} is not ${expected}.`,
    hint: `Write ${expected}.`,
    node,
    member,
  });
}

function otherDocument() {
  return {
    code: 'samba-other-document',
    severity: 'error',
    message: 'This is no list of values.',
    at: { line: 1, column: 1 },
    hint: 'Name a file that samba-tool gpo load takes.',
  } as const;
}
