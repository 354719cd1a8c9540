import type { Codes, RegistryWrite, SettingRow, ValueType, Words } from '@mdav/core';
import { assertNever } from '@mdav/core/format';
import { policyKey } from '@mdav/registry';
import type { AdmlControl, AdmlString } from '../adml-form.ts';
import type { AdmxElement, AdmxValue, EnumItem } from '../form.ts';

/** The value parts of a policy for a row: what its states and elements write, and how the elements are shown. */
export interface RowPolicy {
  readonly key: string;
  readonly valueName?: string;
  readonly enabledValue?: AdmxValue;
  readonly disabledValue?: AdmxValue;
  readonly elements: readonly AdmxElement[];
  readonly controls: readonly AdmlControl[];
  /** Names of choices. */
  readonly strings: readonly AdmlString[];
}

/** Id of the one element of a policy. */
export const ELEMENT_ID = 'Value';
/** The longest text that a record of `registry.pol` can hold, in characters: 65535 bytes with the terminator. */
const MAX_TEXT = 32_766;

type ValueWrite = Extract<RegistryWrite, { kind: 'value' }>;
type ListWrite = Extract<RegistryWrite, { kind: 'list' }>;

/**
 * What a row's policy writes; a sentence on why a template cannot say it otherwise. `name` is the policy's name, from
 * which the ids of its strings derive.
 */
export function rowPolicy(row: SettingRow, name: string): RowPolicy | { readonly why: string } {
  const { registry, type } = row;
  if (registry.kind !== 'values') return { why: registry.why };
  const [write, second] = registry.writes;
  if (write === undefined || second !== undefined) return { why: 'It writes more than one value.' };
  if (write.kind === 'list') return listPolicy(type, write);
  if (type.kind === 'toggle') return togglePolicy(write);
  const part = elementFor(type, write, name);
  if (part === undefined) return { why: `A template has no element for a ${type.kind} in a ${write.type} value.` };
  return { key: policyKey(write.key), ...part };
}

function togglePolicy(write: ValueWrite): RowPolicy | { readonly why: string } {
  const [on, off] = ['on', 'off'].map((word) => valueFor(write, write.as?.[word]));
  if (on === undefined) return { why: 'It has no code for "on".' };
  return {
    key: policyKey(write.key),
    valueName: write.name,
    enabledValue: on,
    ...(off === undefined ? {} : { disabledValue: off }),
    elements: [],
    controls: [],
    strings: [],
  };
}

/** Lists take names and texts from the administrator, as the lists of Microsoft's template do. */
function listPolicy(type: ValueType, { key, marker, data, names, as }: ListWrite): RowPolicy {
  const entry =
    type.kind === 'map'
      ? `Name: ${names === undefined ? 'the id' : describeCodes(type.keys, names)}. Value: ${as === undefined ? 'text' : describeCodes(type.values, as)}`
      : `Name: the entry. Value: ${data ?? 'the entry again'}`;
  return {
    key: policyKey(marker?.key ?? key),
    ...(marker === undefined ? {} : { valueName: marker.name, enabledValue: { kind: 'decimal', value: 1 } as const }),
    elements: [{ kind: 'list', id: ELEMENT_ID, key: policyKey(key), additive: true, explicitValue: true }],
    controls: [
      { kind: 'text', text: entry },
      { kind: 'list-box', refId: ELEMENT_ID, label: 'Entries' },
    ],
    strings: [],
  };
}

type ElementParts = Pick<RowPolicy, 'elements' | 'controls' | 'strings'>;

