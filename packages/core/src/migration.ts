/** The way of a fleet from the mode it has to the mode it wants: actions, stages, gates and ways back. */

export type { Action, ActionId, Hand } from './migrate/actions.ts';
export { actionOf } from './migrate/actions.ts';
export type { Closing } from './migrate/closing.ts';
export { closingWords } from './migrate/closing.ts';
export { DEAD_END_ROWS } from './migrate/dead-ends.ts';
export type { From as MigrationFrom, FromMode } from './migrate/from.ts';
export { FROM_MODES } from './migrate/from.ts';
export { backLines, gateLines } from './migrate/gate-words.ts';
export type { GroupMigration, Migration, Origin as MigrationOrigin } from './migrate/migrate-fleet.ts';
export { migrateFleet } from './migrate/migrate-fleet.ts';
export type { Way, WayResult } from './migrate/migrate-group.ts';
export { migrateGroup } from './migrate/migrate-group.ts';
export type { MigrationDocument } from './migrate/migration-document.ts';
export { migrationDocument } from './migrate/migration-document.ts';
export { orderSteps } from './migrate/order-steps.ts';
export { stepsOfGroup } from './migrate/sequence.ts';
export type { Withheld } from './migrate/situation.ts';
export type { Gate, Stage, StageStep } from './migrate/stages.ts';
export type { MigrationState } from './migrate/state.ts';
export type { DeviceFacts } from './migrate/state-file.ts';
export { readStates } from './migrate/state-file.ts';
export type { WayBack } from './migrate/way-back.ts';
export { PHASE_TITLES } from './model/manual-step.ts';
