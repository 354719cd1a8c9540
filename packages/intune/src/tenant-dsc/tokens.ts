/** A piece of PowerShell, as far as configurations use it for data. */
export interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'variable' | 'newline' | 'mark';
  /** Of a text what it says; of a mark one of `{ } ( ) = ; , @( @{`, or any other letter. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** True of a text in which something is put when the code runs. */
  readonly isExpandable?: true;
}

/** PowerShell takes typographic quotes like straight ones. */
const SINGLE = "'\u2018\u2019\u201a\u201b";
const DOUBLE = '"\u201c\u201d\u201e';
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  0: '\0',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

const SPACE = /(?:[^\S\r\n]|`\r?\n)+/y;
const NEWLINE = /\r\n|\r|\n/y;
const LINE_COMMENT = /#[^\r\n]*/y;
const HERE = /@(['"\u2018-\u201b\u201c-\u201e])[^\S\r\n]*\r?\n/y;
const NUMBER = /-?\d+(?:\.\d+)?(?![\w.])/y;
const VARIABLE = /\$(?:\{[^}\r\n]*\}|[\w:?^$]+)/y;
const WORD = /[^\s{}()@;,='"$#|&\u2018-\u201b\u201c-\u201e]+/y;

/** The pieces of a text, without comments and blanks. A text that does not end goes to the end of the file. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const [end, token] = tokenAt(text, at);
    if (token !== undefined) tokens.push(token);
    at = end;
  }
  return tokens;
}

function tokenAt(text: string, start: number): readonly [end: number, token?: Token] {
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = start;
    return pattern.exec(text)?.[0];
  };
  const token = (kind: Token['kind'], found: string) =>
    [start + found.length, { kind, value: found, start, end: start + found.length }] as const;
  const letter = text[start] ?? '';
  const space = match(SPACE);
  if (space !== undefined) return [start + space.length];
  const newline = match(NEWLINE);
  if (newline !== undefined) return token('newline', newline);
  if (text.startsWith('<#', start)) {
    const close = text.indexOf('#>', start + 2);
    return [close === -1 ? text.length : close + 2];
  }
  const comment = match(LINE_COMMENT);
  if (comment !== undefined) return [start + comment.length];
  const here = match(HERE);
  if (here !== undefined) return hereText(text, start, here);
  if (SINGLE.includes(letter)) return plainText(text, start);
  if (DOUBLE.includes(letter)) return expandableText(text, start);
  const number = match(NUMBER);
  if (number !== undefined) return token('number', number);
  const variable = match(VARIABLE);
  if (variable !== undefined) return token('variable', variable);
  if (letter === '@' && '({'.includes(text[start + 1] ?? ' ')) return token('mark', text.slice(start, start + 2));
  return token(match(WORD) === undefined ? 'mark' : 'word', match(WORD) ?? letter);
}

function plainText(text: string, start: number): readonly [number, Token] {
  let value = '';
  let at = start + 1;
  for (; at < text.length; at += 1) {
    if (SINGLE.includes(text[at] ?? '')) {
      if (!SINGLE.includes(text[at + 1] ?? ' ')) break;
      at += 1;
    }
    value += text[at];
  }
  return [at + 1, { kind: 'text', value, start, end: at + 1 }];
}

function expandableText(text: string, start: number): readonly [number, Token] {
  let value = '';
  let isExpandable = false;
  let at = start + 1;
  // Code within the text may have quotes of its own.
  let depth = 0;
  let quotes = '';
  for (; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    const next = text[at + 1] ?? ' ';
    if (letter === '`') {
      value += ESCAPES[next] ?? next;
      at += 1;
      continue;
    }
    if (depth > 0) {
      if (quotes === '' && (SINGLE + DOUBLE).includes(letter)) quotes = SINGLE.includes(letter) ? SINGLE : DOUBLE;
      else if (quotes.includes(letter)) quotes = '';
      else if (quotes === '') depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    } else if (letter === '$' && /[\w({:?^$]/.test(next)) {
      isExpandable = true;
      if (next === '(') {
        depth = 1;
        value += letter;
        at += 1;
      }
    } else if (DOUBLE.includes(letter)) {
      if (!DOUBLE.includes(next)) break;
      at += 1;
    }
    value += text[at];
  }
  const token = { kind: 'text', value, start, end: at + 1 } as const;
  return [at + 1, isExpandable ? { ...token, isExpandable } : token];
}

function hereText(text: string, start: number, opening: string): readonly [number, Token] {
  const isPlain = SINGLE.includes(opening[1] ?? '');
  const from = start + opening.length;
  const close = isPlain ? /\r?\n['\u2018-\u201b]@/g : /\r?\n["\u201c-\u201e]@/g;
  // An empty one closes at once.
  close.lastIndex = from - 1;
  const found = close.exec(text);
  const value = text.slice(from, Math.max(from, found?.index ?? text.length));
  const end = found === null ? text.length : found.index + found[0].length;
  const token = { kind: 'text', value, start, end } as const;
  return [end, !isPlain && /[$`]/.test(value) ? { ...token, isExpandable: true } : token];
}
