import type { SettingRow } from '@mdav/core';
import type { Project } from 'ts-morph';
import { MADE_BY } from '../header.ts';
import { formatJson } from '../json.ts';
import { modelSchemas } from './model-schema.ts';
import type { ModelSources } from './model-types.ts';
import type { Schema } from './schema.ts';
import { JUSTIFIED, settingsSchema } from './settings-schema.ts';

/** The JSON Schema of the fleet file, in draft 7: the newest one that the usual YAML editors know in full. */
export function fleetSchema(project: Project, model: ModelSources, rows: readonly SettingRow[]): Schema {
  const { Fleet, ...definitions } = modelSchemas(project, model);
  return {
    $comment: MADE_BY,
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A fleet of mdav',
    ...Fleet,
    definitions: { ...definitions, Justified: JUSTIFIED, Settings: settingsSchema(rows) },
  };
}

/** `fleet.schema.json`. */
export function emitSchema(schema: Schema): string {
  return formatJson(schema);
}
