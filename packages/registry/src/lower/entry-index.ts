import { assertNever } from '@mdav/core/format';
import { instructionOf } from '../directive.ts';
import type { RegistryEntry } from '../form.ts';
import { upperCase, valueId } from '../names.ts';

/** An entry with its place in the policy. */
export interface Placed {
  readonly at: number;
  readonly entry: RegistryEntry;
}

/** Entries by what they act on, names compared as the registry does. */
export interface EntryIndex {
  /** Every entry of a key, in order. */
  inKey(key: string): readonly Placed[];
  /** The entries that act on one value, in order: set it, delete it, or instruct the reader about it by name. */
  ofValue(key: string, name: string): readonly Placed[];
  /** True when the key is emptied or deleted on the way, so that the order of the entries decides what is left. */
  isDisturbed(key: string): boolean;
}

export function indexEntries(entries: readonly RegistryEntry[]): EntryIndex {
  const byKey = new Map<string, Placed[]>();
  const byValue = new Map<string, Placed[]>();
  const emptied = new Set<string>();
  const deleted: string[] = [];
  for (const [at, entry] of entries.entries()) {
    const key = upperCase(entry.key);
    addTo(byKey, key, { at, entry });
    const effect = effectOf(entry);
    for (const name of effect.values) addTo(byValue, valueId(key, name), { at, entry });
    if (effect.empties) emptied.add(key);
    for (const name of effect.keys) deleted.push(`${key}\\${upperCase(name)}`);
  }
  return {
    inKey: (key) => byKey.get(upperCase(key)) ?? [],
    ofValue: (key, name) => byValue.get(valueId(key, name)) ?? [],
    isDisturbed: (key) => {
      const upper = upperCase(key);
      return emptied.has(upper) || deleted.some((gone) => upper === gone || upper.startsWith(`${gone}\\`));
    },
  };
}

/** What an entry acts on: values by name, all values of its key, subkeys by name. */
interface Effect {
  readonly values: readonly string[];
  readonly empties: boolean;
  readonly keys: readonly string[];
}

const NO_EFFECT: Effect = { values: [], empties: false, keys: [] };

function effectOf(entry: RegistryEntry): Effect {
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

function addTo(map: Map<string, Placed[]>, id: string, placed: Placed): void {
  const known = map.get(id);
  if (known === undefined) map.set(id, [placed]);
  else known.push(placed);
}
