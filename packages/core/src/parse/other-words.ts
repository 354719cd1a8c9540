import { switchOf } from '../catalogue/meanings.ts';
import type { Path } from '../diagnostic/locate.ts';
import { suggest } from '../diagnostic/suggest.ts';
import { assignAllMeant } from '../model/assigned-to.ts';
import { DELIVERIES } from '../model/vocabulary.ts';

/** What others call the words of the fleet file, in lower case without separators. */
const OTHERS: Readonly<Record<string, string>> = {
  sccm: 'configmgr',
  mecm: 'configmgr',
  mcm: 'configmgr',
  configurationmanager: 'configmgr',
  grouppolicy: 'gpo',
  endpointmanager: 'intune',
  mdm: 'intune',
  auditmode: 'audit',
  regdword: 'dword',
  regqword: 'qword',
  regsz: 'sz',
  regexpandsz: 'expand-sz',
  regmultisz: 'multi-sz',
};

/** The word of the fleet file that stands for somebody else's, where it is one of those that can stand there. */
export function wordFor(value: unknown, words: readonly string[]): string | undefined {
  // A list as text is as long as what it is made of, however often it holds the same.
  if (typeof value === 'object') return undefined;
  const plain = String(value)
    .toLowerCase()
    .replaceAll(/[-_ .]/g, '');
  const known = Object.hasOwn(OTHERS, plain) ? OTHERS[plain] : undefined;
  if (known !== undefined) return words.includes(known) ? known : undefined;
  const isOn = switchOf(value);
  if (isOn === undefined) return undefined;
  // What Windows calls enabled is to block, where that is one of the words.
  return (isOn ? ['on', 'block'] : ['off']).find((word) => words.includes(word));
}

/** What one word in place of a list or a map was to be: `deliver: gpo`, `antivirus: Contoso Protect`. */
export function shapeFor(path: Path, value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^[\w*?./][\w .*?@/-]{0,60}$/.test(value)) return undefined;
  const key = path.at(-1);
  switch (key) {
    case 'deliver':
      return shapeOfWay(value);
    case 'extends':
      return /^[\w./@-]+$/.test(value) ? `${key}: [${value}]` : undefined;
    case 'assign':
      return `assign: [${wordOr(key, value)}]`;
    case 'names':
    case 'tags':
    case 'exclude':
    case 'ruleFiles':
      return `${key}: ['${value}']`;
    case 'profiles':
      return path[0] === 'groups' ? `${key}: [${value}]` : undefined;
    case 'antivirus':
      return `antivirus: { product: '${value}' }`;
    case 'filter':
      return `filter: { name: '${value}', mode: include }`;
    case 'devices':
      return `devices: { names: ['${value}'] }`;
    default:
      return undefined;
  }
}

/** Keys of a map in place of `assign` that tell whom it was to reach, in other words of other tools, and whom not. */
const REACHED: ReadonlySet<string> = new Set(['include', 'included', 'groups', 'group', 'to', 'names', 'assign']);
const LEFT_OUT: ReadonlySet<string> = new Set(['exclude', 'excluded']);

/** The two lists that a map of groups in and out was to be: `assign: { include: [A], exclude: [B] }`. */
export function listsFor(path: Path, value: unknown): string | undefined {
  if (path.at(-1) !== 'assign' || typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).map(([key, named]) => [key.toLowerCase(), named] as const);
  const namesBelow = (keys: ReadonlySet<string>) =>
    entries.flatMap(([key, named]) => (keys.has(key) ? [named].flat() : []));
  const [reached, leftOut] = [namesBelow(REACHED), namesBelow(LEFT_OUT)];
  const isWhole = entries.every(([key]) => REACHED.has(key) || LEFT_OUT.has(key));
  const isText = (name: unknown) => typeof name === 'string' && /^[\w .-]{1,60}$/.test(name);
  if (!isWhole || reached.length + leftOut.length === 0 || ![...reached, ...leftOut].every(isText)) return undefined;
  const list = (key: string, names: readonly unknown[]) =>
    names.length === 0 ? [] : [`${key}: [${names.map((name) => wordOr(key, String(name))).join(', ')}]`];
  return [...list('assign', reached), ...list('exclude', leftOut)].join('` and beside it `');
}

/** An entry of a list of groups: what Intune calls everybody is a word there. */
function wordOr(key: string, name: string): string {
  return (key === 'assign' ? assignAllMeant(name) : undefined) ?? `'${name}'`;
}

function shapeOfWay(value: string): string | undefined {
  const way = wordFor(value, DELIVERIES) ?? suggest(value, DELIVERIES);
  return way && `deliver: [${way}]`;
}
