import { assertNever, utf8 } from '@mdav/core/format';
import { fill, joinCode, type PowerShell, ps, psFile, psInComment, psText } from '@mdav/quote';
import { REG, typeName } from '../../data/types.ts';
import type { RegistryData } from '../../form.ts';
import type { KeyedItem, ValueFormat } from '../reg/convert.ts';
import type { RegItem } from '../reg/form.ts';
import { VALUES } from './embedded.generated.ts';

/** A script that acts on the registry. */
export interface RegistryScript {
  /** What it is for; complete sentences, a line each. */
  readonly heading: readonly string[];
  /** In the order in which the script acts on them; a comment becomes one. */
  readonly items: readonly RegItem[];
  /** Further lines in front of them. */
  readonly before?: PowerShell;
}

/** What PowerShell is called among the formats of values, and its diagnostic. */
export const POWERSHELL_FORMAT: ValueFormat = {
  noun: 'PowerShell',
  code: 'powershell-cannot-say',
  cannot: powershellCannot,
};

/** Writes a script for Windows PowerShell 5.1 and later, by cmdlets alone, so that constrained language mode runs it. */
export function encodePowerShell(script: RegistryScript): Uint8Array {
  return utf8(psFile(powershellScript(script)));
}

/** The same as code. */
export function powershellScript({ heading, items, before = ps`` }: RegistryScript): PowerShell {
  const kinds = new Set(items.map(({ kind }) => kind));
  const functions = [
    ...(kinds.has('set') || kinds.has('key') ? [VALUES.newKey] : []),
    ...(kinds.has('set') ? [VALUES.setValue] : []),
    ...(kinds.has('delete') ? [VALUES.removeValue] : []),
    ...(kinds.has('deleteKey') ? [VALUES.removeKey] : []),
  ];
  const head = fill(VALUES.head, { heading: joinCode(heading.map(comment), '\n') });
  const lines = joinCode(items.map((item) => ps`${lineOf(item)}\n`));
  const blocks = [head, ...functions, ...(before === '' ? [] : [before]), ...(items.length === 0 ? [] : [lines])];
  return joinCode(blocks, '\n');
}

/** What the cmdlets cannot do with an item, as the end of "cannot …". */
export function powershellCannot(item: KeyedItem): string | undefined {
  const { key } = item;
  // `New-Item` has no `-LiteralPath`.
  if (/[*?[\]`]/.test(key)) return 'create a key whose name has the signs of a pattern';
  if (key === '' || /^\\|\\$|\\\\/.test(key)) return 'name a key with an empty part';
  if ('name' in item && (item.name === '' || /^\(default\)$/i.test(item.name)))
    return 'tell the default value of a key from one that is called so';
  if (item.kind !== 'set') return undefined;
  const { data } = item;
  return data.type === 'raw' && data.code !== REG.binary ? `hold data of the type ${typeName(data.code)}` : undefined;
}

function lineOf(item: RegItem): PowerShell {
  if (item.kind === 'comment') return joinCode(item.text.split(/\r\n|\n|\r/).map(comment), '\n');
  const key = psText(`${item.root}\\${item.key}`);
  switch (item.kind) {
    case 'set':
      return ps`Set-RegistryValue ${key} ${psText(item.name)} ${dataOf(item.data)}`;
    case 'delete': {
      const pattern = item.name.replace(/[`*?[\]]/g, '`$&');
      return pattern === item.name
        ? ps`Remove-RegistryValue ${key} ${psText(item.name)}`
        : ps`Remove-RegistryValue ${key} ${psText(item.name)} ${psText(pattern)}`;
    }
    case 'key':
      return ps`New-RegistryKey ${key}`;
    case 'deleteKey':
      return ps`Remove-RegistryKey ${key}`;
    default:
      return assertNever(item);
  }
}

/** The type as `-PropertyType` calls it, and the data. */
function dataOf(data: RegistryData): PowerShell {
  switch (data.type) {
    case 'sz':
      return ps`String ${psText(data.value)}`;
    case 'expand-sz':
      return ps`ExpandString ${psText(data.value)}`;
    case 'multi-sz':
      return ps`MultiString ([string[]]@(${joinCode(data.values.map(psText), ', ')}))`;
    case 'dword':
      // The registry's numbers have no sign; PowerShell's have one.
      return ps`DWord ${signed(data.value | 0)}`;
    case 'qword':
      return ps`QWord ${signed(BigInt.asIntN(64, data.value))}`;
    case 'raw':
      return ps`Binary ([byte[]]@(${[...data.bytes].join(', ') as PowerShell}))`;
    default:
      return assertNever(data);
  }
}

/** A number as an argument: one that begins with a sign would be taken for a parameter without its parentheses. */
function signed(value: number | bigint): PowerShell {
  return (value < 0 ? `(${value})` : String(value)) as PowerShell;
}

function comment(text: string): PowerShell {
  return `# ${psInComment(text)}`.trimEnd() as PowerShell;
}
