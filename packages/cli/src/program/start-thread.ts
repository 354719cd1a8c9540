import { dirname, join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import type { Thread, ThreadListener } from './io.ts';

/** The word that a bundle which is a program of its own finds in place of a verb when it is to be a thread. */
export const THREAD = 'thread';

/** Starts a thread whose program is a bundle beside the one that runs. */
export function startThread(
  program: string,
  data: unknown,
  { message, lost }: ThreadListener,
  ports: readonly object[] = [],
): Thread {
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  try {
    const worker = new Worker(join(dirname(__filename), `${program}.cjs`), {
      workerData: data,
      transferList: ports as readonly MessagePort[] as MessagePort[],
      argv: [THREAD],
    });
    worker.on('message', message).on('error', lost).on('exit', lost);
    return { post: (order) => worker.postMessage(order), end: () => void worker.terminate() };
  } catch {
    // Some places allow no further thread.
    lost();
    return { post: lost, end: () => {} };
  }
}
