import { assertNever, type ResidueLine } from '@mdav/core/format';
import { bytesOfData, codeOfData } from '../data/data.ts';
import { typeName } from '../data/types.ts';
import { instructionOf } from '../directive.ts';
import type { RegistryData, RegistryEntry, RegistryPolicy } from '../form.ts';

/** Data longer than this is shown by its beginning and size. */
const MOST_BYTES = 32;

/** What a policy says of the registry, one line per entry, in its order. */
export function registryLines({ hive, entries }: RegistryPolicy): readonly ResidueLine[] {
  return entries.map((entry) => registryLine(entry, hive));
}

/** What one entry says. */
export function registryLine(entry: RegistryEntry, hive: RegistryPolicy['hive']): ResidueLine {
  const root = hive === 'machine' ? 'HKLM' : 'HKCU';
  return { place: `${root}\\${placeOf(entry)}`, says: saysOf(entry) };
}

function placeOf(entry: RegistryEntry): string {
  if (entry.kind === 'clear') return `${entry.key}\\*`;
  return `${entry.key}\\${entry.name === '' ? '(Default)' : entry.name}`;
}

function saysOf(entry: RegistryEntry): string {
  switch (entry.kind) {
    case 'set':
      return dataText(entry.data);
    case 'delete':
      return 'delete the value';
    case 'clear':
      return 'delete all values of the key';
    case 'directive':
      return directiveText(entry);
    default:
      return assertNever(entry);
  }
}

function directiveText(entry: Extract<RegistryEntry, { kind: 'directive' }>): string {
  const instruction = instructionOf(entry.name, entry.data);
  if (instruction.kind === 'delete-keys') return `delete the keys ${instruction.names.map(quoted).join(', ')} below it`;
  return `instruction with ${dataText(entry.data)}`;
}

/** Data in one line: the type, then what it holds. */
export function dataText(data: RegistryData): string {
  switch (data.type) {
    case 'dword':
    case 'qword':
      return `${data.type} ${data.value}`;
    case 'sz':
    case 'expand-sz':
      return `${data.type} ${quoted(data.value)}`;
    case 'multi-sz':
      return `multi-sz ${data.values.length === 0 ? 'none' : data.values.map(quoted).join(', ')}`;
    case 'raw': {
      const bytes = bytesOfData(data);
      const hex = Array.from(bytes.subarray(0, MOST_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
      const more = bytes.length > MOST_BYTES ? ` … (${bytes.length} bytes)` : '';
      return `${typeName(codeOfData(data))} ${hex === '' ? 'without data' : hex}${more}`;
    }
    default:
      return assertNever(data);
  }
}

/** Text between quotes. A backslash stays one: paths are full of them, and nothing reads this back. */
function quoted(text: string): string {
  return `"${text}"`;
}
