import { once } from '@mdav/core/format';
import { jsonText, visible } from '@mdav/quote';

// Classes of Unicode take a while to compile, and most texts need none of these expressions.

/**
 * Build agents obey lines that hold `##[` or `##vso[`, wherever in a line, and some of them overlook characters that are
 * ignored when text is sorted. A fleet file must not be able to say such a thing.
 */
const agentCommand = once(() => /#(?=\p{DI}*#(?:\p{DI}|[vso])*\[)/giu);
/** A number sign with another one behind it: where a format has an escape for it, none of them is left standing. */
const doubleNumberSign = once(() => /#(?=\p{DI}*#)/gu);

/** GitHub's runner also obeys lines that start with `::`. */
const commandAtStart = once(() => /^([\s\p{DI}]*):(?=\p{DI}*:)/u);
const NO_COMMAND_AT_START = /^\s*(?:[!-9;-~]|$)/;

/** Text for a log that an agent may read along: hidden characters and the agents' commands are shown as escapes. */
export function inLog(text: string): string {
  const shown = visible(text);
  const quiet = shown.includes('#') ? shown.replace(agentCommand(), '\\u0023') : shown;
  return NO_COMMAND_AT_START.test(quiet) ? quiet : quiet.replace(commandAtStart(), '$1\\u003a');
}

/** Writes number signs that an agent could take for a command in the escape of the format at hand. */
export function escapeNumberSigns(text: string, written: string): string {
  return text.includes('#') ? text.replace(doubleNumberSign(), written) : text;
}

/** JSON that reads the same, hides nothing from people and holds no command of an agent. */
export function jsonForLogs(value: unknown): string {
  return `${escapeNumberSigns(jsonText(value, 2), '\\u0023')}\n`;
}
