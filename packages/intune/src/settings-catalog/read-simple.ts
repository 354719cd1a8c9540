import {
  checkMembers,
  isObject,
  type JsonObject,
  type Reading,
  readNullableText,
  report,
  reportType,
  show,
} from '@mdav/core/json';
import { isNoise } from './noise.ts';
import { isPlaceholder } from './onboarding-choice.ts';
import type { SecretState, SimpleValue, ValueTemplate } from './policy.ts';
import { SECRET_STATES } from './policy.ts';
import { readValueTemplate } from './read-reference.ts';
import { ODATA } from './wire.ts';

const COMMON = ['@odata.type', 'settingValueTemplateReference', 'value'];

interface Shape {
  readonly known: ReadonlySet<string>;
  readonly read: (reading: Reading, node: JsonObject, template: ValueTemplate | null) => SimpleValue | undefined;
}

const SHAPES: ReadonlyMap<unknown, Shape> = new Map<string, Shape>([
  [`${ODATA}IntegerSettingValue`, { known: new Set(COMMON), read: readInteger }],
  [`${ODATA}StringSettingValue`, { known: new Set(COMMON), read: readString }],
  [`${ODATA}SecretSettingValue`, { known: new Set([...COMMON, 'valueState']), read: readSecret }],
  [`${ODATA}ReferenceSettingValue`, { known: new Set([...COMMON, 'note']), read: readReference }],
]);

/** Reads a number or text; its type is not optional, because the service takes none without. */
export function readSimple(reading: Reading, owner: object, member: string | number): SimpleValue | undefined {
  const node = (owner as Record<string | number, unknown>)[member];
  if (!isObject(node)) {
    reportType(reading, owner, member, 'an object');
    return undefined;
  }
  const given = node['@odata.type'];
  const shape = SHAPES.get(given);
  if (shape === undefined) {
    report(reading, {
      code: 'catalog-odata-type',
      severity: 'error',
      message: given === undefined ? 'The value has no @odata.type.' : `${show(given)} is no type of value.`,
      hint: `Use one of ${[...SHAPES.keys()].join(', ')}.`,
      node,
      ...(given === undefined ? {} : { member: '@odata.type' }),
    });
    return undefined;
  }
  checkMembers(reading, node, shape.known, isNoise);
  if (node.value === undefined) {
    reportType(reading, node, 'value', 'the value of the setting');
    return undefined;
  }
  return shape.read(reading, node, readValueTemplate(reading, node));
}

/** A number that a double cannot hold exactly would come out as another one. */
function readInteger(reading: Reading, node: JsonObject, template: ValueTemplate | null): SimpleValue | undefined {
  const { value } = node;
  if (Number.isSafeInteger(value)) return { kind: 'integer', value: value as number, template };
  reportType(reading, node, 'value', 'a whole number');
  return undefined;
}

function readString(reading: Reading, node: JsonObject, template: ValueTemplate | null): SimpleValue {
  return { kind: 'string', value: readNullableText(reading, node, 'value'), template };
}

function readSecret(reading: Reading, node: JsonObject, template: ValueTemplate | null): SimpleValue | undefined {
  const state = secretState(node.valueState);
  if (state === undefined) {
    reportType(reading, node, 'valueState', `one of ${SECRET_STATES.join(', ')}`);
    return undefined;
  }
  if (state === 'notEncrypted' && !isPlaceholder(node.value)) {
    report(reading, {
      code: 'catalog-plain-secret',
      severity: 'warning',
      message: 'The file holds a secret in plain text.',
      hint: 'Take it out of the file before anybody commits it.',
      node,
      member: 'value',
    });
  }
  return { kind: 'secret', value: readNullableText(reading, node, 'value'), state, template };
}

/** Tools also write `NotEncrypted`, and the service takes that. */
function secretState(value: unknown): SecretState | undefined {
  if (typeof value !== 'string') return undefined;
  return SECRET_STATES.find((state) => state.toLowerCase() === value.toLowerCase());
}

function readReference(reading: Reading, node: JsonObject, template: ValueTemplate | null): SimpleValue {
  return {
    kind: 'reference',
    value: readNullableText(reading, node, 'value'),
    note: readNullableText(reading, node, 'note'),
    template,
  };
}
