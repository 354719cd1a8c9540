import type { SettingRow } from '@mdav/core';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { MADE_BY } from '../header.ts';
import type { Schema } from './schema.ts';
import { valueSchema } from './settings-schema.ts';
import { shareParts } from './share.ts';

const ANNOTATIONS = [
  '$comment',
  '$schema',
  'title',
  'description',
  'deprecated',
  'deprecationMessage',
  'enumDescriptions',
];
/** Names of groups have rules that a schema cannot say; the parser checks them with words of its own. */
const LEFT_TO_THE_PARSER = ['propertyNames'];

/**
 * `fleet-validator.generated.ts`: the schema compiled to plain code, so that nothing is compiled on the user's machine
 * and no schema library is loaded there. Settings go through a table from id to the shape of the value: many share one.
 */
export function emitValidator(schema: Schema, rows: readonly SettingRow[]): string {
  const { definitions, ...fleet } = withoutAnnotations(schema) as {
    definitions: Readonly<Record<string, Schema>>;
  } & Schema;
  const { Settings: _, ...types } = definitions;
  const values = rows.map(({ id, type }) => [id, withoutAnnotations(valueSchema(type)) as Schema] as const);
  const shapes = [...new Set(values.map(([, value]) => JSON.stringify(value)))];
  const shapeName = (value: Schema) => `shape${shapes.indexOf(JSON.stringify(value))}`;

  const ajv = new Ajv({
    allErrors: true,
    inlineRefs: false,
    messages: false,
    code: { source: true, esm: true, lines: false },
  });
  const parts = shareParts(
    new Map<string, Schema>([
      ['fleet', fleet],
      ...Object.entries(types),
      ['Settings', { type: 'object' }],
      ...shapes.map((text, index) => [`shape${index}`, JSON.parse(text) as Schema] as const),
    ]),
  );
  for (const [name, part] of parts) ajv.addSchema(part, name);
  const exported = ['fleet', 'Justified', ...shapes.map((_, index) => `shape${index}`)];
  const code = compact(compileStandalone(ajv, Object.fromEntries(exported.map((name) => [name, name]))));
  const { body, functions } = takeExports(code);
  if (/\brequire\(|\bimport\b|\beval\b|\b(parentData|rootData)\b/.test(body))
    throw new Error('the compiled schema needs a library');
  return [
    `// ${MADE_BY}`,
    '// @ts-nocheck',
    WRAPPER.replaceAll('FLEET', functions.get('fleet') ?? '').replaceAll('JUSTIFIED', functions.get('Justified') ?? ''),
    'const SETTINGS = {',
    ...values.map(([id, value]) => `  ${id}: ${functions.get(shapeName(value))},`),
    '};',
    body,
    '',
  ].join('\n');
}

const WRAPPER = `import { isJustified } from '../model/justification.ts';

/** One complaint of the schema. */
export interface SchemaError {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Holds data to the schema of the fleet file; \`errors\` has every complaint of the last call. */
export const validateFleet: { (data: unknown): boolean; errors?: readonly SchemaError[] | null } = (data) => {
  const errors = FLEET(data) ? [] : [...FLEET.errors];
  checkSettings(data?.defaults?.settings, '/defaults/settings', errors);
  for (const kind of ['profiles', 'groups']) {
    const layers = isMap(data?.[kind]) ? data[kind] : {};
    for (const name of Object.keys(layers)) {
      const pointer = \`/\${kind}/\${name.replaceAll('~', '~0').replaceAll('/', '~1')}/settings\`;
      checkSettings(layers[name]?.settings, pointer, errors);
    }
  }
  validateFleet.errors = errors.length > 0 ? errors : null;
  return errors.length === 0;
};

function checkSettings(settings, instancePath, errors) {
  if (!isMap(settings)) return;
  for (const id of Object.keys(settings)) {
    if (!Object.hasOwn(SETTINGS, id)) errors.push({ instancePath, keyword: 'additionalProperties', params: { additionalProperty: id } });
    else checkSetting(SETTINGS[id], settings[id], \`\${instancePath}/\${id}\`, errors);
  }
}

function checkSetting(validate, said, instancePath, errors) {
  if (!isJustified(said)) {
    if (!validate(said, { instancePath })) for (const error of validate.errors) errors.push(error);
    return;
  }
  if (!JUSTIFIED(said, { instancePath })) for (const error of JUSTIFIED.errors) errors.push(error);
  if (Object.hasOwn(said, 'value') && !validate(said.value, { instancePath: \`\${instancePath}/value\` })) for (const error of validate.errors) errors.push(error);
}

function isMap(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
`;

/** The same code with one line per declaration and without what nobody reads: paths inside the schema. */
function compact(code: string): string {
  return code
    .replace(/^"use strict";/, '')
    .replaceAll(/,schemaPath:"[^"]*"/g, '')
    .replaceAll(/,parentData(:[^,{}]+)?,parentDataProperty(:[^,{}]+)?,rootData\}/g, '}')
    .replaceAll('{instancePath="", parentData, parentDataProperty, rootData=data}={}', '{instancePath=""}={}')
    .replaceAll(/validate\d+\.evaluated = \{[^}]*\};/g, '')
    .replaceAll(
      /const (err\d+) = (\{[^;]*\});if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/g,
      '(vErrors ??= []).push($2);errors++;',
    )
    .replaceAll(/;(?=const (?:schema|pattern|func)\d|function )/g, ';\n')
    .replaceAll('}function ', '}\nfunction ');
}

/** The function behind each exported name; functions can be named before they are declared, constants cannot. */
function takeExports(code: string): { readonly body: string; readonly functions: ReadonlyMap<string, string> } {
  const exported = /export const (\w+) = (\w+);\s*/g;
  return {
    body: code.replaceAll(exported, ''),
    functions: new Map([...code.matchAll(exported)].map(([, name, target]) => [name ?? '', target ?? ''])),
  };
}

/** The module is CommonJS with a default export, which loaders wrap in different ways. */
function compileStandalone(...args: Parameters<typeof standalone.default>): string {
  const wrapped = standalone as unknown as { default?: typeof standalone.default } & typeof standalone.default;
  return (wrapped.default ?? wrapped)(...args);
}

function withoutAnnotations(value: unknown, isNameMap = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutAnnotations(item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key]) => isNameMap || !(ANNOTATIONS.includes(key) || LEFT_TO_THE_PARSER.includes(key)),
  );
  return Object.fromEntries(
    entries.map(([key, part]) => [
      key,
      withoutAnnotations(part, !isNameMap && ['properties', 'definitions', 'patternProperties'].includes(key)),
    ]),
  );
}
