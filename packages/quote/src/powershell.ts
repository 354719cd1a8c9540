import { type Code, codeTag } from './code.ts';
import { hasHidden, hex, unicodeEscapes } from './hidden.ts';

/*
 * Windows PowerShell 5.1 and later. Scripts are plain ASCII, because 5.1 takes a file without byte order mark for the
 * code page of the machine, and lines end as Windows writes them.
 */

/** A script, or a piece of one. */
export type PowerShell = Code<'powershell'>;

/** PowerShell with pieces of PowerShell in it. */
export const ps = codeTag<'powershell'>();

/** A text as a literal of ASCII alone, for a script. It is that text exactly. */
export function psText(text: string): PowerShell {
  return /[^\x20-\x7e]/.test(text) ? pieced(text, (unit) => !/[\x20-\x7e]/.test(unit)) : verbatim(text);
}

/** The same for a line that a person reads and pastes: what can be seen stands as it is. */
export function psTyped(text: string): PowerShell {
  return hasHidden(text) ? pieced(text, hasHidden) : verbatim(text);
}

/** The same as an argument of a command: bare where it may be. */
export function psWord(text: string): PowerShell {
  return /^[A-Za-z_][\w.-]*$/.test(text) ? (text as PowerShell) : psTyped(text);
}

/** PowerShell takes typographic quotes for plain ones; two of them stand for the second. */
function verbatim(text: string): PowerShell {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'` as PowerShell;
}

/** 5.1 has no escape for a character by its number, so that the text is put together of pieces. */
function pieced(text: string, isWritten: (character: string) => boolean): PowerShell {
  const pieces: string[] = [];
  let plain = '';
  for (const character of text) {
    if (!isWritten(character)) {
      plain += character;
      continue;
    }
    // The first piece is a text, so that the whole is one.
    if (plain !== '' || pieces.length === 0) pieces.push(verbatim(plain));
    plain = '';
    for (let at = 0; at < character.length; at += 1) pieces.push(`[char]0x${hex(character.charCodeAt(at), 4)}`);
  }
  if (plain !== '') pieces.push(verbatim(plain));
  return `(${pieces.join(' + ')})` as PowerShell;
}

/** Text within a comment: what could end it, or hide in it, is shown. */
export function psInComment(text: string): PowerShell {
  return text.replace(/[^\x20-\x7e]/g, unicodeEscapes).replaceAll('#>', '# >') as PowerShell;
}

/** A name as the key of a hashtable: bare where it may be. */
export function psKey(name: string): PowerShell {
  return /^[A-Za-z_]\w*$/.test(name) ? (name as PowerShell) : psText(name);
}

/** Texts as an array, in as few lines as fit. */
export function psTexts(texts: readonly string[]): PowerShell {
  const literals = texts.map(psText);
  const oneLine = `@(${literals.join(', ')})`;
  if (oneLine.length <= WIDTH) return oneLine as PowerShell;
  const lines: string[] = [];
  for (const literal of literals) {
    const last = lines.at(-1);
    if (last !== undefined && `${last}, ${literal}`.length <= WIDTH) lines[lines.length - 1] = `${last}, ${literal}`;
    else lines.push(literal);
  }
  return `@(\n    ${lines.join(',\n    ')}\n)` as PowerShell;
}

const WIDTH = 84;

/** The text of a script file as it is written. */
export function psFile(script: PowerShell): string {
  return script.replaceAll('\n', '\r\n');
}
