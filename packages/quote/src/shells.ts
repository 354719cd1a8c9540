import type { Code } from './code.ts';
import { hasHidden, replaceHidden, visible, wellFormed } from './hidden.ts';
import { psTyped } from './powershell.ts';

/** A text as one word of bash. It is that text exactly, but for NUL, which no command line can hold. */
export function bashText(text: string): Code<'bash'> {
  const whole = text.replaceAll('\0', '\\u0000');
  if (/^[\w./:@%+,-]+$/.test(whole)) return whole as Code<'bash'>;
  if (!hasHidden(whole)) return `'${whole.replaceAll("'", "'\\''")}'` as Code<'bash'>;
  // Bytes, because `\u` means a character in some locales alone; `!` would be looked up in the history.
  const escaped = whole.replace(/['\\]/g, '\\$&').replaceAll('!', '\\x21');
  return `$'${replaceHidden(escaped, utf8Escapes)}'` as Code<'bash'>;
}

function utf8Escapes(character: string): string {
  return encodeURIComponent(wellFormed(character)).replaceAll('%', '\\x');
}

/**
 * A text as one argument at the prompt of cmd. Programs get it as that text; what is hidden is shown, since cmd has no
 * way to write it.
 */
export function cmdText(text: string): Code<'cmd'> {
  const whole = visible(text);
  if (/^[\w.:\\/@+-]+$/.test(whole)) return whole as Code<'cmd'>;
  // As programs split their line: backslashes count double in front of a quote.
  const argument = `"${whole.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
  if (!/["%!]/.test(whole)) return argument as Code<'cmd'>;
  // cmd knows no quote within quotes, and expands names between percent signs everywhere: no character keeps a meaning.
  return argument.replace(/[()%!^"<>&|]/g, '^$&') as Code<'cmd'>;
}

/**
 * The same in a batch file, where a percent sign stands for itself when there are two. A line end or NUL, which no line of
 * one can hold, is shown.
 */
export function batchText(text: string): Code<'cmd'> {
  const whole = visible(text);
  if (/^[\w.:\\/@+-]+$/.test(whole)) return whole as Code<'cmd'>;
  const argument = `"${whole.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
  const quoted = whole.includes('"') ? argument.replace(/[()!^"<>&|]/g, '^$&') : argument;
  return quoted.replaceAll('%', '%%') as Code<'cmd'>;
}

/**
 * A text as one word for a line of which nobody knows where it is pasted: bash and PowerShell read it alike, but for text
 * that has both kinds of quotes or a dollar sign beside a single one, which is PowerShell's. Neither ever runs a part of
 * it. What is hidden is shown.
 */
export function shellText(text: string): Code<'shell'> {
  const whole = visible(text);
  if (/^[A-Za-z0-9_./][\w./:+-]*$/.test(whole)) return whole as Code<'shell'>;
  // Within double quotes bash takes two backslashes for one, and a last one for a part of the quote.
  const isQuotable = !/["$`%!\u201c-\u201e]|\\\\|\\$/.test(whole);
  return (isQuotable ? `"${whole}"` : psTyped(whole)) as string as Code<'shell'>;
}
