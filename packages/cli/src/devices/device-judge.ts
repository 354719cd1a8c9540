import { basename } from 'node:path';
import type { Diagnostic } from '@mdav/core';
import type { ExpectedState } from '@mdav/core/decision';
import {
  type DeviceTeller,
  type NamedVerdict,
  VERDICT_REPORTERS,
  type VerdictReporter,
  type WriterOptions,
} from '@mdav/review';
import {
  type Clock,
  type DecidedVerdict,
  type DeviceVerdict,
  entryOfVerdict,
  type RunEntry,
  recordsIn,
  stateOf,
  summarise,
  unreadable,
  type VerdictCounts,
  verifier,
} from '@mdav/verify';
import { type ListPage, type ListPages, listPages } from './list-pages.ts';
import { isMeantBy, type Meant } from './meant-devices.ts';
import type { StateRecord } from './state-record.ts';
import { STDIN_NAME } from './state-sources.ts';

/** What devices are held to and how it is told, as plain data: another thread may do it. */
export interface JudgeTask {
  readonly expected: readonly ExpectedState[];
  readonly clock: Clock;
  readonly meant: Meant;
  /** The group that every device is taken to be of, whatever it says; absent where it is looked for. */
  readonly as?: { readonly fleet: string; readonly group: string };
  readonly options: WriterOptions;
  /** How it is told, by the ids of the reporters and in the order of the writers. */
  readonly reporters: readonly string[];
  /** True when every device is to be compared with another run, whether it counts or not. */
  readonly isCompared: boolean;
}

/** What came of some devices, one after the other in the input: plain data as well. */
export interface Judged {
  /** Records, those that could not be read among them as far as they are JSON. */
  readonly records: number;
  /** Devices that could be read, whether they count or not. */
  readonly read: number;
  /** Those of advanced hunting among them. */
  readonly hunted: number;
  /** Inputs that could not be read, or not to their end. */
  readonly broken: number;
  /** Why, of the first of those that no device stands for. */
  readonly unread: readonly Diagnostic[];
  /** Devices in the wanted mode without a setting that differs. */
  readonly right: number;
  /** Devices that are listed somewhere. */
  readonly listable: number;
  readonly counts: VerdictCounts;
  /** By reporter, what it told. */
  readonly told: readonly unknown[];
  readonly entries: readonly RunEntry[];
  /** Things that could not be read, and the first of them. */
  readonly problems: number;
  readonly first: readonly Diagnostic[];
  /** True when a device has its name from its place in the input. */
  readonly isNamedByPlace: boolean;
  /** Pages of lists. */
  readonly pages: readonly ListPage[];
}

/** Judges devices one by one. Nothing is kept of a device but what a reporter tells. */
export interface DeviceJudge {
  /** Says of which input the next records are, how many it had before, and which reporters need no further device. */
  begin(file: string, records: number, isFull: readonly boolean[]): void;
  readonly take: (record: StateRecord) => void;
  /** How many were taken since what came of them was asked last. */
  taken(): number;
  /** What came of the devices since this was asked last. */
  judged(): Judged;
}

/** Problems that are kept and told one by one; the others are counted. */
export const MOST_PROBLEMS = 20;

