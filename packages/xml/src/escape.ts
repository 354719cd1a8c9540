import { legal } from './characters.ts';

/** Text between tags. A carriage return goes as a reference: a reader would take it for a line feed. */
export function escapeText(text: string): string {
  const plain = legal(text);
  return /[&<>\r]/.test(plain)
    ? plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;')
    : plain;
}

/** The value of an attribute between double quotation marks. A reader would make a blank of every line end and tab. */
export function escapeAttribute(value: string): string {
  const text = escapeText(value);
  return /["\n\t]/.test(text)
    ? text.replaceAll('"', '&quot;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;')
    : text;
}

/**
 * A text as CDATA sections: one, or several where it has `]]>`. Text with a carriage return, which has no reference in a
 * section, is written as plain text.
 */
export function cdataSections(text: string): string {
  if (text.includes('\r')) return escapeText(text);
  const plain = legal(text);
  if (!plain.includes(']]>')) return `<![CDATA[${plain}]]>`;
  const sections = plain.split(/(?<=\]\])(?=>)/);
  return sections.map((section) => `<![CDATA[${section}]]>`).join('');
}
