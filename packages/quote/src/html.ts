import type { Code } from './code.ts';
import { visible, wellFormed } from './hidden.ts';

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What nearly every text is: ASCII in which nothing hides and nothing could be markup. */
const HARMLESS = /^[ !#-%(-;=?-~]*$/;

/** Text for a page or an attribute in quotes: what could be markup becomes a reference, what is hidden is shown. */
export function htmlText(text: string): Code<'html'> {
  if (HARMLESS.test(text)) return text as Code<'html'>;
  return visible(wellFormed(text)).replace(/[&<>"']/g, (sign) => REFERENCES[sign] ?? '') as Code<'html'>;
}