function elementFor(
  type: Exclude<ValueType, { kind: 'toggle' }>,
  write: ValueWrite,
  policy: string,
): ElementParts | undefined {
  switch (type.kind) {
    case 'choice':
      return choice(type.options, write, policy);
    case 'flags':
      return amount(write, 0, sumOf(write.as), `Sum of ${describeCodes(type.options, write.as ?? {})}`);
    case 'integer':
    case 'duration': {
      const { min, max } = write.range ?? type;
      return amount(write, min, max, `In ${type.unit}, ${min} to ${max}`);
    }
    case 'time-of-day':
      return amount(write, 0, 24 * 60 - 1, 'In minutes after midnight, 0 to 1439');
    case 'text':
      return line(write, type.maxLength ?? MAX_TEXT, 'Text');
    case 'list': {
      if (write.type === 'multi-sz') return lines(write);
      const codes = write.as === undefined ? '' : ` of ${describeCodes(type.options ?? {}, write.as)}`;
      return write.delimiter === undefined
        ? undefined
        : line(write, MAX_TEXT, `Entries${codes}, separated by ${write.delimiter}`);
    }
    case 'map':
      return undefined;
    default:
      return assertNever(type);
  }
}

function choice(options: Words, write: ValueWrite, policy: string): ElementParts | undefined {
  const choices = Object.entries(options).flatMap(([word, meaning]): readonly (readonly [EnumItem, AdmlString])[] => {
    const value = valueFor(write, write.as?.[word]);
    const id = `${policy}_${word.replace(/[^A-Za-z0-9]/g, '_')}`;
    return value === undefined
      ? []
      : [
          [
            { displayName: `$(string.${id})`, value },
            { id, text: `${word}: ${meaning}` },
          ],
        ];
  });
  if (choices.length === 0) return undefined;
  return {
    elements: [
      { kind: 'enum', id: ELEMENT_ID, valueName: write.name, required: true, items: choices.map(([item]) => item) },
    ],
    controls: [{ kind: 'dropdown-list', refId: ELEMENT_ID, label: 'Value', noSort: true, defaultItem: 0 }],
    strings: choices.map(([, string]) => string),
  };
}

function amount(write: ValueWrite, min: number, max: number, label: string): ElementParts | undefined {
  if (write.type !== 'dword' && write.type !== 'sz') return undefined;
  const element: AdmxElement = {
    kind: 'decimal',
    id: ELEMENT_ID,
    valueName: write.name,
    required: true,
    minValue: min,
    maxValue: max,
    ...(write.type === 'sz' ? { storeAsText: true } : {}),
  };
  // The box starts at 1 unless it is told otherwise.
  const start = min <= 1 && max >= 1 ? {} : { defaultValue: min };
  return {
    elements: [element],
    controls: [{ kind: 'decimal-text-box', refId: ELEMENT_ID, label, ...start }],
    strings: [],
  };
}

function line(write: ValueWrite, maxLength: number, label: string): ElementParts | undefined {
  if (write.type !== 'sz' && write.type !== 'expand-sz') return undefined;
  const expandable = write.type === 'expand-sz' ? { expandable: true } : {};
  return {
    elements: [{ kind: 'text', id: ELEMENT_ID, valueName: write.name, required: true, maxLength, ...expandable }],
    controls: [{ kind: 'text-box', refId: ELEMENT_ID, label }],
    strings: [],
  };
}

function lines(write: ValueWrite): ElementParts {
  return {
    elements: [
      { kind: 'multi-text', id: ELEMENT_ID, valueName: write.name, required: true, maxLength: MAX_TEXT, maxStrings: 0 },
    ],
    controls: [
      { kind: 'text', text: 'One entry per line' },
      { kind: 'multi-text-box', refId: ELEMENT_ID },
    ],
    strings: [],
  };
}

/** A code as a value of the type that is written. */
function valueFor({ type }: ValueWrite, code: number | string | undefined): AdmxValue | undefined {
  if (code === undefined) return undefined;
  if (type === 'dword') return typeof code === 'number' ? { kind: 'decimal', value: code } : undefined;
  if (type === 'qword') return typeof code === 'number' ? { kind: 'long-decimal', value: BigInt(code) } : undefined;
  return type === 'sz' ? { kind: 'string', value: String(code) } : undefined;
}

function describeCodes(words: Words, codes: Codes): string {
  return Object.keys(words)
    .flatMap((word) => (Object.hasOwn(codes, word) ? `${codes[word]} ${word}` : []))
    .join(', ');
}

function sumOf(codes: Codes = {}): number {
  return Object.values(codes).reduce<number>((sum, code) => sum + Number(code), 0);
}
