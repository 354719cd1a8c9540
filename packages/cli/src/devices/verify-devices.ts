import type { Diagnostic } from '@mdav/core';
import type { VerdictTotals, VerdictWriter } from '@mdav/review';
import { type RunEntry, summarise } from '@mdav/verify';
import type { Io } from '../program/io.ts';
import { blockReader } from './block-records.ts';
import { deviceJudge, type Judged, type JudgeTask, MOST_PROBLEMS } from './device-judge.ts';
import { type JudgeTeam, judgeTeam, sharedMemory } from './judge-team.ts';
import type { LineBlock } from './line-blocks.ts';
import { listPages } from './list-pages.ts';
import type { StateProblem, StateRecord } from './state-record.ts';
import { stateInput } from './state-records.ts';
import type { StateSource } from './state-sources.ts';
import { verifyProgress } from './verify-progress.ts';

/** What is done with the devices of a run. */
export interface DeviceRun {
  readonly task: JudgeTask;
  /** Threads that judge: this one, which also puts together what all of them tell, and the others beside it. */
  readonly threads: number;
  /** Bytes of a block for a thread, at least (default: what takes some milliseconds). */
  readonly blockBytes?: number;
  /** As the reporters of the task. */
  readonly writers: readonly VerdictWriter[];
  /** Takes what could not be read, as soon as it is known. */
  readonly tell: (diagnostic: Diagnostic) => void;
}

/** What came of a run; the writers have still to be ended. */
export interface DeviceCounts extends Omit<VerdictTotals, 'fleet' | 'groups'> {
  /** Devices that could be read, whether they count or not. */
  readonly read: number;
  /** Inputs that could not be read, or not to their end. */
  readonly broken: number;
  /** Inputs that were read to their end and hold no device, by their names. */
  readonly empty: readonly string[];
  /** Where devices are compared with another run, every one of them, whether it counts or not. */
  readonly entries: readonly RunEntry[];
}

/** Devices between two looks at the clock and at whoever reads the output. */
const BREATH = 4096;
/** Bytes of a block for a thread: enough that asking costs nothing, and few enough that all are done at the same time. */
const BLOCK_BYTES = 1 << 20;
/** Blocks that wait for one before them; as many as this thread judges while another one starts. */
const MOST_WAITING = 16;

/** A part of an input with what comes of it, which is nothing where a thread was lost. */
interface Waiting {
  readonly item: LineBlock | StateProblem;
  readonly judged: Judged | Promise<Judged | undefined>;
  isDone: boolean;
}

/** Rows that advanced hunting gives at most: https://learn.microsoft.com/defender-xdr/api-advanced-hunting. */
export const MOST_HUNTED = 100_000;

function asManyAsHunted(file: string): Diagnostic {
  return {
    code: 'state-most-rows',
    severity: 'warning',
    message: `It has ${MOST_HUNTED} rows, as many as advanced hunting gives at most: there may be more devices, of which nothing is known here.`,
    at: { file },
    hint: 'Ask for parts of the devices, such as by device group, and give every answer.',
  };
}

/** A turn in which the messages of threads come in. */
const hearThreads = () => new Promise((resolve) => setImmediate(resolve));

