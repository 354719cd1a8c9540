import { assertNever } from '@mdav/core/format';
import { instructionOf } from '../directive.ts';
import type { RegistryEntry } from '../form.ts';

/** What an entry acts on: values by name, all values of its key, subkeys by name. */
export interface Effect {
  readonly values: readonly string[];
  readonly empties: boolean;
  readonly keys: readonly string[];
}

const NO_EFFECT: Effect = { values: [], empties: false, keys: [] };

/** Nothing for a comment, permissions, and an instruction of which nothing is known. */
export function effectOf(entry: RegistryEntry): Effect {
  if (entry.kind === 'set' || entry.kind === 'delete') return { ...NO_EFFECT, values: [entry.name] };
  if (entry.kind === 'clear') return { ...NO_EFFECT, empties: true };
  const instruction = instructionOf(entry.name, entry.data);
  switch (instruction.kind) {
    case 'delete-value':
    case 'soft':
      return { ...NO_EFFECT, values: [instruction.name] };
    case 'delete-values':
      return { ...NO_EFFECT, values: instruction.names };
    case 'clear':
      return { ...NO_EFFECT, empties: true };
    case 'delete-keys':
      return { ...NO_EFFECT, keys: instruction.names };
    case 'secure-key':
    case 'comment':
    case 'unknown':
      return NO_EFFECT;
    default:
      return assertNever(instruction);
  }
}
