import { dirname, join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import type { Helper, Thread, ThreadListener } from './io.ts';

/** Starts a thread whose program is a bundle beside the one that runs. */
export function startThread(program: string, data: unknown, { message, lost }: ThreadListener): Thread {
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  try {
    const worker = new Worker(fileOf(program), { workerData: data });
    worker.on('message', message).on('error', lost).on('exit', lost);
    return { post: (order) => worker.postMessage(order), end: () => void worker.terminate() };
  } catch {
    // Some places allow no further thread.
    lost();
    return { post: lost, end: () => {} };
  }
}

/** What a helper finds as the data of its thread. */
export interface HelperData {
  readonly data: unknown;
  /** Where it is asked, and answers. */
  readonly port: MessagePort;
}

/** Starts a thread that somebody asks who hears nothing meanwhile. Nothing where no further thread is allowed. */
export function startHelper(program: string, data: unknown): Helper | undefined {
  const { MessageChannel, receiveMessageOnPort, Worker } = process.getBuiltinModule('node:worker_threads');
  const { port1: here, port2: port } = new MessageChannel();
  try {
    const workerData: HelperData = { data, port };
    const worker = new Worker(fileOf(program), { workerData, transferList: [port] });
    // Whatever ends it: then it answers no more. And nobody waits for it.
    worker.on('error', () => {}).unref();
    return {
      post: (order) => here.postMessage(order),
      take: () => receiveMessageOnPort(here)?.message,
      end() {
        here.close();
        void worker.terminate();
      },
    };
  } catch {
    here.close();
    return undefined;
  }
}

const fileOf = (program: string) => join(dirname(__filename), `${program}.cjs`);
