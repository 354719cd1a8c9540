import type { RegItem, RegRoot } from '../codec/reg/form.ts';

/**
 * What the undo scripts do, line by line: deletions of values, and the number that they set instead. Read on its own;
 * PowerShell itself runs all kinds of lines in `powershell.test.ts`.
 */
export function itemsOfPowerShell(bytes: Uint8Array): readonly RegItem[] {
  const lines = new TextDecoder().decode(bytes).split('\r\n');
  return lines.flatMap((line): readonly RegItem[] => {
    if (/^(?:Set|New)-RegistryValue|^Remove-Registry/.test(line) === false) return [];
    const [verb, key = '', name = '', type, data] = wordsOf(line);
    const split = key.indexOf('\\');
    const place = { root: key.slice(0, split) as RegRoot, key: key.slice(split + 1), name };
    if (verb === 'Remove-RegistryValue') return [{ kind: 'delete', ...place }];
    if (verb === 'Set-RegistryValue' && type === 'DWord')
      return [{ kind: 'set', ...place, data: { type: 'dword', value: Number(data) } }];
    throw new Error(`no line of an undo: ${line}`);
  });
}

/** Words, and texts in single quotes or put together of pieces. */
function wordsOf(line: string): readonly string[] {
  const piece = /\s*(?:\(('[^)]*)\)|('(?:[^']|'')*')|(\S+))/gy;
  return [...line.matchAll(piece)].map(([, pieced, quoted, bare]) => {
    if (bare !== undefined) return bare;
    const parts = (pieced ?? quoted ?? '').matchAll(/'((?:[^']|'')*)'|\[char\]0x([0-9a-f]{4})/g);
    return [...parts]
      .map(([, text, code]) =>
        text === undefined ? String.fromCharCode(Number.parseInt(code ?? '', 16)) : text.replaceAll("''", "'"),
      )
      .join('');
  });
}
