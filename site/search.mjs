// How the search takes words apart. Both functions run in the browser as well, where nothing else of this file is: what
// they need stands in them.

/** What stands before a whole name in the index: nothing that somebody writes begins with it. */
export const MARK = '\u00a6';

/** A name as it is looked for: without regard to case, slashes and spaces. */
export function nameToken(name) {
  return `\u00a6${name
    .toLowerCase()
    .replaceAll('/', '\\')
    .replace(/[\s"'`{}]+/g, ' ')
    .trim()}`;
}

/** Words of a page: whole, and from each capital letter on, so that `ScanOnRealtime` finds `allowScanOnRealtimeEnable`. Names behind the mark stay whole. */
export function tokenize(text) {
  const tokens = [];
  const prose = text.replace(/\u00a6[^\u00a6\n]*/g, (name) => {
    tokens.push(name.trim());
    return ' ';
  });
  for (const word of prose.split(/[\s\p{P}\p{S}]+/u)) {
    if (word === '') continue;
    tokens.push(word);
    const parts = word.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
    for (let at = 1; at < parts.length; at++) tokens.push(parts.slice(at).join(''));
  }
  return tokens;
}

/** What somebody types: its words, and all of it as one name. */
export function tokenizeQuery(text) {
  const words = text.split(/[\s\p{P}\p{S}]+/u).filter((word) => word !== '');
  const whole = text
    .toLowerCase()
    .replaceAll('/', '\\')
    .replace(/[\s"'`{}]+/g, ' ')
    .trim();
  return whole === '' ? words : [...words, `\u00a6${whole}`];
}

export const INDEX_OPTIONS = { tokenize };

export const SEARCH_OPTIONS = {
  tokenize: tokenizeQuery,
  boost: { title: 4, text: 2, titles: 1 },
  // A whole name is the page that is looked for, however often its words stand elsewhere.
  boostTerm: (term) => (term.startsWith('\u00a6') ? 1000 : 1),
  fuzzy: (term) => (term.startsWith('\u00a6') || term.length < 5 ? false : 0.2),
  prefix: (term) => !term.startsWith('\u00a6') || term.length > 4,
};
