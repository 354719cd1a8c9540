import { TOOL_VERSION } from '../target/tool.ts';
import type { Migration } from './migrate-fleet.ts';

/** What `mdav migrate --format json` prints; `migration.schema.json` describes it. */
export interface MigrationDocument extends Migration {
  readonly formatVersion: 1;
  readonly tool: { readonly name: 'mdav'; readonly version: string };
}

/** The ways of a fleet for other programs. */
export function migrationDocument(migration: Migration): MigrationDocument {
  return { formatVersion: 1, tool: { name: 'mdav', version: TOOL_VERSION }, ...migration };
}
