import type { MdmNode, SettingRow, SettingValue } from '@mdav/core';
import { assertNever } from '@mdav/core/format';
import type { OmaSetting } from '../custom/profile.ts';
import type { Said } from './said.ts';
import { cannot, said } from './said.ts';
import { sayPairs } from './say-element.ts';
import { sayText } from './say-simple.ts';
import { joinEntries, sayCode, sayMap, sayNumber } from './values.ts';

/** `omaSettingInteger` holds a signed number of 32 bits. */
const INT32 = { min: -(2 ** 31), max: 2 ** 31 - 1 };

/** What separates names and data of an ADMX list, as a character reference: the bare character is easily lost. */
const LIST_SEPARATOR = '\uF000';
const SEPARATOR_REFERENCE = '&#xF000;';

/** The node of a setting with its value, for a custom profile. */
export function sayInOma(row: SettingRow, node: MdmNode, value: SettingValue): Said<OmaSetting> {
  const oma = { name: row.title, description: null, uri: node.uri, secretReference: null };
  switch (node.format) {
    case 'int': {
      const code = sayNumber(row, node, value);
      if (code.kind === 'cannot') return code;
      if (code.it < INT32.min || code.it > INT32.max)
        return cannot(`A custom profile takes numbers up to ${INT32.max}.`);
      return said({ ...oma, kind: 'integer', value: code.it, isReadOnly: false });
    }
    case 'bool': {
      const code = sayCode(row, node, value);
      if (code.kind === 'cannot') return code;
      return said({ ...oma, kind: 'boolean', value: code.it === 'true' || code.it === 1 });
    }
    case 'chr': {
      const text = node.admxBacked ? sayAdmx(row, node, value) : sayPlain(row, node, value);
      return text.kind === 'cannot' ? text : said({ ...oma, kind: 'string', value: text.it });
    }
    default:
      return assertNever(node.format);
  }
}

/** The text of a node that is no ADMX-backed one: pairs as `key=code`, entries joined. */
function sayPlain(row: SettingRow, node: MdmNode, value: SettingValue): Said<string> {
  if (row.type.kind !== 'map') return sayText(row, node, value);
  const pairs = sayMap(row, node, value);
  if (pairs.kind === 'cannot') return pairs;
  return joinEntries(
    pairs.it.map((pair) => pair.join('=')),
    node.delimiter ?? '|',
  );
}

/** The text of an ADMX-backed node: the state of the policy, and its element where it has one. */
function sayAdmx(row: SettingRow, node: MdmNode, value: SettingValue): Said<string> {
  if (node.admxElement === undefined) {
    const code = sayCode(row, node, value);
    return code.kind === 'cannot' ? code : said(`<${code.it}/>`);
  }
  const text = sayAdmxElement(row, node, value);
  if (text.kind === 'cannot') return text;
  return said(`<enabled/><data id="${escapeXml(node.admxElement)}" value="${escapeXml(text.it)}"/>`);
}

function sayAdmxElement(row: SettingRow, node: MdmNode, value: SettingValue): Said<string> {
  const isList = node.catalog?.element?.instance === 'group-collection' || row.admx?.element?.kind === 'list';
  if (!isList) return sayText(row, node, value);
  const pairs = sayPairs(row, node, value);
  return pairs.kind === 'cannot' ? pairs : joinEntries(pairs.it.flat(), LIST_SEPARATOR);
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(LIST_SEPARATOR, SEPARATOR_REFERENCE);
}
