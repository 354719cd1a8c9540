import type { Diagnostic, Mode } from '@mdav/core';
import type { VerdictRecord, VerdictSummary } from '@mdav/verify';

/** Writes verdicts in one format, device by device, so that nothing of a device has to be kept. */
export interface VerdictWriter {
  /** True when devices that are right are told too, whatever was asked for. */
  readonly takesRight: boolean;
  /** True once no further device is told. */
  readonly isFull: () => boolean;
  readonly device: (record: VerdictRecord) => void;
  readonly end: (report: VerdictReport) => void;
}

/** What there is to say once every device was seen. */
export interface VerdictReport {
  readonly fleet: string;
  /** Every group that was looked for, in the order of the fleet file. */
  readonly groups: readonly { readonly name: string; readonly mode: Mode }[];
  readonly summary: VerdictSummary;
  /** Devices in the wanted mode without a setting that differs. */
  readonly right: number;
  /** Devices that are listed somewhere: the others are right. */
  readonly listable: number;
  readonly problems: Problems;
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
  { verdict, settings }: Pick<VerdictRecord, 'verdict' | 'settings'>,
  isStrict: boolean,
): boolean {
  if (verdict === 'wrong' || (settings?.differences.length ?? 0) > 0) return true;
  return isStrict && verdict !== 'right';
}
