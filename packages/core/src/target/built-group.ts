import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ManualStep } from '../model/manual-step.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { Emission } from './channel.ts';
import type { Target } from './target.ts';

/** A group with everything that came of it. */
export interface BuiltGroup {
  readonly group: ResolvedGroup;
  readonly steps: readonly ManualStep[];
  readonly outputs: readonly TargetOutput[];
  /** Paths relative to the output folder. */
  readonly files: readonly string[];
}

/** What one target made of a group. */
export interface TargetOutput {
  readonly target: Target;
  readonly emissions: readonly Emission[];
  readonly fileCount: number;
  /** What it has to say besides, such as a raw value that it has no form for. */
  readonly warnings: readonly Diagnostic[];
}

/** Those that bring settings to devices. */
export function bringing(outputs: readonly TargetOutput[]): readonly TargetOutput[] {
  return outputs.filter(({ target }) => target.carries === undefined);
}
