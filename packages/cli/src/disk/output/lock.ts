import { join } from 'node:path';
import { type Disk, quietly } from './disk.ts';
import { OutputBusy } from './errors.ts';
import { removeAll } from './folders.ts';
import { LOCK_PREFIX } from './names.ts';
import { HOLDER_WORDS, holderWords, pidOf } from './owner.ts';

/*
 * One process at a time. Who wants in puts a file with his own name into the folder and only then looks who else has:
 * of any two, the later one to look sees the other, so that never both go in. A file of a process that has ended counts
 * for nothing and is cleared by whoever sees it; names do not come back, so nobody clears what he did not look at.
 * Where several wait, the first by name stays and the others step back, so that one gets in.
 */

/** Longer than any build writes. */
const PATIENCE_MS = 10_000;

/** What the lock had to say. */
export interface Locked<T> {
  readonly value: T;
  /** A process that ended, or was given up, while it held the folder. */
  readonly stale?: string;
}

/**
 * Does some work while no other process does such work in the folder.
 *
 * Throws `OutputBusy` when another one is still at it after ten seconds.
 */
export function withLock<T>(disk: Disk, root: string, work: (by: string) => T, patienceMs = PATIENCE_MS): Locked<T> {
  const until = Date.now() + patienceMs;
  const by = holderWords();
  let stale: string | undefined;
  for (;;) {
    const owner = disk.owners.here();
    const mine = join(root, `${LOCK_PREFIX}${owner}`);
    try {
      disk.create(mine, Buffer.from(`${by}\n`, 'utf8'));
      for (;;) {
        const others = lookAround(disk, root, owner, disk.writtenAt(mine) ?? Date.now());
        stale ??= others.stale;
        const [first] = others.atWork;
        if (first === undefined) return { value: work(by), ...(stale === undefined ? {} : { stale }) };
        if (Date.now() > until) throw new OutputBusy(root, holderIn(disk, root, first));
        if (first < owner) break;
        disk.wait(10);
      }
    } finally {
      // Counts for nothing once this process has ended.
      quietly(() => removeAll(disk, mine));
    }
    disk.wait(10 + Math.random() * 40);
  }
}

/** The owners that count, in order, and what one says of itself that does not any more. */
function lookAround(
  disk: Disk,
  root: string,
  mine: string,
  now: number,
): { readonly atWork: readonly string[]; readonly stale?: string } {
  const atWork: string[] = [];
  let stale: string | undefined;
  for (const name of disk.list(root)?.keys() ?? []) {
    const owner = name.startsWith(LOCK_PREFIX) ? name.slice(LOCK_PREFIX.length) : mine;
    const writtenAt = owner === mine ? undefined : disk.writtenAt(join(root, name));
    if (writtenAt === undefined) continue;
    const isAtWork = disk.owners.isAtWork(owner, now - writtenAt);
    if (isAtWork === true) atWork.push(owner);
    else if (isAtWork === false) {
      stale = holderIn(disk, root, owner);
      removeAll(disk, join(root, name));
    }
  }
  return { atWork: atWork.sort(), ...(stale === undefined ? {} : { stale }) };
}

/** What a holder says of itself; a process that was killed while it wrote that has said nothing. */
function holderIn(disk: Disk, root: string, owner: string): string {
  try {
    const text = Buffer.from(disk.read(join(root, `${LOCK_PREFIX}${owner}`)))
      .toString('utf8')
      .trim();
    if (HOLDER_WORDS.test(text)) return text;
  } catch {
    // Gone, or not to be read: its name says the most important.
  }
  return `process ${pidOf(owner)}`;
}
