import { isOutputPath } from './names.ts';
import { HOLDER_WORDS } from './owner.ts';

/** One file of a change. What it was is under `old-N` in the stage, what it becomes under `new-N`, N its place in the list. */
export interface Move {
  readonly path: string;
  /** SHA-256 of what was there; absent: nothing was. */
  readonly was?: string;
  /** SHA-256 of what is to be there; absent: nothing. */
  readonly becomes?: string;
}

/** A change that is decided. */
export interface Journal {
  readonly formatVersion: 1;
  /** Who decided it, for people. */
  readonly by: string;
  readonly moves: readonly Move[];
}

export function encodeJournal(journal: Journal): Uint8Array {
  return Buffer.from(`${JSON.stringify(journal, null, 1)}\n`, 'utf8');
}

/** Nothing for what mdav did not write: a journal is a file, and its paths are held to the folder. */
export function decodeJournal(bytes: Uint8Array): Journal | undefined {
  try {
    const data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Partial<Journal> | null;
    const isWhole = data?.formatVersion === 1 && HOLDER_WORDS.test(data.by ?? '') && Array.isArray(data.moves);
    return isWhole && data.moves?.every(isMove) === true ? (data as Journal) : undefined;
  } catch {
    return undefined;
  }
}

function isMove(data: unknown): data is Move {
  if (typeof data !== 'object' || data === null) return false;
  const { path, was, becomes } = data as Record<string, unknown>;
  const isHash = (value: unknown) => value === undefined || (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value));
  return typeof path === 'string' && isOutputPath(path) && isHash(was) && isHash(becomes);
}
