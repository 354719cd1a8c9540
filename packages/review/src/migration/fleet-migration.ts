import type { Migration } from '@mdav/core/migration';

/** The ways of a fleet, as the reporters take them. */
export interface FleetMigration {
  readonly migration: Migration;
  /** The fleet file as it was named, for the commands that are told. */
  readonly file: string;
  /** The options that gave parameters their values, which those commands need as well; absent for none. */
  readonly given?: readonly (
    | readonly [option: '--env' | '--param', value: string]
    | readonly [option: '--ignore-unknown-parameters']
  )[];
}

/** What the commands that are told begin with. */
export type FleetSource = Pick<FleetMigration, 'file' | 'given'>;
