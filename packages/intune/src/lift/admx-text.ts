/** What an ADMX-backed node is told: the state of the policy and its elements. */
export interface AdmxState {
  readonly isEnabled: boolean;
  readonly data: readonly { readonly id: string; readonly value: string }[];
}

/** Separates names and data of a list. */
export const LIST_SEPARATOR = '\uF000';

const STATE = /^\s*<(enabled|disabled)\s*\/>\s*/;
const DATA = /^<data((?:\s+[a-z]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/>\s*/;
const ATTRIBUTE = /([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITY = /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Longer than any policy; keeps the patterns away from hostile text. */
const LONGEST = 1_000_000;

/** Reads `<enabled/>` or `<disabled/>` and any number of `<data id="" value=""/>`; undefined for anything else. */
export function parseAdmxText(text: string): AdmxState | undefined {
  if (text.length > LONGEST) return undefined;
  const state = STATE.exec(text);
  if (state === null) return undefined;
  const data: { id: string; value: string }[] = [];
  let rest = text.slice(state[0].length);
  while (rest !== '') {
    const element = DATA.exec(rest);
    if (element === null) return undefined;
    const attributes = readAttributes(element[1] ?? '');
    if (attributes === undefined) return undefined;
    data.push(attributes);
    rest = rest.slice(element[0].length);
  }
  return { isEnabled: state[1] === 'enabled', data };
}

function readAttributes(text: string): { id: string; value: string } | undefined {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE))
    found.set(name, unescapeXml(double ?? single ?? ''));
  const id = found.get('id');
  const value = found.get('value');
  return id === undefined || value === undefined || found.size !== 2 ? undefined : { id, value };
}

function unescapeXml(text: string): string {
  return text.replace(ENTITY, (all, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name] ?? all;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** Names and data of a list, which stand by turns. A name without data keeps an empty one, which nothing is known of. */
export function splitPairs(text: string): readonly (readonly [string, string])[] {
  const parts = text.split(LIST_SEPARATOR);
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at < parts.length; at += 2) pairs.push([parts[at] ?? '', parts[at + 1] ?? '']);
  return pairs;
}
