import { settingRows } from '@mdav/core';
import type { FleetSchema, SchemaNode } from '@mdav/language';
import { settingSentence } from '@mdav/review';

/** The schema as the repository has it. The build leaves out the paragraphs of the settings, and here they come back. */
export function wholeSchema(sent: FleetSchema): FleetSchema {
  const { Settings: settings = {}, ...others } = sent.definitions ?? {};
  const properties: Record<string, SchemaNode> = { ...settings.properties };
  for (const row of settingRows()) properties[row.id] = { description: settingSentence(row), ...properties[row.id] };
  return { ...sent, definitions: { ...others, Settings: { ...settings, properties } } };
}
