import { availableParallelism } from 'node:os';
import type { CompiledGroup, CompileEach, ResolvedGroup } from '@mdav/core';
import type { Target } from '@mdav/core/format';
import type { Io } from '../program/io.ts';
import { answerReader, type GroupAnswer, type GroupOrder, type GroupTask, type SharedMarks } from './group-answers.ts';

/** Threads that compile groups beside the one that writes what comes of them. */
export interface GroupTeam {
  /** Has each group compiled by whoever comes to it first. What a thread leaves undone for whatever reason is done here. */
  readonly compileEach: CompileEach;
  end(): void;
}

/** Groups below which starting a thread takes longer than it saves. */
const WORTH = 200;
/** More of them wait for the one that writes, and each has memory of its own. */
const MOST_THREADS = 2;
/** Groups of an order: asking costs little then, and all are done at about the same time. */
const OF_AN_ORDER = 4;
/** Orders that a thread has at a time: enough for as long as the fleet is checked. */
const AT_A_TIME = 1024;

/** How many threads compile so many groups where nobody says it, with the one that writes. */
export function usualThreads(groups: number): number {
  return groups < WORTH ? 1 : Math.min(MOST_THREADS, availableParallelism());
}

/** Starts so many threads beside this one, and has them begin: what they do may turn out to be for nothing. */
export function groupTeam(
  threads: number,
  groups: readonly ResolvedGroup[],
  given: Omit<GroupTask, 'groups' | 'marks'>,
  targets: readonly Target[],
  io: Io,
): GroupTeam {
  const taken = new Uint8Array(new SharedArrayBuffer(groups.length));
  /** The first group that no thread was asked for. */
  let next = 0;
  let isFresh = true;

  function member() {
    const marks: SharedMarks = { taken, held: new Int32Array(new SharedArrayBuffer(4)) };
    const task: GroupTask = { ...given, groups: groups.length, marks };
    const helper = io.startHelper?.('build-thread', task);
    const read = answerReader(groups, targets, marks);
    let waiting = 0;
    return {
      ask(): void {
        for (; helper !== undefined && waiting < AT_A_TIME && next < groups.length; waiting++) {
          const order: GroupOrder = { first: next, groups: groups.slice(next, next + OF_AN_ORDER) };
          next += order.groups.length;
          helper.post(order);
        }
      },
      *answers(): Generator<readonly [index: number, compiled: CompiledGroup]> {
        for (let told = helper?.take(); told !== undefined; told = helper?.take()) {
          waiting -= 1;
          yield* read(told as GroupAnswer);
        }
      },
      end: () => helper?.end(),
    };
  }

  const members = Array.from({ length: threads }, member);
  for (const { ask } of members) ask();
  const isFirstToTake = (index: number) => Atomics.exchange(taken, index, 1) === 0;

  return {
    *compileEach(_, compile) {
      if (!isFresh) {
        // What a thread still has to do of the last time is as good this time.
        taken.fill(0);
        next = 0;
      }
      isFresh = false;
      let last = groups.length;
      while (last > 0) {
        for (const { ask, answers } of members) {
          for (const one of answers()) if (isFirstToTake(one[0])) yield one;
          ask();
        }
        // One that nobody was asked for; then what was asked for last, which is begun last.
        const mine = next < groups.length ? next++ : --last;
        if (isFirstToTake(mine)) yield [mine, compile(groups[mine] as ResolvedGroup)];
      }
    },
    end() {
      for (const { end } of members) end();
    },
  };
}
