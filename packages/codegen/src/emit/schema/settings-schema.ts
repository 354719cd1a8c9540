import type { SettingRow, ValueType } from '@mdav/core';
import { ENTRY_KEY } from '../../../../core/src/catalogue/describe.ts';
import { JUSTIFICATION_PARTS, VALUE } from '../../../../core/src/model/justification.ts';
import { settingSentence } from '../../../../review/src/describe/sentence.ts';
import { DAY, GUID, LINE, TIME } from './forms.ts';
import type { Schema } from './schema.ts';

const REMOVE = 'remove';

/** The schema of `settings`: one property per row. */
export function settingsSchema(rows: readonly SettingRow[]): Schema {
  return {
    type: 'object',
    description:
      'Defender settings by id. Absent means not managed here; `remove` clears what an earlier policy set. A list or map replaces the one of the layers below, and `{ extend: … }` adds to it. `{ value: …, reason: … }` says why, who answers for it and until when.',
    properties: Object.fromEntries(rows.map((row) => [row.id, settingSchema(row)])),
    additionalProperties: false,
  };
}

function settingSchema(row: SettingRow): Schema {
  return {
    description: settingSentence(row),
    ...(row.deprecated !== undefined && { deprecated: true, deprecationMessage: row.deprecated }),
    anyOf: [valueSchema(row.type), justified({ $ref: `#/definitions/Settings/properties/${row.id}/anyOf/0` })],
  };
}

const JUSTIFICATION: Readonly<Record<string, Schema>> = Object.fromEntries(
  Object.entries(JUSTIFICATION_PARTS).map(([key, description]) => [
    key,
    { type: 'string', pattern: key === 'expires' ? DAY : LINE, description },
  ]),
);

/** What stands around any value that says why it is that one; the value itself is not looked at. */
export const JUSTIFIED: Schema = {
  type: 'object',
  description: 'A value with why it is that one, who answers for it and until when.',
  properties: { [VALUE]: {}, ...JUSTIFICATION },
  required: [VALUE],
  additionalProperties: false,
};

/** A value with why it is that one. */
function justified(value: Schema): Schema {
  return { type: 'object', allOf: [{ $ref: '#/definitions/Justified' }], properties: { [VALUE]: value } };
}

/** What the value of a setting looks like in the fleet file. */
export function valueSchema(type: ValueType): Schema {
  switch (type.kind) {
    case 'toggle':
      return { enum: [true, false, REMOVE] };
    case 'choice':
      return {
        enum: [...Object.keys(type.options), REMOVE],
        enumDescriptions: [...Object.values(type.options), 'Clear what an earlier policy set'],
      };
    case 'text':
      return {
        type: 'string',
        pattern: type.pattern ?? (type.maxLength === undefined ? LINE : LINE.replace('+$', `{1,${type.maxLength}}$`)),
      };
    case 'integer':
      return orRemove({ type: 'integer', minimum: type.min, maximum: type.max });
    case 'duration':
      return orRemove(objectWith(type.unit, { type: 'integer', minimum: type.min, maximum: type.max }));
    case 'time-of-day':
      return orRemove({ type: 'string', pattern: TIME });
    case 'flags':
      return orExtend({ type: 'array', items: { type: 'string', enum: Object.keys(type.options) }, uniqueItems: true });
    case 'list':
      return orExtend({ type: 'array', items: entrySchema(type) });
    case 'map':
      return orExtend(mapSchema(type));
  }
}

function orRemove(schema: Schema): Schema {
  return { anyOf: [schema, { const: REMOVE }] };
}

/** The whole, or what is added to it. One key and no other, so that a wrong key of a map has one complaint. */
function orExtend(schema: Schema): Schema {
  const more: Schema = {
    type: 'object',
    properties: { extend: { description: 'What is added to the layers below.', ...schema } },
    required: ['extend'],
    maxProperties: 1,
  };
  return { anyOf: [schema, more, { const: REMOVE }] };
}

function objectWith(name: string, schema: Schema): Schema {
  return { type: 'object', properties: { [name]: schema }, required: [name], additionalProperties: false };
}

function entrySchema({ of, annotated, options }: ValueType & { kind: 'list' }): Schema {
  const plain: Schema =
    options === undefined ? { type: 'string', pattern: LINE } : { type: 'string', enum: Object.keys(options) };
  if (annotated === undefined) return plain;
  const property = ENTRY_KEY[of];
  return {
    anyOf: [
      plain,
      {
        type: 'object',
        properties: { [property]: plain, ...JUSTIFICATION },
        required: [property],
        additionalProperties: false,
      },
    ],
  };
}

/** A list, or the one text of older files. */
const LIST_OF_KEY: Schema = {
  anyOf: [
    { type: 'array', items: { type: 'string', pattern: LINE }, minItems: 1 },
    { type: 'string', pattern: LINE },
  ],
};

function mapSchema({ keys, values, otherKeys, lists }: ValueType & { kind: 'map' }): Schema {
  const plain: Schema = lists === undefined ? { enum: Object.keys(values) } : LIST_OF_KEY;
  const value: Schema = { anyOf: [plain, justified(plain)] };
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(keys).map(([key, meaning]) => [key, { description: `${meaning}.`, ...value }]),
    ),
    ...(otherKeys !== undefined && { patternProperties: { [otherKeys === 'guid' ? GUID : '^\\d{1,20}$']: value } }),
    additionalProperties: false,
  };
}
