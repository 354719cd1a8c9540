import { type CompiledGroup, groupCompiler, type ResolvedGroup } from '@mdav/core';
import { nodeSha256 } from '../disk/hash.ts';
import { chooseTargets } from '../targets/choose-targets.ts';
import { chunksOf } from './chunks.ts';
import type { GroupTask, SentChunk, SentGroup } from './group-task.ts';

/** Compiles chunks of groups beside the thread that takes them, until there are none left. */
export function compileBeside({ groups, ids, epochSeconds, targetOptions, shared, port }: GroupTask): void {
  const compile = groupCompiler(groups, {
    ...chooseTargets(ids),
    targetOptions,
    sha256: nodeSha256,
    ...(epochSeconds === undefined ? {} : { epochSeconds }),
  });
  const chunks = chunksOf(groups.length, shared);
  for (let chunk = chunks.claimInTime(); chunk !== undefined; chunk = chunks.claimInTime()) {
    const sent = chunks.groupsOf(chunk).map((at) => sentOf(compile(groups[at] as ResolvedGroup)));
    port.postMessage({ chunk, groups: sent } satisfies SentChunk);
  }
}

function sentOf({ outputs, ...group }: CompiledGroup): SentGroup {
  return { ...group, outputs: outputs.map((output) => ({ ...output, target: output.target.id })) };
}

/** The program of a thread. What fails here fails in the thread that takes the groups as well, where it is told. */
export function serveAsThread(): void {
  try {
    compileBeside(process.getBuiltinModule('node:worker_threads').workerData as GroupTask);
  } catch {}
}
