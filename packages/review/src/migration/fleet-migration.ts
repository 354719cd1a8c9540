import type { Migration } from '@mdav/core/migration';

/** The ways of a fleet, as the reporters take them. */
export interface FleetMigration {
  readonly migration: Migration;
  /** The fleet file as it was named, for the commands that are told. */
  readonly file: string;
}
