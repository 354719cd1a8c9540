import { REMOVE, type SettingValue } from '@mdav/core';
import { assertNever, valueOfCode } from '@mdav/core/format';
import type { OmaSetting } from '../custom/profile.ts';
import { sayInOma } from '../lower/say-oma.ts';
import type { AdmxState } from './admx-text.ts';
import { LIST_SEPARATOR, parseAdmxText, splitPairs } from './admx-text.ts';
import type { NodeRow } from './known-nodes.ts';
import { pairsToValue, textToValue, valueOfWords, wordOfCode } from './read-values.ts';

/**
 * The value of a node that the catalogue knows. What is returned, said again, means what was read; anything else is not
 * understood.
 */
export function liftOma(known: NodeRow, oma: OmaSetting): SettingValue | undefined {
  if (oma.secretReference !== null) return undefined;
  if (isDisabled(known, oma)) return REMOVE;
  const value = readOmaValue(known, oma);
  if (value === undefined) return undefined;
  const again = sayInOma(known.row, known.node, value);
  return again.kind === 'said' && meansSame(known, again.it, oma) ? value : undefined;
}

/** An ADMX-backed policy that is disabled takes away the value of its element. */
function isDisabled({ node }: NodeRow, oma: OmaSetting): boolean {
  if (node.admxElement === undefined || oma.kind !== 'string') return false;
  const state = parseAdmxText(oma.value);
  return state !== undefined && !state.isEnabled && state.data.length === 0;
}

function readOmaValue({ row, node }: NodeRow, oma: OmaSetting): SettingValue | undefined {
  switch (oma.kind) {
    case 'integer':
      return node.format === 'int' && !oma.isReadOnly ? valueOfCode(row.type, node.as, oma.value) : undefined;
    case 'boolean': {
      const word = wordOfCode(node, String(oma.value)) ?? wordOfCode(node, oma.value ? 1 : 0);
      return node.format === 'bool' && word !== undefined ? valueOfWords(row.type, [word]) : undefined;
    }
    case 'string':
      if (node.format !== 'chr') return undefined;
      if (node.admxBacked) return readAdmxValue({ row, node }, parseAdmxText(oma.value));
      if (row.type.kind === 'map') return pairsToValue(row, node, splitMap(oma.value, node.delimiter ?? '|'));
      return textToValue(row, node, oma.value);
    case 'floating-point':
    case 'date-time':
    case 'base64':
    case 'string-xml':
      return undefined;
    default:
      return assertNever(oma);
  }
}

function readAdmxValue({ row, node }: NodeRow, state: AdmxState | undefined): SettingValue | undefined {
  if (state === undefined) return undefined;
  if (node.admxElement === undefined) {
    const word = wordOfCode(node, state.isEnabled ? 'enabled' : 'disabled');
    return word === undefined || state.data.length > 0 ? undefined : valueOfWords(row.type, [word]);
  }
  const [element, ...others] = state.data;
  if (!state.isEnabled || element === undefined || others.length > 0 || element.id !== node.admxElement)
    return undefined;
  const isList = node.catalog?.element?.instance === 'group-collection' || row.admx?.element?.kind === 'list';
  return isList ? pairsToValue(row, node, splitPairs(element.value)) : textToValue(row, node, element.value);
}

/** `GUID=1|GUID=2` as pairs. */
function splitMap(text: string, delimiter: string): readonly (readonly [string, string])[] {
  return text.split(delimiter).map((pair) => {
    const [name = '', code = ''] = pair.split('=');
    return [name, code];
  });
}

/** Compares by meaning: order and letter case of a map, and the way in which XML is written, do not count. */
function meansSame({ row, node }: NodeRow, left: OmaSetting, right: OmaSetting): boolean {
  return left.kind === right.kind && meaning(left) === meaning(right);

  function meaning(oma: OmaSetting): string {
    if (oma.kind !== 'string') return String(oma.value);
    if (node.admxBacked) return JSON.stringify(parseAdmxText(oma.value), sortedPairs);
    if (row.type.kind !== 'map') return oma.value;
    return oma.value
      .toLowerCase()
      .split(node.delimiter ?? '|')
      .sort()
      .join('|');
  }

  function sortedPairs(_: string, value: unknown): unknown {
    if (row.type.kind !== 'map' || typeof value !== 'string' || !value.includes(LIST_SEPARATOR)) return value;
    return splitPairs(value)
      .map((pair) => pair.join('='))
      .sort();
  }
}
