import { REMOVE, type RegistryWrite, type SettingRow, type SettingValue } from '@mdav/core';
import { saySetting } from '../lower/say-setting.ts';
import type { SettingInstance } from '../settings-catalog/policy.ts';
import type { AdmxState } from './admx-text.ts';
import { LIST_SEPARATOR, splitPairs } from './admx-text.ts';
import { definitionOf, type NodeRow } from './known-nodes.ts';
import { readPair } from './lift-catalog.ts';
import type { TextCodes } from './read-values.ts';
import { pairsToValue, textToValue, valueOfWords } from './read-values.ts';

/**
 * The value that an ADMX-backed node gives a setting which we write through another node. The template's states and
 * codes count here: they are those of the registry, not those of our node.
 */
export function liftAlternate({ row, node }: NodeRow, state: AdmxState): SettingValue | undefined {
  // An element of a policy that is disabled is taken away, whatever it was.
  if (!state.isEnabled && row.admx?.element !== undefined) return state.data.length === 0 ? REMOVE : undefined;
  const value = readState(row, state);
  return value !== undefined && saySetting(row, node, value).kind === 'said' ? value : undefined;
}

function readState(row: SettingRow, { isEnabled, data }: AdmxState): SettingValue | undefined {
  const { admx, registry } = row;
  if (admx === undefined || registry.kind !== 'values') return undefined;
  if (admx.states !== undefined) {
    return data.length === 0
      ? valueOfWords(row.type, [isEnabled ? admx.states.enabled : admx.states.disabled])
      : undefined;
  }
  const [element, ...others] = data;
  const [write] = registry.writes;
  if (!isEnabled || element === undefined || others.length > 0 || write === undefined) return undefined;
  if (element.id.toLowerCase() !== admx.element?.id.toLowerCase()) return undefined;
  const codes = codesOfWrite(write);
  return write.kind === 'list'
    ? pairsToValue(row, codes, splitPairs(element.value))
    : textToValue(row, codes, element.value);
}

/** An element of the template takes the codes of the registry value that it writes. */
function codesOfWrite(write: RegistryWrite): TextCodes {
  const { as, alsoReads } = write;
  const common = { ...(as && { as }), ...(alsoReads && { alsoReads }) };
  if (write.kind === 'list') return { ...common, ...(write.names && { keys: write.names }) };
  const delimiter = write.type === 'multi-sz' ? LIST_SEPARATOR : write.delimiter;
  return { ...common, ...(delimiter !== undefined && { delimiter }) };
}

/** What an ADMX-backed policy of the settings catalog says, as its node would be told. */
export function admxStateOf(instance: SettingInstance, uri: string): AdmxState | undefined {
  const definition = definitionOf(uri);
  if (instance.kind !== 'choice' || instance.definition !== definition) return undefined;
  const isEnabled = instance.value.option === `${definition}_1`;
  if (!isEnabled && instance.value.option !== `${definition}_0`) return undefined;
  const data: { id: string; value: string }[] = [];
  for (const child of instance.value.children) {
    const value = child.definition.startsWith(`${definition}_`) ? elementText(child) : undefined;
    if (value === undefined) return undefined;
    data.push({ id: child.definition.slice(definition.length + 1), value });
  }
  return { isEnabled, data };
}

function elementText(child: SettingInstance): string | undefined {
  switch (child.kind) {
    case 'simple':
      if (child.value.kind === 'integer') return String(child.value.value);
      return child.value.kind === 'string' ? (child.value.value ?? undefined) : undefined;
    case 'choice': {
      const { option, children } = child.value;
      if (children.length > 0 || !option?.startsWith(`${child.definition}_`)) return undefined;
      return option.slice(child.definition.length + 1);
    }
    case 'group-collection':
      if (child.values.some((group) => group.children.length !== 2)) return undefined;
      return child.values.flatMap((group) => readPair(child.definition, group)).join(LIST_SEPARATOR);
    case 'choice-collection':
    case 'simple-collection':
    case 'group':
      return undefined;
  }
}
