import { assertNever } from '@mdav/core/format';
import type { RegistryEntry, RegistryPolicy } from '../form.ts';
import { undoOf } from './undo.ts';

/** What takes the place of a policy in its GPO, and what a person has to know of it. */
export interface PolicyUndo {
  readonly policy: RegistryPolicy;
  /** What does not come back, and how a server leaves forced passive mode: lines of text. */
  readonly notes: readonly string[];
}

/**
 * The policy that a GPO has in place of another one, to leave its devices as they were. Values of the managed keys need no
 * word: a deletion would take them from policies of lower precedence as well, for as long as the GPO is linked. What else
 * was set stays and is named, and a forced passive mode gets the value 0, as in every undo.
 */
export function policyUndoOf(policy: RegistryPolicy): PolicyUndo {
  const entries: RegistryEntry[] = [];
  const notes: string[] = [];
  for (const item of undoOf(policy).items) {
    switch (item.kind) {
      case 'delete':
        // Below the keys of policies, as every deletion of an undo.
        break;
      case 'set':
        entries.push({ kind: 'set', key: item.key, name: item.name, data: item.data });
        break;
      case 'comment':
        notes.push(item.text);
        break;
      case 'key':
      case 'deleteKey':
        throw new Error('an undo touches no key');
      default:
        assertNever(item);
    }
  }
  return { policy: { ...policy, entries }, notes };
}
