import type { MessagePort } from 'node:worker_threads';
import type { CompiledGroup, ResolvedGroup } from '@mdav/core';
import type { TargetOutput } from '@mdav/core/format';

/** What a thread is told of a build: plain data. */
export interface GroupTask {
  readonly groups: readonly ResolvedGroup[];
  /** Ids of targets, as the command line has them. */
  readonly ids: readonly string[];
  readonly epochSeconds: number | undefined;
  readonly targetOptions: Readonly<Record<string, string>>;
  readonly shared: Int32Array<SharedArrayBuffer>;
  readonly port: MessagePort;
}

/** A compiled group as plain data: with the ids of its targets. */
export interface SentGroup extends Omit<CompiledGroup, 'outputs'> {
  readonly outputs: readonly (Omit<TargetOutput, 'target'> & { readonly target: string })[];
}

/** What comes of a chunk. */
export interface SentChunk {
  readonly chunk: number;
  readonly groups: readonly SentGroup[];
}
