import { availableParallelism } from 'node:os';
import type { Io, Thread } from '../program/io.ts';
import type { Judged, JudgeTask } from './device-judge.ts';
import type { LineBlock } from './line-blocks.ts';
import type { StateSource } from './state-sources.ts';

/** What a thread is asked: lines of an input, which reporters need no further device. */
export interface JudgeOrder {
  readonly bytes: Uint8Array;
  readonly ends: readonly number[];
  readonly line: number;
  readonly file: string;
  readonly isFull: readonly boolean[];
}

/** Threads that judge the devices of blocks. */
export interface JudgeTeam {
  /**
   * What comes of the devices of a block; nothing later where the thread was lost, and nothing at once where all have
   * enough to do. The memory of the block has to be shared.
   */
  judge(block: LineBlock, file: string, isFull: readonly boolean[]): Promise<Judged | undefined> | undefined;
  end(): void;
}

/** Bytes below which starting threads takes longer than they save. */
const WORTH = 1 << 27;
/** More of them wait for the one that reads and writes, and each has memory of its own. */
const MOST_THREADS = 4;
/** Blocks that a thread has at a time: the next one is there when it is done with one. */
const AT_A_TIME = 2;

/** How many threads judge the devices of some inputs where nobody says it, with the one that reads and writes. */
export function usualThreads(sources: readonly StateSource[]): number {
  const bytes = sources.reduce((sum, { size }) => sum + (size?.() ?? 0), 0);
  return bytes < WORTH ? 1 : Math.min(MOST_THREADS, availableParallelism());
}

/** Memory of blocks that all threads see. It is used again: what nobody needs any more would stay for long. */
export function sharedMemory() {
  const free: Buffer[] = [];
  return {
    take(bytes: number): Buffer {
      const index = free.findIndex(({ length }) => length >= bytes);
      const [known] = index < 0 ? [] : free.splice(index, 1);
      return known ?? Buffer.from(new SharedArrayBuffer(bytes));
    },
    /** Gives back the memory of a block. */
    release({ bytes }: LineBlock): void {
      free.push(Buffer.from(bytes.buffer));
    },
  };
}

/** Starts so many threads, beside the one that asks them. Where they cannot be started, or end, that one judges all. */
export function judgeTeam(threads: number, task: JudgeTask, io: Io): JudgeTeam {
  const members = Array.from({ length: threads }, () => member(task, io));
  return {
    judge({ bytes, ends, line }, file, isFull) {
      const [first, ...others] = members.filter(({ isThere, waiting }) => isThere() && waiting() < AT_A_TIME);
      const idlest = others.reduce((one, other) => (one && other.waiting() < one.waiting() ? other : one), first);
      return idlest?.ask({ bytes, ends, line, file, isFull });
    },
    end() {
      for (const { end } of members) end();
    },
  };
}

function member(task: JudgeTask, io: Io) {
  /** Who waits for answers, which come in the order of the orders. */
  const waiting: ((judged: Judged | undefined) => void)[] = [];
  let isThere = true;
  const thread: Thread | undefined = io.startThread?.('verify-thread', task, {
    message: (judged) => waiting.shift()?.(judged as Judged),
    lost() {
      isThere = false;
      for (const answer of waiting.splice(0)) answer(undefined);
    },
  });
  return {
    isThere: () => isThere && thread !== undefined,
    waiting: () => waiting.length,
    ask(order: JudgeOrder): Promise<Judged | undefined> {
      return new Promise((resolve) => {
        waiting.push(resolve);
        thread?.post(order);
      });
    },
    end: () => thread?.end(),
  };
}
