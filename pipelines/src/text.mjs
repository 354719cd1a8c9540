/**
 * One line that a log may hold: hidden characters are shown as escapes, and what a build agent would obey is none of its
 * commands any more. Both agents look for `##[` and `##vso[` anywhere in a line, GitHub's also for `::` at its start.
 */
export function safeLine(text) {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
    .replace(/#(?=\p{DI}*#(?:\p{DI}|[vso])*\[)/giu, '\\u{23}')
    .replace(/^(\s*):(?=:)/, '$1\\u{3a}');
}

/** The same for text of several lines. */
export function safeLines(text) {
  return text.split('\n').map(safeLine).join('\n');
}

/** Text as a span of code in Markdown. */
export function asCode(text) {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const inner = safeLine(text).replaceAll('|', '\\|');
  return longest === 0 ? `${fence}${inner}${fence}` : `${fence} ${inner} ${fence}`;
}

/** Lines as a block of code, fenced by more backticks than stand in it. */
export function asBlock(lines, language) {
  const text = lines.join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A word of a command that people copy. */
export function shellWord(text) {
  return /^[\w./=:,@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

export function count(number, noun) {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
