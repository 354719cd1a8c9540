import { htmlText, visible, wellFormed } from '@mdav/quote';

/**
 * The one place where markup is made. Whatever stands between `${` and `}` of an `html` template is text and made
 * harmless, unless it came out of such a template itself; attributes are always written in double quotes.
 */

const MARKUP = Symbol('markup');

/** Markup that is safe to put into a page: only `html` makes it. */
export interface Html {
  readonly [MARKUP]: string;
}

/** What a template takes: text, a number, markup, or a list of these. */
export type Part = string | number | Html | readonly Part[];

/** A piece of a page. */
export function html(markup: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = markup[0] ?? '';
  for (let index = 0; index < parts.length; index++) text += markupOf(parts[index] ?? '') + (markup[index + 1] ?? '');
  return { [MARKUP]: text };
}

/** Nothing at all. */
export const NOTHING = html``;

/** Parts one after another, with something between them. */
export function join(parts: readonly Part[], between: Part = ''): Html {
  return html`${parts.map((part, index) => (index === 0 ? part : [between, part]))}`;
}

/** A finished page as text. */
export function pageText(page: Html): string {
  return page[MARKUP];
}

/** Text as code: line ends and other hidden characters are shown. */
export function code(text: string): Html {
  return { [MARKUP]: `<code>${htmlText(visible(wellFormed(text)))}</code>` };
}

/** A message: what stands between backticks becomes code. */
export function prose(text: string): Html {
  return join(text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? code(part) : part)));
}

/**
 * A link out of the page. Only `https:` is one: any other address, such as `javascript:`, leaves the text alone.
 */
export function linkOut(url: string, text: Part): Html {
  if (!/^https:\/\/[a-z0-9.-]+\//i.test(url)) return html`${text}`;
  return html`<a href="${url}" rel="noopener noreferrer external">${text}</a>`;
}

/** A link to a file beside the page, given relative to it. */
export function linkBeside(path: string, text: Part): Html {
  const address = wellFormed(path).split('/').map(encodeURIComponent).join('/');
  // In front of a name with a colon, which would be taken for a scheme.
  return html`<a href="./${address}">${text}</a>`;
}

/** A link inside the page. */
export function linkTo(anchor: string, text: Part): Html {
  return html`<a href="#${anchor}">${text}</a>`;
}

function markupOf(part: Part): string {
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return htmlText(part.replace(/\r\n|[\r\n\t]/g, ' '));
  if (isHtml(part)) return part[MARKUP];
  return part.map(markupOf).join('');
}

function isHtml(part: Html | readonly Part[]): part is Html {
  return MARKUP in part;
}
