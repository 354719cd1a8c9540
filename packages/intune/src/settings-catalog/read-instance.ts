import {
  checkMembers,
  isObject,
  type JsonObject,
  type Reading,
  readArray,
  readName,
  readNullableText,
  report,
  reportType,
  show,
} from '@mdav/core/json';
import { isNoise } from './noise.ts';
import type { ChoiceValue, GroupValue, SettingInstance } from './policy.ts';
import { checkType, readInstanceTemplate, readValueTemplate } from './read-reference.ts';
import { readSimple } from './read-simple.ts';
import { ODATA } from './wire.ts';

type Kind = SettingInstance['kind'];

const KINDS: { readonly [K in Kind]: { readonly type: string; readonly member: string } } = {
  choice: { type: 'ChoiceSettingInstance', member: 'choiceSettingValue' },
  'choice-collection': { type: 'ChoiceSettingCollectionInstance', member: 'choiceSettingCollectionValue' },
  simple: { type: 'SimpleSettingInstance', member: 'simpleSettingValue' },
  'simple-collection': { type: 'SimpleSettingCollectionInstance', member: 'simpleSettingCollectionValue' },
  group: { type: 'GroupSettingInstance', member: 'groupSettingValue' },
  'group-collection': { type: 'GroupSettingCollectionInstance', member: 'groupSettingCollectionValue' },
};

interface Shape {
  readonly kind: Kind;
  readonly member: string;
  readonly known: ReadonlySet<string>;
}

const SHAPES: ReadonlyMap<unknown, Shape> = new Map(
  (Object.keys(KINDS) as Kind[]).map((kind) => {
    const { type, member } = KINDS[kind];
    const known = new Set(['@odata.type', 'settingDefinitionId', 'settingInstanceTemplateReference', member]);
    return [`${ODATA}${type}`, { kind, member, known }];
  }),
);

const CHOICE_MEMBERS = new Set(['@odata.type', 'settingValueTemplateReference', 'value', 'children']);
const GROUP_MEMBERS = new Set(['@odata.type', 'settingValueTemplateReference', 'children']);

/** Reads one setting; undefined, with the reasons noted, when it has not the shape of one. */
export function readInstance(reading: Reading, owner: object, member: string | number): SettingInstance | undefined {
  const node = (owner as Record<string | number, unknown>)[member];
  if (!isObject(node)) {
    reportType(reading, owner, member, 'a setting');
    return undefined;
  }
  const shape = SHAPES.get(node['@odata.type']);
  if (shape === undefined) {
    reportInstanceType(reading, node);
    return undefined;
  }
  checkMembers(reading, node, shape.known, isNoise);
  noteAudit(reading, node);
  const definition = readName(reading, node, 'settingDefinitionId');
  const template = readInstanceTemplate(reading, node);
  if (definition === undefined) return undefined;
  return readValue(reading, node, shape, definition, template);
}

function readValue(
  reading: Reading,
  node: JsonObject,
  { kind, member }: Shape,
  definition: string,
  template: string | null,
): SettingInstance | undefined {
  switch (kind) {
    case 'choice': {
      const value = readChoice(reading, node, member);
      return value && { kind, definition, template, value };
    }
    case 'simple': {
      const value = readSimple(reading, node, member);
      return value && { kind, definition, template, value };
    }
    case 'group': {
      const value = readGroup(reading, node, member);
      return value && { kind, definition, template, value };
    }
    case 'choice-collection': {
      const values = readEach(reading, node, member, readChoice);
      return values && { kind, definition, template, values };
    }
    case 'simple-collection': {
      const values = readEach(reading, node, member, readSimple);
      return values && { kind, definition, template, values };
    }
    case 'group-collection': {
      const values = readEach(reading, node, member, readGroup);
      return values && { kind, definition, template, values };
    }
  }
}

type ReadValue<T> = (reading: Reading, owner: object, member: string | number) => T | undefined;

function readEach<T>(reading: Reading, node: JsonObject, member: string, read: ReadValue<T>): readonly T[] | undefined {
  const items = readArray(reading, node, member);
  if (items === undefined) return undefined;
  const values: T[] = [];
  for (let index = 0; index < items.length; index++) {
    const value = read(reading, items, index);
    if (value !== undefined) values.push(value);
  }
  return values;
}

function readChoice(reading: Reading, owner: object, member: string | number): ChoiceValue | undefined {
  const node = readNode(reading, owner, member, 'ChoiceSettingValue', CHOICE_MEMBERS);
  if (node === undefined) return undefined;
  if (node.value === undefined) reportType(reading, node, 'value', 'the id of an option or null');
  return {
    option: readNullableText(reading, node, 'value'),
    template: readValueTemplate(reading, node),
    children: readChildren(reading, node),
  };
}

function readGroup(reading: Reading, owner: object, member: string | number): GroupValue | undefined {
  const node = readNode(reading, owner, member, 'GroupSettingValue', GROUP_MEMBERS);
  if (node === undefined) return undefined;
  if (node.children === undefined) reportType(reading, node, 'children', 'an array of settings');
  return { template: readValueTemplate(reading, node), children: readChildren(reading, node) };
}

function readChildren(reading: Reading, node: JsonObject): readonly SettingInstance[] {
  if ((node.children ?? null) === null) return [];
  return readEach(reading, node, 'children', readInstance) ?? [];
}

/** The object of a value whose type is optional: the portal leaves it out, and a wrong one is refused. */
function readNode(
  reading: Reading,
  owner: object,
  member: string | number,
  type: string,
  known: ReadonlySet<string>,
): JsonObject | undefined {
  const node = (owner as Record<string | number, unknown>)[member];
  if (!isObject(node)) {
    reportType(reading, owner, member, 'an object');
    return undefined;
  }
  checkMembers(reading, node, known, isNoise);
  checkType(reading, node, type);
  return node;
}

function reportInstanceType(reading: Reading, node: JsonObject): void {
  const given = node['@odata.type'];
  const isWithoutSign = typeof given === 'string' && SHAPES.has(`#${given}`);
  report(reading, {
    code: 'catalog-odata-type',
    severity: 'error',
    message: given === undefined ? 'The setting has no @odata.type.' : `${show(given)} is no type of setting.`,
    hint: isWithoutSign ? 'Start the type with "#".' : `Use one of ${[...SHAPES.keys()].join(', ')}.`,
    node,
    ...(given === undefined ? {} : { member: '@odata.type' }),
  });
}

/** The audit field is null wherever it was seen; what else it could hold would be lost. */
function noteAudit(reading: Reading, node: JsonObject): void {
  if ((node.auditRuleInformation ?? null) === null) return;
  report(reading, {
    code: 'catalog-dropped',
    severity: 'warning',
    message: 'auditRuleInformation holds something; it is not kept.',
    hint: 'Check in the portal whether the setting needs it.',
    node,
    member: 'auditRuleInformation',
  });
}
