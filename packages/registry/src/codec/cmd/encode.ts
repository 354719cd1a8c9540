import { assertNever } from '@mdav/core/format';
import { batchText, type Code, codeTag, hasHidden, joinCode, regAdd, regDelete, regQuery } from '@mdav/quote';
import { REG, typeName } from '../../data/types.ts';
import type { RegistryData } from '../../form.ts';
import type { KeyedItem, ValueFormat } from '../reg/convert.ts';
import type { RegItem } from '../reg/form.ts';

/** What `reg.exe` is called among the formats of values, and its diagnostic. */
export const REG_EXE_FORMAT: ValueFormat = { noun: 'reg.exe', code: 'reg-exe-cannot-say', cannot: regExeCannot };

type Cmd = Code<'cmd'>;

const cmd = codeTag<'cmd'>();
/** The longest line that cmd takes. Source: KB830473. */
const LONGEST = 8191;

/** A batch file of `reg.exe` commands, which ends at the first one that fails. Headings are complete sentences. */
export function regExeScript(heading: readonly string[], items: readonly RegItem[]): Cmd {
  const lines = items.flatMap(linesOf);
  // A batch file is read in the code page of the console, which knows few letters.
  const page = /[^\x20-\x7e\n]/.test(joinCode(lines, '\n')) ? [cmd`chcp 65001 >nul`] : [];
  return joinCode([cmd`@echo off`, ...heading.map(remark), ...page, ...lines].map((line) => cmd`${line}\n`));
}

/** What `reg.exe` cannot do with an item, as the end of "cannot …". */
export function regExeCannot(item: KeyedItem): string | undefined {
  const texts = [item.key, ...('name' in item ? [item.name] : []), ...(item.kind === 'set' ? textsOf(item.data) : [])];
  if (texts.some(hasHidden)) return 'hold text that has hidden characters';
  if (linesOf(item).some((line) => line.length > LONGEST)) return `hold it in a line of ${LONGEST} characters`;
  if (item.kind === 'key' || item.kind === 'deleteKey') return undefined;
  // Where its argument is looked for it is one itself.
  if (item.name.startsWith('/')) return 'name a value that begins with a slash';
  if (item.kind !== 'set') return undefined;
  const { data } = item;
  if (data.type === 'multi-sz') {
    if (data.values.length === 0) return 'set a list without entries';
    if (data.values.some((value) => value === '' || value.includes('\\0')))
      return 'hold an entry that is empty or has \\0';
  }
  return data.type === 'raw' && data.code !== REG.binary ? `hold data of the type ${typeName(data.code)}` : undefined;
}

function linesOf(item: RegItem): readonly Cmd[] {
  if (item.kind === 'comment') return item.text.split(/\r\n|\n|\r/).map(remark);
  const key = `${item.root}\\${item.key}`;
  switch (item.kind) {
    case 'set':
      return [cmd`${regAdd({ key, name: item.name }, ...dataOf(item.data), batchText)} || exit /b 1`];
    case 'delete': {
      const value = { key, name: item.name };
      return [
        cmd`${regQuery(value, batchText)} >nul 2>&1`,
        cmd`if not errorlevel 1 (${regDelete(value, batchText)} || exit /b 1)`,
      ];
    }
    case 'key':
      return [cmd`reg add ${batchText(key)} /f || exit /b 1`];
    case 'deleteKey':
      return [
        cmd`reg query ${batchText(key)} >nul 2>&1`,
        cmd`if not errorlevel 1 (reg delete ${batchText(key)} /f || exit /b 1)`,
      ];
    default:
      return assertNever(item);
  }
}

/** The type, and the data as `/d` takes them. */
function dataOf(data: RegistryData): readonly [type: string, data: string] {
  switch (data.type) {
    case 'sz':
      return ['REG_SZ', data.value];
    case 'expand-sz':
      return ['REG_EXPAND_SZ', data.value];
    case 'multi-sz':
      return ['REG_MULTI_SZ', data.values.join('\\0')];
    case 'dword':
      return ['REG_DWORD', String(data.value)];
    case 'qword':
      return ['REG_QWORD', String(data.value)];
    case 'raw':
      return ['REG_BINARY', [...data.bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')];
    default:
      return assertNever(data);
  }
}

function textsOf(data: RegistryData): readonly string[] {
  return data.type === 'multi-sz' ? data.values : data.type === 'sz' || data.type === 'expand-sz' ? [data.value] : [];
}

/** Behind `rem` nothing runs, but `%` is still looked up, and `^` at the end of a line goes on. */
function remark(text: string): Cmd {
  return `rem ${batchText(text)}`.trimEnd() as Cmd;
}
