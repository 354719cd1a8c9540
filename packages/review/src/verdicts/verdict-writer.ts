import type { Diagnostic, Mode } from '@mdav/core';
import type { VerdictAbout, VerdictSummary } from '@mdav/verify';
import type { ReporterInfo } from '../reporter/reporter.ts';
import type { Paint } from '../text/paint.ts';
import type { RunHistory } from './run-history.ts';

/**
 * A way to tell verdicts. Unlike other reporters it is told device by device, since there may be any number of them, and in
 * two halves: what is told of devices is made where they are judged, be it in another thread, and put together in
 * their order by the writer. `Told` is plain data.
 */
export interface VerdictReporter<Told = unknown> extends ReporterInfo {
  tell(options: WriterOptions): DeviceTeller<Told>;
  begin(run: VerdictRun): VerdictWriter<Told>;
}

/** Tells devices, one after the other. */
export interface DeviceTeller<Told = unknown> {
  /** Present where devices that are right are told even if nobody asked for them. */
  readonly takesRight?: true;
  /** True once a writer takes no further device than those that are told. */
  isFull(): boolean;
  device(verdict: NamedVerdict): void;
  /** What was told of the devices since this was asked last. */
  told(): Told;
}

/**
 * What is said of a device, by its name. Of many devices `about` is the same object, so that what is made of it can be
 * made once.
 */
export interface NamedVerdict {
  /** Absent when the record could not be read. */
  readonly device?: string | undefined;
  readonly about: VerdictAbout;
}

/** What a writer is given at its start. */
export interface VerdictRun {
  /** Takes texts, and bytes in UTF-8, which are valid until it returns. */
  readonly write: (more: string | Uint8Array) => void;
  /** Name of the fleet. */
  readonly fleet: string;
  readonly options: WriterOptions;
  readonly paint?: Paint;
  /** Makes a place for text that has to wait; without it such text is kept in memory. */
  readonly spool?: () => Spool;
}

/** Text that can be written only once something that comes later is known. */
export interface Spool {
  /** Takes a text, or its bytes in UTF-8, which nobody changes. */
  write(more: string | Uint8Array): void;
  /** Gives all of it to somebody, piece by piece, and lets go of it. */
  empty(into: VerdictRun['write']): void;
}

/** Puts together what was told of devices, so that nothing of a device has to be kept. */
export interface VerdictWriter<Told = unknown> {
  /** True once no further device is told. */
  isFull(): boolean;
  /** Takes what a teller told, in the order of the devices. */
  add(told: Told): void;
  end(report: VerdictTotals): void;
}

/** What there is to say once every device was seen. */
export interface VerdictTotals {
  readonly fleet: string;
  /** Every group that was looked for, in the order of the fleet file. */
  readonly groups: readonly { readonly name: string; readonly mode: Mode }[];
  readonly summary: VerdictSummary;
  /** Devices in the wanted mode without a setting that differs. */
  readonly right: number;
  /** Devices that are listed somewhere: the others are right. */
  readonly listable: number;
  readonly problems: Problems;
  /** Why inputs could not be read, or have more than was given, where no device stands for it. The first of them. */
  readonly unread: readonly Diagnostic[];
  /** What came before, where somebody asked for it. */
  readonly history?: RunHistory;
}

/** What could not be read. */
export interface Problems {
  readonly count: number;
  /** The first of them. */
  readonly first: readonly Diagnostic[];
}

/** What a writer has to know beforehand. */
export interface WriterOptions {
  /** True when devices that are right are asked for. */
  readonly all: boolean;
  /** The most devices that are listed; absent where the format has no limit of its own and none was given. */
  readonly limit?: number;
  /** True when a device that is not known to be right counts as a failure. */
  readonly isStrict: boolean;
  /** True when settings do not count. */
  readonly isModeOnly: boolean;
}

/** True when a verdict stops a pipeline. */
export function isFailed(
  { verdict, settings }: Pick<VerdictAbout, 'verdict' | 'settings'>,
  isStrict: boolean,
): boolean {
  if (verdict === 'wrong' || (settings?.differences.length ?? 0) > 0) return true;
  return isStrict && verdict !== 'right';
}

/** A place in memory for text that has to wait. */
export function inMemory(): Spool {
  const pieces: (string | Uint8Array)[] = [];
  return {
    write: (more) => pieces.push(more),
    empty: (into) => pieces.splice(0).forEach(into),
  };
}
