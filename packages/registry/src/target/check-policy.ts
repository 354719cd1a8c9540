import type { Diagnostic, Severity } from '@mdav/core';
import { byObject } from '@mdav/core/format';
import { isHeld, sizeOfData } from '../data/data.ts';
import { REG, typeName } from '../data/types.ts';
import { isDirectiveName, recordData, recordName } from '../directive.ts';
import type { RegistryData, RegistryEntry, RegistryPolicy } from '../form.ts';

/** Characters of a value name, and of one component of a key, that the registry holds; source: [MS-GPREG] 2.2.1 and Windows' own limits. */
const MOST_NAME = 259;
const MOST_COMPONENT = 255;
/** Bytes of data that a record may have; source: [MS-GPREG] 2.2.1. */
const MOST_DATA = 0xffff;

/**
 * Reports what other readers of a policy may refuse or read differently, one diagnostic per fault with the place of the
 * entry as path. Errors: `policy-bad-key`, `policy-bad-name` and `policy-bad-data` are things that a file cannot say or
 * that come out differently when it is read. Warnings: `policy-beyond-limit` of the specification. A policy is plain data that
 * nobody changes: of the same object the answer is kept.
 */
export const checkPolicy: (policy: RegistryPolicy) => readonly Diagnostic[] = byObject((policy) =>
  policy.entries.flatMap((entry, index) => {
    const path = `entries[${index}]`;
    return [...keyFaults(entry.key), ...nameFaults(entry), ...dataFaults(entry)].map((fault) => ({
      ...fault,
      at: { path },
    }));
  }),
);

type Fault = Omit<Diagnostic, 'at'>;

function keyFaults(key: string): Fault[] {
  if (isPlainKey(key)) return [];
  const faults: Fault[] = [];
  const shown = JSON.stringify(key);
  if (key === '' || key.includes('\0') || key.split('\\').includes('')) {
    faults.push(
      fault(
        'policy-bad-key',
        'error',
        `The key ${shown} is empty, has an empty part or holds a NUL.`,
        'Write the parts of the key with one backslash between them.',
      ),
    );
  }
  if (/^(?:HKEY_|HKLM\\|HKCU\\|HKCR\\|HKU\\)/i.test(key)) {
    faults.push(
      fault(
        'policy-bad-key',
        'error',
        `The key ${shown} begins with a hive, which would become a key of that name.`,
        'Leave the hive out; the policy has it.',
      ),
    );
  }
  if (key.split('\\').some((part) => part.length > MOST_COMPONENT)) {
    faults.push(
      fault(
        'policy-beyond-limit',
        'warning',
        `A part of the key ${shown} has more than ${MOST_COMPONENT} characters.`,
        'Choose a shorter key.',
      ),
    );
  }
  return faults;
}

/** True for a key without fault, which is nearly every one; entries of a key stand together. */
function isPlainKey(key: string): boolean {
  return key.length <= MOST_COMPONENT && /^(?!HK)[^\\\0]+(?:\\[^\\\0]+)*$/i.test(key);
}

function nameFaults(entry: RegistryEntry): Fault[] {
  const name = recordName(entry);
  if (name.length <= MOST_NAME && /^\w+$/.test(name)) return [];
  const shown = JSON.stringify(name);
  if (name.includes('\0'))
    return [fault('policy-bad-name', 'error', `The name ${shown} holds a NUL.`, 'Choose another name.')];
  if (entry.kind === 'set' && isDirectiveName(name)) {
    return [
      fault(
        'policy-bad-name',
        'error',
        `The value name ${shown} would be an instruction to the reader.`,
        'Say it as a directive, or choose another name.',
      ),
    ];
  }
  if (name.length <= MOST_NAME) return [];
  return [
    fault(
      'policy-beyond-limit',
      'warning',
      `The name ${shown} has more than ${MOST_NAME} characters.`,
      'Choose a shorter name.',
    ),
  ];
}

function dataFaults(entry: RegistryEntry): Fault[] {
  const data = recordData(entry);
  const value = `${entry.key}, ${recordName(entry) || 'default value'}`;
  const faults: Fault[] = [];
  const wrong = wrongData(data);
  if (wrong !== undefined) {
    faults.push(fault('policy-bad-data', 'error', `${value}: ${wrong}.`, 'Give data that the type can hold.'));
  }
  const size = sizeOfData(data);
  if (size > MOST_DATA) {
    const message = `${value}: ${size} bytes of data are more than the ${MOST_DATA} of the specification.`;
    faults.push(fault('policy-beyond-limit', 'warning', message, 'Split the data over several values.'));
  }
  return faults;
}

/** What is wrong with the data, as the end of a sentence. */
function wrongData(data: RegistryData): string | undefined {
  switch (data.type) {
    case 'dword':
      if (isHeld(data.type, data.value)) return undefined;
      return `${data.value} is no number of 32 bits without sign`;
    case 'qword':
      if (isHeld(data.type, data.value)) return undefined;
      return `${data.value} is no number of 64 bits without sign`;
    case 'sz':
    case 'expand-sz':
      return data.value.includes('\0') ? 'the text holds a NUL, where readers stop' : undefined;
    case 'multi-sz':
      if (!data.values.some((value) => value === '' || value.includes('\0'))) return undefined;
      return 'a text of the list is empty or holds a NUL, where readers stop';
    case 'raw':
      if (!isHeld('dword', data.code)) return `${data.code} is no number of a type`;
      if (data.code !== REG.dword && data.code !== REG.qword) return undefined;
      if (data.bytes.length === (data.code === REG.dword ? 4 : 8)) return undefined;
      return `${data.bytes.length} bytes are no ${typeName(data.code)}`;
  }
}

function fault(code: string, severity: Severity, message: string, hint: string): Fault {
  return { code, severity, message, hint };
}
