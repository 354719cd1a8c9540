import { assertNever, type ResidueLine } from '@mdav/core/format';
import { bytesOfData, codeOfData } from '../data/data.ts';
import { typeName } from '../data/types.ts';
import { instructionOf } from '../directive.ts';
import type { RegistryData, RegistryEntry, RegistryPolicy } from '../form.ts';

/** Data longer than this is shown by its beginning and size. */
const MOST_BYTES = 32;

/** What a policy says of the registry, in its order. */
export function registryLines({ hive, entries }: RegistryPolicy): readonly ResidueLine[] {
  return entries.flatMap((entry) => linesOfEntry(entry, hive));
}

/**
 * What one entry says: a line for each value, or key with all that is below it. Formats have forms of their own for a deletion
 * (`[-KEY]`, `**DeleteKeys`); what is deleted is the same thing in each, and told alike.
 */
export function linesOfEntry(entry: RegistryEntry, hive: RegistryPolicy['hive']): readonly ResidueLine[] {
  const root = `${hive === 'machine' ? 'HKLM' : 'HKCU'}\\${entry.key}`;
  const at = (name: string, says: string) => ({ place: `${root}\\${name === '' ? '(Default)' : name}`, says });
  switch (entry.kind) {
    case 'set':
      return [at(entry.name, dataText(entry.data))];
    case 'delete':
      return [at(entry.name, DELETE)];
    case 'clear':
      return [at('*', CLEAR)];
    case 'directive':
      return linesOfDirective(entry, at);
    default:
      return assertNever(entry);
  }
}

const DELETE = 'delete the value';
const CLEAR = 'delete all values of the key';

function linesOfDirective(
  { name, data }: Extract<RegistryEntry, { kind: 'directive' }>,
  at: (name: string, says: string) => ResidueLine,
): readonly ResidueLine[] {
  const instruction = instructionOf(name, data);
  const other = at(name, `instruction with ${dataText(data)}`);
  switch (instruction.kind) {
    case 'delete-value':
      return [at(instruction.name, DELETE)];
    case 'delete-values':
      return instruction.names.length === 0 ? [other] : instruction.names.map((each) => at(each, DELETE));
    case 'delete-keys':
      return instruction.names.length === 0
        ? [other]
        : instruction.names.map((each) => at(each, 'delete the key with everything below it'));
    case 'clear':
      return [at('*', CLEAR)];
    default:
      return [other];
  }
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
