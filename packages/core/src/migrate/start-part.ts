import type { Facts } from '../decision/facts.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { OsId } from '../model/vocabulary.ts';
import type { FromMode } from './from.ts';
import type { MigrationState } from './state.ts';

/** The devices of one operating system of a group, and what is known of them. */
export interface Devices {
  readonly group: ResolvedGroup;
  readonly os: OsId;
  readonly isServer: boolean;
  readonly mode: MigrationState['mode'];
  /** The mode as it was named. */
  readonly word: FromMode;
  readonly facts: Partial<Facts>;
}

/** A part of the start, with the sentences that say what nobody told. */
export interface Part<Value> {
  readonly is: Value;
  readonly assumed: readonly string[];
}

/** What somebody told, or what follows from it. */
export const known = <Value>(value: Value): Part<Value> => ({ is: value, assumed: [] });

/** What nobody told. */
export const assumed = <Value>(value: Value, ...sentences: readonly string[]): Part<Value> => ({
  is: value,
  assumed: sentences,
});

/** True for a fact that a device told. */
export function isTold<Fact>(fact: Fact | 'unknown' | undefined): fact is Fact {
  return fact !== undefined && fact !== 'unknown';
}
