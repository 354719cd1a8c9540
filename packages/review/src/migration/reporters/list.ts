import type { Reporter, Reporters } from '../../reporter/reporter.ts';
import type { FleetMigration } from '../fleet-migration.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';

/** Every way to tell a migration, in the order of the help, each under its id. The first one is for people. */
export const MIGRATION_REPORTERS = { pretty, json, markdown } satisfies Reporters<Reporter<FleetMigration>>;