/** Verifies the devices of some inputs one by one, and tells them in that order, by however many threads. */
export async function verifyDevices(sources: readonly StateSource[], run: DeviceRun, io: Io): Promise<DeviceCounts> {
  const { task, threads, blockBytes = BLOCK_BYTES, writers, tell } = run;
  const judge = deviceJudge(task);
  const read = blockReader();
  const memory = sharedMemory();
  const progress = verifyProgress(sources, io);
  const tally = summarise();
  const first: Diagnostic[] = [];
  const unread: Diagnostic[] = [];
  const pages = listPages();
  const empty: string[] = [];
  const entries: RunEntry[] = [];
  const sums = { read: 0, broken: 0, right: 0, listable: 0, problems: 0 };
  /** Of the present input. */
  const input = { file: '', records: 0, hunted: 0, problems: 0 };

  const fullWriters = () => writers.map((writer) => writer.isFull());

  async function add(judged: Judged): Promise<void> {
    for (const key of ['read', 'broken', 'right', 'listable', 'problems'] as const) sums[key] += judged[key];
    input.records += judged.records;
    input.hunted += judged.hunted;
    input.problems += judged.problems;
    for (const diagnostic of judged.first.slice(0, MOST_PROBLEMS - first.length)) {
      first.push(diagnostic);
      tell(diagnostic);
    }
    for (const one of judged.unread.slice(0, MOST_PROBLEMS - unread.length)) unread.push(one);
    for (const page of judged.pages) pages.note(page);
    tally.merge(judged.counts);
    for (const [index, writer] of writers.entries()) writer.add(judged.told[index]);
    for (const entry of judged.entries) entries.push(entry);
    progress.show(sums.read);
    await io.drained?.();
  }

  /** Judges parts of an input here. */
  async function takeHere(items: Iterable<LineBlock | StateRecord>): Promise<void> {
    judge.begin(input.file, input.records, fullWriters());
    for (const item of items) {
      if (item.kind === 'block') read(item, judge.take);
      else judge.take(item);
      if (judge.taken() < BREATH) continue;
      await add(judge.judged());
      judge.begin(input.file, input.records, fullWriters());
    }
    await add(judge.judged());
  }

  /** Judges a part of an input before it is known how many records are before it. */
  function judgeAhead(item: LineBlock | StateProblem): Judged {
    judge.begin(input.file, 0, fullWriters());
    if (item.kind === 'block') read(item, judge.take);
    else judge.take(item);
    return judge.judged();
  }

  /** Has the blocks of an input judged by a team and by this thread, and adds what comes of them in their order. */
  async function takeBlocks(items: Iterable<LineBlock | StateProblem>, team: JudgeTeam): Promise<void> {
    const waiting: Waiting[] = [];
    async function addNext(): Promise<void> {
      const next = waiting.shift();
      if (next === undefined) return;
      const judged = await next.judged;
      // A name from the place of a record needs the number of those before.
      if (judged !== undefined && !judged.isNamedByPlace) await add(judged);
      else await takeHere([next.item]);
      if (next.item.kind === 'block') memory.release(next.item);
    }
    for (const item of items) {
      const asked = item.kind === 'block' ? team.judge(item, input.file, fullWriters()) : undefined;
      const one: Waiting = { item, judged: asked ?? judgeAhead(item), isDone: asked === undefined };
      void asked?.then(() => {
        one.isDone = true;
      });
      waiting.push(one);
      await hearThreads();
      while (waiting[0]?.isDone === true || waiting.length > MOST_WAITING) await addNext();
    }
    while (waiting.length > 0) await addNext();
  }

  const team = threads > 1 ? judgeTeam(threads - 1, task, io) : undefined;
  try {
    for (const { file, chunks, size } of sources) {
      Object.assign(input, { file, records: 0, hunted: 0, problems: 0 });
      const found = stateInput(progress.counting(chunks()));
      // Who waits for a stream hears nothing of threads meanwhile.
      if (found.kind === 'records') await takeHere(found.records);
      else if (team === undefined || size === undefined) await takeHere(found.blocks({ least: 1 }));
      else await takeBlocks(found.blocks({ least: blockBytes, memory: memory.take }), team);
      if (input.records === 0 && input.problems === 0) empty.push(file);
      if (input.records === MOST_HUNTED && input.hunted > 0) tell(asManyAsHunted(file));
    }
  } finally {
    team?.end();
    progress.clear();
  }
  // A list without its end is an input that was not read to its end, however many records could not be read.
  const unfinished = pages.unfinished();
  sums.broken += unfinished.length;
  for (const one of unfinished) unread.push(one);
  for (const diagnostic of unfinished) tell(diagnostic);
  const { problems, ...counts } = sums;
  return { ...counts, unread, empty, entries, summary: tally.summary(), problems: { count: problems, first } };
}
