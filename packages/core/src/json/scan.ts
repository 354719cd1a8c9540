import { isBlank } from './measure.ts';

/** A place in the text where it stops being JSON that we take. */
export interface ScanProblem {
  readonly kind: 'syntax' | 'duplicate';
  /** In UTF-16 code units from the start. */
  readonly offset: number;
  /** The repeated name, for a duplicate; what was expected, for a syntax error. */
  readonly what: string;
}

/** What is expected behind a document. */
export const END_OF_FILE = 'the end of the file';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Nobody writes longer numbers; a longer run of digits is taken on trust instead of through a pattern. */
const LONGEST_NUMBER = 1_000;

/**
 * Goes through JSON text once, strictly, and finds the first thing wrong with it. Slow beside `JSON.parse`, and needed
 * only when there is something to complain about. The caller has bounded the depth.
 */
export function findProblem(text: string): ScanProblem | undefined {
  let at = 0;

  const skipBlank = () => {
    while (isBlank(text.charCodeAt(at))) at += 1;
  };
  const syntax = (what: string): ScanProblem => ({ kind: 'syntax', offset: Math.min(at, text.length), what });

  const value = (): ScanProblem | undefined => {
    skipBlank();
    switch (text[at]) {
      case '{':
        return object();
      case '[':
        return array();
      case '"':
        return string() === undefined ? syntax('the end of the string, or a valid character') : undefined;
      default:
        return scalar();
    }
  };

  const scalar = (): ScanProblem | undefined => {
    for (const word of ['true', 'false', 'null']) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return undefined;
      }
    }
    const start = at;
    while (isNumeric(text.charCodeAt(at))) at += 1;
    const isNumber = at - start > LONGEST_NUMBER || NUMBER.test(text.slice(start, at));
    if (isNumber) return undefined;
    at = start;
    return syntax('a value');
  };

  /** The token with its quotes; the cursor is then behind it, and at the bad character when there is none. */
  const string = (): string | undefined => {
    const start = at;
    at = endOfCharacters(text, start);
    if (text[at] !== '"') return undefined;
    at += 1;
    return text.slice(start, at);
  };

  const object = (): ScanProblem | undefined => {
    const names = new Set<string>();
    at += 1;
    skipBlank();
    if (text[at] === '}') {
      at += 1;
      return undefined;
    }
    for (;;) {
      skipBlank();
      const start = at;
      if (text[at] !== '"') return syntax('a name in double quotes');
      const token = string();
      if (token === undefined) return syntax('the end of the name, or a valid character');
      const name = JSON.parse(token) as string;
      if (names.has(name)) return { kind: 'duplicate', offset: start, what: name };
      names.add(name);
      skipBlank();
      if (text[at] !== ':') return syntax('":"');
      at += 1;
      const problem = value();
      if (problem !== undefined) return problem;
      skipBlank();
      const next = text[at];
      if (next !== ',' && next !== '}') return syntax('"," or "}"');
      at += 1;
      if (next === '}') return undefined;
    }
  };

  const array = (): ScanProblem | undefined => {
    at += 1;
    skipBlank();
    if (text[at] === ']') {
      at += 1;
      return undefined;
    }
    for (;;) {
      const problem = value();
      if (problem !== undefined) return problem;
      skipBlank();
      const next = text[at];
      if (next !== ',' && next !== ']') return syntax('"," or "]"');
      at += 1;
      if (next === ']') return undefined;
    }
  };

  const end = (): ScanProblem | undefined => {
    skipBlank();
    return at < text.length ? syntax(END_OF_FILE) : undefined;
  };

  return value() ?? end();
}

/** The closing quote of a string, or the first character that may not stand in one, or the end of the text. */
function endOfCharacters(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code === 0x22) return at;
    if (code !== 0x5c) at += 1;
    else if (/["\\/bfnrt]/.test(text[at + 1] ?? '')) at += 2;
    else if (/^u[0-9a-fA-F]{4}/.test(text.slice(at + 1, at + 6))) at += 6;
    else return at;
  }
  return at;
}

/** Digits, sign, point and exponent; NaN, which stands for the end of the text, is none of them. */
function isNumeric(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e || code === 0x45 || code === 0x65
  );
}
