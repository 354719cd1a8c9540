import { isObject, type JsonObject, type Reading, report, reportType, show } from '@mdav/core/json';
import { memberNamed, valueIn } from '../json/member-named.ts';
import type { ChoiceValue, GroupValue, SettingInstance, SimpleValue } from '../settings-catalog/policy.ts';
import { ODATA } from '../settings-catalog/wire.ts';
import { INSTANCE_MEMBERS } from './instance-members.ts';

type Kind = SettingInstance['kind'];

const KINDS: ReadonlyMap<string, Kind> = new Map(
  (Object.keys(INSTANCE_MEMBERS) as Kind[]).map((kind) => [INSTANCE_MEMBERS[kind].type.toLowerCase(), kind]),
);

/** The settings of a plain policy; what has not the shape of one is reported. */
export function readCatalog(reading: Reading, owner: JsonObject, member: string): readonly SettingInstance[] {
  return readEach(reading, owner, member, (items, index): SettingInstance | undefined => {
    const item = items[index];
    const inner = isObject(item) ? memberNamed(item, 'SettingInstance') : undefined;
    if (isObject(item) && inner !== undefined) return readInstance(reading, item, inner);
    reportType(reading, items, index, 'an object with a SettingInstance');
    return undefined;
  });
}

function readEach<T>(
  reading: Reading,
  owner: JsonObject,
  member: string,
  read: (items: readonly unknown[], index: number) => T | undefined,
): readonly T[] {
  const value = owner[member];
  // PowerShell writes a list of one as the one.
  const items: unknown = isObject(value) ? [value] : value;
  if (!Array.isArray(items)) {
    reportType(reading, owner, member, 'an array');
    return [];
  }
  return items.flatMap((_, index) => read(items as readonly unknown[], index) ?? []);
}

function readInstance(reading: Reading, owner: object, at: string | number): SettingInstance | undefined {
  const node = (owner as Record<string | number, unknown>)[at];
  if (!isObject(node)) {
    reportType(reading, owner, at, 'a setting');
    return undefined;
  }
  const type = textOf(node, 'odataType') ?? textOf(node, '@odata.type');
  const kind = KINDS.get((type ?? '').toLowerCase());
  const definition = textOf(node, 'SettingDefinitionId');
  if (kind === undefined) {
    report(reading, {
      code: 'catalog-odata-type',
      severity: 'error',
      message: type === undefined ? 'The setting has no odataType.' : `${show(type)} is no type of setting.`,
      hint: `Use one of ${Object.values(INSTANCE_MEMBERS)
        .map((one) => one.type)
        .join(', ')}.`,
      node,
    });
    return undefined;
  }
  const member = memberNamed(node, INSTANCE_MEMBERS[kind].member);
  if (definition === undefined || member === undefined) {
    reportType(
      reading,
      node,
      definition === undefined ? 'SettingDefinitionId' : INSTANCE_MEMBERS[kind].member,
      'there',
    );
    return undefined;
  }
  return readValue(reading, node, member, kind, { definition, template: null });
}

function readValue(
  reading: Reading,
  node: JsonObject,
  member: string,
  kind: Kind,
  about: { readonly definition: string; readonly template: null },
): SettingInstance | undefined {
  switch (kind) {
    case 'choice': {
      const value = readChoice(reading, node, member);
      return value && { ...about, kind, value };
    }
    case 'simple': {
      const value = readSimple(reading, node, member);
      return value && { ...about, kind, value };
    }
    case 'group': {
      const value = readGroup(reading, node, member);
      return value && { ...about, kind, value };
    }
    case 'choice-collection':
      return { ...about, kind, values: readEach(reading, node, member, (all, at) => readChoice(reading, all, at)) };
    case 'simple-collection':
      return { ...about, kind, values: readEach(reading, node, member, (all, at) => readSimple(reading, all, at)) };
    case 'group-collection':
      return { ...about, kind, values: readEach(reading, node, member, (all, at) => readGroup(reading, all, at)) };
  }
}

function readChoice(reading: Reading, owner: object, at: string | number): ChoiceValue | undefined {
  const node = objectAt(reading, owner, at);
  if (node === undefined) return undefined;
  const option = textOf(node, 'Value') ?? null;
  return { option, template: null, children: readChildren(reading, node) };
}

function readGroup(reading: Reading, owner: object, at: string | number): GroupValue | undefined {
  const node = objectAt(reading, owner, at);
  return node && { template: null, children: readChildren(reading, node) };
}

function readChildren(reading: Reading, node: JsonObject): readonly SettingInstance[] {
  const member = memberNamed(node, 'Children');
  if (member === undefined || node[member] === null) return [];
  return readEach(reading, node, member, (items, index) => readInstance(reading, items, index));
}

/** By the type where there is one, else by the member that holds something. */
function readSimple(reading: Reading, owner: object, at: string | number): SimpleValue | undefined {
  const node = objectAt(reading, owner, at);
  if (node === undefined) return undefined;
  const type = (textOf(node, 'odataType') ?? textOf(node, '@odata.type') ?? '').toLowerCase();
  const state = textOf(node, 'ValueState');
  if (type === `${ODATA}SecretSettingValue`.toLowerCase() || (state ?? 'invalid') !== 'invalid')
    return { kind: 'secret', value: null, state: 'encryptedValueToken', template: null };
  const member = memberNamed(node, 'IntValue');
  const isInteger = type === '' ? (node[member ?? ''] ?? null) !== null : type.endsWith('integersettingvalue');
  if (!isInteger) return { kind: 'string', value: textOf(node, 'StringValue') ?? null, template: null };
  const value = member === undefined ? undefined : Number(node[member]);
  if (member !== undefined && Number.isSafeInteger(value))
    return { kind: 'integer', value: value as number, template: null };
  reportType(reading, node, member ?? 'IntValue', 'a whole number');
  return undefined;
}

function objectAt(reading: Reading, owner: object, at: string | number): JsonObject | undefined {
  const node = (owner as Record<string | number, unknown>)[at];
  if (isObject(node)) return node;
  reportType(reading, owner, at, 'an object');
  return undefined;
}

function textOf(node: JsonObject, name: string): string | undefined {
  const value = valueIn(node, name);
  return typeof value === 'string' ? value : undefined;
}
