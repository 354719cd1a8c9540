import { parentPort, workerData } from 'node:worker_threads';
import { blockReader } from './devices/block-records.ts';
import { deviceJudge, type JudgeTask } from './devices/device-judge.ts';
import type { JudgeOrder } from './devices/judge-team.ts';

// Judges blocks of devices beside the thread that reads them and puts together what is told of them.
const judge = deviceJudge(workerData as JudgeTask);
const read = blockReader();

parentPort?.on('message', ({ bytes, ends, line, file, isFull }: JudgeOrder) => {
  judge.begin(file, 0, isFull);
  read({ kind: 'block', bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), ends, line }, judge.take);
  parentPort?.postMessage(judge.judged());
});