/** Starts without any device. */
export function deviceJudge({ expected, clock, meant, as, options, reporters, isCompared }: JudgeTask): DeviceJudge {
  const { verify, about } = verifier(expected, clock);
  const isMeant = isMeantBy(meant);
  const tally = summarise();
  const all = Object.values<VerdictReporter>(VERDICT_REPORTERS);
  const tellers = reporters.flatMap((id) => all.find((one) => one.id === id)?.tell(options) ?? []);
  let [file, records, isFull]: [string, number, readonly boolean[]] = ['', 0, []];
  let sums = noSums();
  let taken = 0;

  function problem(diagnostic: Diagnostic): void {
    sums.problems++;
    if (sums.first.length < MOST_PROBLEMS) sums.first.push(diagnostic);
  }

  function judge(verdict: DeviceVerdict): void {
    const counted = options.isModeOnly && verdict.kind === 'decided' ? { ...verdict, settings: undefined } : verdict;
    const entry = isCompared ? entryOfVerdict(counted) : undefined;
    if (entry !== undefined) sums.entries.push(entry);
    if (!isMeant(verdict)) return;
    tally.add(counted);
    const isRight = isFine(counted);
    if (isRight) sums.right++;
    if (options.all || !isRight) sums.listable++;
    let named: NamedVerdict | undefined;
    for (let index = 0; index < tellers.length; index++) {
      const teller = tellers[index] as DeviceTeller;
      if (isFull[index] === true || teller.isFull()) continue;
      if (isRight && !options.all && teller.takesRight !== true) continue;
      named ??= { device: counted.kind === 'unreadable' ? undefined : counted.state.device, about: about(counted) };
      teller.device(named);
    }
  }

  /** The name of a device that tells none: that of its file, with the number of the record where it can be another one. */
  function nameByPlace(): string {
    if (file === STDIN_NAME) return `${file}, record ${records}`;
    return records === 1 ? basename(file) : `${basename(file)}, record ${records}`;
  }

  function takeDocument(document: unknown, line: number): void {
    const all = recordsIn(document);
    for (const [index, one] of all.entries()) {
      records++;
      sums.records++;
      // Where nothing is looked for by name, the input names a device that does not name itself.
      const name = as === undefined ? undefined : nameByPlace();
      const state = stateOf(one, all.length > 1 ? { path: `record ${index + 1}` } : undefined, name);
      if (state.ok) {
        sums.read++;
        if (state.value.shape === 'hunting') sums.hunted++;
        if (name !== undefined && state.value.device === name) sums.isNamedByPlace = true;
        judge(verify(as === undefined ? state.value : { ...state.value, ...as }));
        continue;
      }
      const diagnostics = state.diagnostics.map((diagnostic) => ({ ...diagnostic, at: { file, line } }));
      for (const diagnostic of diagnostics) problem(diagnostic);
      judge(unreadable(diagnostics));
    }
  }

  return {
    begin(named, before, full) {
      [file, records, isFull] = [named, before, full];
    },
    taken: () => taken,
    take(record) {
      taken++;
      if (record.kind === 'record') {
        if (record.page !== undefined) sums.pages.note({ ...record.page, file, line: record.line });
        takeDocument(record.value, record.line);
        return;
      }
      const { diagnostic } = record;
      const placed = { ...diagnostic, at: { ...diagnostic.at, file } };
      problem(placed);
      if (record.of !== 'record') {
        sums.broken++;
        // Where the rest is missing, a device that cannot be told stands for it.
        if (record.of === 'input' && sums.unread.length < MOST_PROBLEMS) sums.unread.push(placed);
      }
      if (record.of !== 'input') judge(unreadable([placed]));
    },
    judged() {
      const told = sums;
      sums = noSums();
      taken = 0;
      return {
        ...told,
        pages: told.pages.pages(),
        counts: tally.counts(),
        told: tellers.map((teller) => teller.told()),
      };
    },
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Sums = Writable<Omit<Judged, 'counts' | 'told' | 'entries' | 'first' | 'unread' | 'pages'>> & {
  readonly unread: Diagnostic[];
  readonly pages: ListPages;
  readonly entries: RunEntry[];
  readonly first: Diagnostic[];
};

function noSums(): Sums {
  return {
    records: 0,
    read: 0,
    hunted: 0,
    broken: 0,
    unread: [],
    right: 0,
    listable: 0,
    entries: [],
    problems: 0,
    first: [],
    isNamedByPlace: false,
    pages: listPages(),
  };
}

function isFine(verdict: DeviceVerdict): verdict is DecidedVerdict {
  return verdict.kind === 'decided' && verdict.verdict === 'right' && (verdict.settings?.wrong.length ?? 0) === 0;
}
