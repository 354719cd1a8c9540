import type { Diagnostic } from '@mdav/core';
import type { ObjectCopy } from '@mdav/core/format';
import { type FoundPolicy, policySentence } from './found-policy.ts';

/** A policy that may be a copy of an object, with all it says in a form to compare. */
export interface PolicyCopy extends Pick<FoundPolicy, 'kind' | 'path' | 'name'> {
  readonly copy?: ObjectCopy;
  says(): unknown;
}

/** Which copies are passed over for a later one, and a word on each. */
export interface SettledCopies {
  isPassed(policy: Pick<PolicyCopy, 'path' | 'copy'>): boolean;
  readonly notes: readonly Diagnostic[];
}

/**
 * Tells what is not how an object is today: a folder of backups has one for each time that somebody made them, and a
 * value that a later one does not have any more is set by nobody. Of copies of one moment that say the same, the first one is kept;
 * where a copy does not tell its time, or two of one moment differ, nothing tells which of them counts, and all are kept.
 *
 * For information: `import-older-copy`.
 */
export function settleCopies(policies: readonly PolicyCopy[]): SettledCopies {
  const objects = new Map<string, Map<string, Copy>>();
  for (const policy of policies) {
    if (policy.copy === undefined) continue;
    const copies = objects.get(policy.copy.object) ?? new Map<string, Copy>();
    objects.set(policy.copy.object, copies);
    const parts = [...(copies.get(policy.path)?.parts ?? []), policy];
    copies.set(policy.path, { policy, time: policy.copy.time, parts });
  }
  const settled = [...objects.values()].flatMap((copies) => settle([...copies.values()]) ?? []);
  const passed = new Set(settled.flatMap(({ others }) => others.map(({ policy }) => keyOf(policy))));
  return {
    isPassed: (policy) => policy.copy !== undefined && passed.has(keyOf(policy)),
    notes: settled.filter(({ others }) => others.length > 0).map(noteOf),
  };
}

/** One copy, of which several policies may have been made. */
interface Copy {
  readonly policy: PolicyCopy;
  readonly time: string | undefined;
  readonly parts: readonly PolicyCopy[];
}

function keyOf({ path, copy }: Pick<PolicyCopy, 'path' | 'copy'>): string {
  return `${copy?.object}\0${path}`;
}

/** Copies of an object, with the one that counts and those that are passed over for it. */
interface Settled {
  readonly counting: Copy;
  readonly others: readonly Copy[];
}

/** Nothing where a copy does not tell its time. Of the latest, those that differ from the first one count as well. */
function settle(copies: readonly Copy[]): Settled | undefined {
  const times = copies.flatMap(({ time }) => time ?? []);
  const latest = [...times].sort().at(-1);
  const [counting, ...beside] = copies.filter(({ time }) => time === latest);
  if (counting === undefined || times.length < copies.length) return undefined;
  const isRepeated = beside.every((copy) => saidBy(copy) === saidBy(counting));
  const others = copies.filter((copy) => copy.time !== latest || (isRepeated && copy !== counting));
  return { counting, others };
}

function saidBy({ parts }: Copy): string {
  return JSON.stringify(parts.map((part) => part.says()));
}

function noteOf({ counting: { policy, time }, others }: Settled): Diagnostic {
  const some = others.map(({ policy: other, time: when }) => `${other.path} of ${when}`);
  const named =
    some.length > 2
      ? `${some[0]} and ${some.length - 1} more are`
      : some.length === 2
        ? `${some.join(' and ')} are`
        : `${some[0]} is`;
  return {
    code: 'import-older-copy',
    severity: 'info',
    message: `${policySentence(policy)} was backed up more than once, and the backup of ${time} counts: ${named} passed over.`,
    at: { file: policy.path },
    hint: 'Name the folder of another backup alone to read that one.',
  };
}
