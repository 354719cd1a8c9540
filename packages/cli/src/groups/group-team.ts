import { availableParallelism } from 'node:os';
import { type BuildOptions, type CompiledGroup, groupCompiler, type ResolvedGroup } from '@mdav/core';
import type { Target } from '@mdav/core/format';
import type { Io } from '../program/io.ts';
import { chunksOf, newChunks } from './chunks.ts';
import type { GroupTask, SentChunk, SentGroup } from './group-task.ts';

/** Threads that compile groups beside the one that takes them, and compiles what they have not. */
export interface GroupTeam {
  /** What comes of the group of this number; groups are taken in their order, each once. */
  compiled(at: number): CompiledGroup;
  end(): void;
}

/** Groups below which starting threads takes longer than they save. */
const WORTH = 200;
/** One of them writes, and is what the others wait for. */
const MOST_THREADS = 4;

/** How many threads compile so many groups where nobody says it, with the one that writes. */
export function usualThreads(groups: number): number {
  return groups < WORTH ? 1 : Math.min(MOST_THREADS, availableParallelism());
}

/** Starts threads for the groups of a fleet; nothing where this one compiles them alone. */
export function startTeam(
  { threads, groups, options }: TeamTask,
  { startThread }: Pick<Io, 'startThread'>,
): GroupTeam | undefined {
  if (threads < 2 || startThread === undefined) return undefined;
  const { targets, targetsNamed: ids = [], targetOptions = {}, epochSeconds } = options;
  const shared = newChunks();
  const members = Array.from({ length: threads - 1 }, () => {
    const { port1: ours, port2: port } = new MessageChannel();
    const task: GroupTask = { groups, ids, targetOptions, epochSeconds, shared, port };
    return { ours, thread: startThread('build', task, { message: () => {}, lost: () => {} }, [port]) };
  });
  const { receiveMessageOnPort } = process.getBuiltinModule('node:worker_threads');
  const compile = groupCompiler(groups, options);
  return groupTeam({
    groups: groups.length,
    targets,
    shared,
    receive: () =>
      members.flatMap(({ ours }) => {
        const received: SentChunk[] = [];
        for (let got = receiveMessageOnPort(ours); got !== undefined; got = receiveMessageOnPort(ours))
          received.push(got.message);
        return received;
      }),
    compile: (at) => compile(groups[at] as ResolvedGroup),
    end() {
      for (const { ours, thread } of members) {
        ours.close();
        thread.end();
      }
    },
  });
}

/** What threads are started for. */
export interface TeamTask {
  /** With the one that takes the groups. */
  readonly threads: number;
  readonly groups: readonly ResolvedGroup[];
  readonly options: Omit<BuildOptions, 'date'>;
}

/** What a team is put together from. */
export interface Team {
  readonly groups: number;
  readonly targets: readonly Target[];
  readonly shared: Int32Array<SharedArrayBuffer>;
  /** What came from other threads since it was last asked. */
  readonly receive: () => readonly SentChunk[];
  /** Compiles a group in this thread. */
  readonly compile: (at: number) => CompiledGroup;
  readonly end: () => void;
}

/**
 * Takes groups from whoever has compiled them. It waits for nobody: what is not there yet is made here, at last also
 * what another thread is at, so that one that died or is slow holds up nothing.
 */
export function groupTeam({ groups, targets, shared, receive, compile, end }: Team): GroupTeam {
  const chunks = chunksOf(groups, shared);
  const byId = new Map(targets.map((target) => [target.id, target]));
  const ready = new Map<number, readonly CompiledGroup[]>();
  let current = 0;
  const takeIn = () => {
    for (const { chunk, groups: sent } of receive())
      if (chunk >= current && !ready.has(chunk))
        ready.set(
          chunk,
          sent.map((group) => restored(group, byId)),
        );
  };
  const chunkAt = (chunk: number): readonly CompiledGroup[] => {
    takeIn();
    for (let made = ready.get(chunk); ; made = ready.get(chunk)) {
      if (made !== undefined) return made;
      const mine = chunks.claim() ?? chunk;
      ready.set(mine, chunks.groupsOf(mine).map(compile));
      takeIn();
    }
  };
  return {
    compiled(at) {
      const [chunk, index] = chunks.placeOf(at);
      if (chunk > current) {
        ready.delete(current);
        current = chunk;
        chunks.take(current);
      }
      return chunkAt(chunk)[index] as CompiledGroup;
    },
    end,
  };
}

function restored({ outputs, ...group }: SentGroup, targets: ReadonlyMap<string, Target>): CompiledGroup {
  return {
    ...group,
    outputs: outputs.map((output) => ({ ...output, target: targets.get(output.target) as Target })),
  };
}
