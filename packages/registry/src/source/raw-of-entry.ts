import { assertNever, type RawCandidate } from '@mdav/core/format';
import { codeOfData } from '../data/data.ts';
import { typeName } from '../data/types.ts';
import { instructionOf } from '../directive.ts';
import type { RegistryData, RegistryEntry } from '../form.ts';

type RawEntry = Extract<RawCandidate, { kind: 'registry' }>['entry'];

/** What an entry is as raw entries of a fleet file, or why it cannot be one; the end of a sentence. */
export function rawOfEntry(entry: RegistryEntry): readonly RawEntry[] | { readonly why: string } {
  const key = `HKLM\\${entry.key}`;
  switch (entry.kind) {
    case 'set': {
      const data = rawData(entry.data);
      return data === undefined ? { why: whyNoData(entry.data) } : [{ key, name: entry.name, ...data }];
    }
    case 'delete':
      return [{ key, name: entry.name, type: 'delete' }];
    case 'clear':
      return [{ key, type: 'delete-values' }];
    case 'directive':
      return rawOfDirective(key, entry);
    default:
      return assertNever(entry);
  }
}

function rawOfDirective(
  key: string,
  { name, data }: Extract<RegistryEntry, { kind: 'directive' }>,
): readonly RawEntry[] | { readonly why: string } {
  const instruction = instructionOf(name, data);
  switch (instruction.kind) {
    case 'delete-value':
      return [{ key, name: instruction.name, type: 'delete' }];
    case 'delete-values':
      return instruction.names.map((each) => ({ key, name: each, type: 'delete' }));
    case 'delete-keys':
      return instruction.names.map((each) => ({ key: `${key}\\${each}`, type: 'delete-key' }));
    case 'clear':
      return [{ key, type: 'delete-values' }];
    case 'soft':
      return { why: 'a fleet file has no form for a value that is set only where there is none' };
    case 'secure-key':
      return { why: 'a fleet file has no form for the permissions of a key' };
    case 'comment':
      return { why: 'it is a comment' };
    case 'unknown':
      return { why: 'nothing is known of the instruction' };
    default:
      return assertNever(instruction);
  }
}

function rawData(data: RegistryData) {
  switch (data.type) {
    case 'dword':
      return { type: 'dword', data: data.value } as const;
    case 'qword':
      return {
        type: 'qword',
        // The fleet file has numbers of 32 bits; a larger one is text.
        data: data.value <= 0xffff_ffffn ? Number(data.value) : String(data.value),
      } as const;
    case 'sz':
    case 'expand-sz':
      return { type: data.type, data: data.value } as const;
    case 'multi-sz':
      return { type: 'multi-sz', data: data.values } as const;
    case 'raw':
      return undefined;
    default:
      return assertNever(data);
  }
}

function whyNoData(data: RegistryData): string {
  const code = codeOfData(data);
  return code === 0 && data.type === 'raw' && data.bytes.length === 0
    ? 'it makes a key and sets nothing'
    : `a fleet file has no form for data of this kind (${typeName(code)})`;
}
