import { type SettingRow, settingRows } from '@mdav/core';
import type { FleetSchema, SchemaNode } from '@mdav/language';
import { settingSentence } from '@mdav/review';

/** The schema as an editor looks at it. What follows from the catalogue the build leaves out, and here it comes back. */
export function wholeSchema(sent: FleetSchema): FleetSchema {
  const { Settings: settings = {}, ...others } = sent.definitions ?? {};
  const properties: Record<string, SchemaNode> = {};
  for (const row of settingRows())
    properties[row.id] = { description: settingSentence(row), ...(settings.properties?.[row.id] ?? ofWords(row)) };
  return { ...sent, definitions: { ...others, Settings: { ...settings, properties } } };
}

/** A setting that takes one of some words, with or without a reason, or a parameter. */
function ofWords({ id, type }: SettingRow): SchemaNode {
  const options = type.kind === 'choice' ? type.options : undefined;
  const words: SchemaNode =
    options === undefined
      ? { enum: [true, false, 'remove'] }
      : {
          enum: [...Object.keys(options), 'remove'],
          enumDescriptions: [...Object.values(options), 'Clear what an earlier policy set'],
        };
  const value = {
    anyOf: [refTo(`Settings/properties/${id}/anyOf/0`), refTo('ParameterInText')],
  };
  const reasoned = { type: 'object', allOf: [refTo('Justified')], properties: { value } };
  return { anyOf: [words, reasoned, refTo('ParameterAsValue')] };
}

function refTo(definition: string): SchemaNode {
  return { $ref: `#/definitions/${definition}` };
}
