import { basename } from 'node:path';
import type { Diagnostic } from '@mdav/core';
import type { VerdictTotals, VerdictWriter } from '@mdav/review';
import {
  type DeviceVerdict,
  entryOfVerdict,
  type RunEntry,
  recordsIn,
  stateOf,
  summarise,
  unreadable,
  type Verifier,
} from '@mdav/verify';
import type { Io } from '../program/io.ts';
import { stateRecords } from './state-records.ts';
import { STDIN_NAME, type StateSource } from './state-sources.ts';
import { verifyProgress } from './verify-progress.ts';

/** What is done with the devices of a run. */
export interface DeviceRun {
  readonly verifier: Verifier;
  /** Which devices count at all. */
  readonly isMeant: (verdict: DeviceVerdict) => boolean;
  /** The group that every device is taken to be of, whatever it says; absent where it is looked for. */
  readonly as?: { readonly fleet: string; readonly group: string };
  /** True when devices that are right are told as well. */
  readonly all: boolean;
  /** True when settings do not count. */
  readonly isModeOnly: boolean;
  readonly writers: readonly VerdictWriter[];
  /** Takes what is compared with another run, of every device, whether it counts or not. */
  readonly entries?: RunEntry[];
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
}

/** Problems that are kept and told one by one; the others are counted. */
export const MOST_PROBLEMS = 20;

/** Devices between two looks at the clock and at whoever reads the output. */
const BREATH = 512;

/** Verifies the devices of some inputs one by one: nothing is kept of a device but what a writer keeps. */
export async function verifyDevices(sources: readonly StateSource[], run: DeviceRun, io: Io): Promise<DeviceCounts> {
  const { verifier, isMeant, as, all, isModeOnly, writers, entries, tell } = run;
  const tally = summarise();
  const first: Diagnostic[] = [];
  const progress = verifyProgress(sources, io);
  let problems = 0;
  let broken = 0;
  const empty: string[] = [];
  let read = 0;
  let right = 0;
  let listable = 0;

  function problem(diagnostic: Diagnostic): void {
    problems++;
    if (first.length >= MOST_PROBLEMS) return;
    first.push(diagnostic);
    tell(diagnostic);
  }

  function take(verdict: DeviceVerdict): void {
    const counted = isModeOnly && verdict.kind === 'decided' ? { ...verdict, settings: undefined } : verdict;
    const entry = entries === undefined ? undefined : entryOfVerdict(counted);
    if (entry !== undefined) entries?.push(entry);
    if (!isMeant(verdict)) return;
    tally.add(counted);
    const isRight = isFine(counted);
    if (isRight) right++;
    if (all || !isRight) listable++;
    let record: ReturnType<Verifier['describe']> | undefined;
    for (const writer of writers) {
      if ((isRight && !all && !writer.takesRight) || writer.isFull()) continue;
      record ??= isRight && !all ? verifier.brief(counted) : verifier.describe(counted);
      writer.device(record);
    }
  }

  /** Takes a document, which may hold several records. */
  let records = 0;
  function takeRecord(value: unknown, file: string, line: number): void {
    for (const one of recordsIn(value)) {
      records++;
      // Where nothing is looked for by name, the input names a device that does not name itself.
      const state = stateOf(one, undefined, as === undefined ? undefined : nameOf(file, records));
      if (state.ok) {
        read++;
        take(verifier.verify(as === undefined ? state.value : { ...state.value, ...as }));
        continue;
      }
      const diagnostics = state.diagnostics.map((diagnostic) => ({ ...diagnostic, at: { file, line } }));
      for (const diagnostic of diagnostics) problem(diagnostic);
      take(unreadable(diagnostics));
    }
  }

  try {
    for (const { file, chunks } of sources) {
      let sinceBreath = 0;
      const problemsBefore = problems;
      records = 0;
      for (const record of stateRecords(progress.counting(chunks()))) {
        if (record.kind === 'record') takeRecord(record.value, file, record.line);
        else {
          const { diagnostic } = record;
          const placed = { ...diagnostic, at: { ...diagnostic.at, file } };
          problem(placed);
          if (record.of !== 'record') broken++;
          if (record.of !== 'input') take(unreadable([placed]));
        }
        if (++sinceBreath < BREATH) continue;
        sinceBreath = 0;
        progress.show(read);
        await io.drained?.();
      }
      if (records === 0 && problems === problemsBefore) empty.push(file);
    }
  } finally {
    progress.clear();
  }
  return { read, broken, empty, right, listable, summary: tally.summary(), problems: { count: problems, first } };
}

/** A name from an input: that of its file, with the number of the record where it is not the only one it can be. */
function nameOf(file: string, number: number): string {
  if (file === STDIN_NAME) return `${file}, record ${number}`;
  return number === 1 ? basename(file) : `${basename(file)}, record ${number}`;
}

function isFine(verdict: DeviceVerdict): boolean {
  return verdict.kind === 'decided' && verdict.verdict === 'right' && (verdict.settings?.wrong.length ?? 0) === 0;
}
