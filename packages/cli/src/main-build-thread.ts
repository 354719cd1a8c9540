import { workerData } from 'node:worker_threads';
import { type GroupOrder, type GroupTask, groupAnswerer } from './groups/group-answers.ts';
import type { HelperData } from './program/start-thread.ts';

// Compiles groups beside the thread that writes what comes of them.
const { data, port } = workerData as HelperData;
const answer = groupAnswerer(data as GroupTask);

port.on('message', (order: GroupOrder) => {
  const told = answer(order);
  port.postMessage(told, [told.bytes.buffer]);
});
