import type { XmlStyle } from './style.ts';
import { utf16 } from './text.ts';

const QUOTATION_MARKS = { 'double-quoted': '"', 'single-quoted': "'" } as const;

/** A document around the markup of its root, whose line ends are LF so far. No byte order mark. */
export function documentText(markup: string, style: XmlStyle): string {
  const text = `${declarationOf(style)}${markup}${style.finalNewline ? '\n' : ''}`;
  return style.newline === 'lf' ? text : text.replaceAll('\n', '\r\n');
}

/** The bytes of a document. */
export function documentBytes(text: string, { byteOrderMark, encoding }: XmlStyle): Uint8Array {
  const marked = byteOrderMark ? `\uFEFF${text}` : text;
  return encoding === 'utf-8' ? new TextEncoder().encode(marked) : utf16(marked);
}

function declarationOf({ declaration, encoding }: XmlStyle): string {
  if (declaration === 'none') return '';
  const mark = QUOTATION_MARKS[declaration];
  return `<?xml version=${mark}1.0${mark} encoding=${mark}${encoding}${mark}?>\n`;
}
