/** A language that mdav writes code of. */
export type Language =
  | 'powershell'
  | 'bash'
  | 'zsh'
  | 'fish'
  | 'cmd'
  | 'shell'
  | 'kql'
  | 'sql'
  | 'http'
  | 'html'
  | 'markdown'
  | 'json'
  | 'yaml';

declare const language: unique symbol;

/**
 * Text that is code of a language. The functions of that language make it, so that a name out of a fleet file is in it
 * as a literal or a comment; the compiler takes no plain text for it.
 */
export type Code<L extends Language> = string & { readonly [language]: L };

/** A tag for code with code in it: ``ps`return ${psText(word)}` ``. */
export type CodeTag<L extends Language> = (
  written: TemplateStringsArray,
  ...parts: readonly (Code<L> | number)[]
) => Code<L>;

/** The tag of a language. What is written in a source file is code already. */
export function codeTag<L extends Language>(): CodeTag<L> {
  return (written, ...parts) => written.map((text, index) => `${text}${parts[index] ?? ''}`).join('') as Code<L>;
}

/** Code without its last line end, every line four blanks further in. */
export function indentCode<L extends Language>(code: Code<L>): Code<L> {
  return indentLines(code.replace(/\n$/, ''), '    ') as Code<L>;
}

/** Every line that holds something so much further in. An expression does the same, and takes most of the time of a small build. */
export function indentLines(text: string, indent: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
}

/** Pieces of code in a row, with a separator of the language. */
export function joinCode<L extends Language>(pieces: readonly Code<L>[], between = ''): Code<L> {
  return pieces.join(between) as Code<L>;
}
