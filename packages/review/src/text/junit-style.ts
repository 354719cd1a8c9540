import { arePlainLines, visible, wellFormed } from '@mdav/quote';
import type { XmlStyle } from '@mdav/xml';
import { escapeNumberSigns } from './safe-text.ts';

/** What a JUnit document begins with. */
export const JUNIT_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** What nearly every name is: printable ASCII in which nothing has to be escaped. */
const NAME = /^(?! *:)[ !$%(-;=?-~]*$/;

/**
 * Text between tags. Characters that XML 1.0 cannot hold, and those that hide or turn text, are shown as escapes;
 * line ends and tabs stay.
 */
function escapeText(text: string): string {
  if (NAME.test(text)) return text;
  if (arePlainLines(text)) return escapeNumberSigns(entities(text), '&#35;').replace(/(^|\n)(\s*):/g, '$1$2&#58;');
  const legal = wellFormed(text)
    .split(/([\t\n])/)
    .map((part, index) => (index % 2 === 1 ? part : visible(part)))
    .join('')
    .replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
  // A line that starts with colons could be a command to a build agent that prints the report.
  return escapeNumberSigns(entities(legal), '&#35;').replace(/(^|\n)([\s\p{DI}]*):/gu, '$1$2&#58;');
}

/** A reader makes blanks of line ends and tabs in attributes, so they are written as references. */
export function junitAttribute(text: string): string {
  if (NAME.test(text)) return text;
  return escapeText(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

function entities(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** JUnit XML as servers read it and build agents print it; {@link JUNIT_HEAD} stands before it. */
export const JUNIT_STYLE: XmlStyle = {
  declaration: 'none',
  encoding: 'utf-8',
  byteOrderMark: false,
  newline: 'lf',
  indent: 'two-spaces',
  emptyElements: 'closed',
  finalNewline: true,
  escaping: { text: escapeText, attribute: junitAttribute },
};
