import { switchOf } from '../catalogue/meanings.ts';
import type { Path } from '../diagnostic/locate.ts';
import { suggest } from '../diagnostic/suggest.ts';
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
    case 'names':
    case 'tags':
    case 'assign':
    case 'exclude':
    case 'ruleFiles':
      return `${key}: ['${value}']`;
    case 'profiles':
      return path[0] === 'groups' ? `${key}: [${value}]` : undefined;
    case 'antivirus':
      return `antivirus: { product: '${value}' }`;
    case 'devices':
      return `devices: { names: ['${value}'] }`;
    default:
      return undefined;
  }
}

function shapeOfWay(value: string): string | undefined {
  const way = wordFor(value, DELIVERIES) ?? suggest(value, DELIVERIES);
  return way && `deliver: [${way}]`;
}
