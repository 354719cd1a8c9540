import type { XmlStyle } from '@mdav/xml';

/** What the head of a document's source says: every part of the style, each with the words that it may have. */
const STYLE_WORDS = {
  declaration: ['double-quoted', 'single-quoted', 'none'],
  encoding: ['utf-8', 'utf-16'],
  byteOrderMark: ['true', 'false'],
  newline: ['lf', 'crlf'],
  indent: ['none', 'two-spaces'],
  emptyElements: ['closed', 'closed-after-space', 'paired'],
  finalNewline: ['true', 'false'],
} as const satisfies { readonly [Part in keyof Omit<XmlStyle, 'escaping'>]-?: readonly string[] };

/** The instruction that a source begins with. */
export const HEAD = 'document';

/** Reads a style from the body of the instruction `<?document declaration="none" …?>`. Throws where a part is missing, unknown or misspelt. */
export function styleOf(body: string): XmlStyle {
  const said = new Map([...body.matchAll(/(\w+)="([^"]*)"/g)].map(([, part = '', word = '']) => [part, word]));
  for (const part of said.keys())
    if (!Object.hasOwn(STYLE_WORDS, part)) throw new Error(`<?${HEAD}?> knows no ${part}`);
  const parts = Object.entries(STYLE_WORDS).map(([part, words]): readonly [string, string | boolean] => {
    const word = words.find((each) => each === said.get(part));
    if (word === undefined) throw new Error(`<?${HEAD}?> wants ${part}: ${words.join(' or ')}`);
    return [part, word === 'true' ? true : word === 'false' ? false : word];
  });
  // Every part was found, with one of its words.
  return Object.fromEntries(parts) as unknown as XmlStyle;
}
