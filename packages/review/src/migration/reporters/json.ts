import { migrationDocument } from '@mdav/core/migration';
import type { Reporter } from '../../reporter/reporter.ts';
import { jsonForLogs } from '../../text/safe-text.ts';
import type { FleetMigration } from '../fleet-migration.ts';

/** The ways of a fleet for other programs, as `migration.schema.json` describes them. */
export const json: Reporter<FleetMigration> = {
  id: 'json',
  title: 'one document, see migration.schema.json',
  endings: ['.json'],
  render: ({ migration }) => jsonForLogs(migrationDocument(migration)),
};
