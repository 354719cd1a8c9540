import { answerPage } from '@mdav/core/json';
import { brokenJson } from './json-lines.ts';
import { LONGEST_RECORD, noJson, recordOf, type StateRecord } from './state-record.ts';

/** Members in which PowerShell and the hunting API keep the list. */
const WRAPPERS: readonly string[] = ['value', 'Results', 'results'];

/** Where the scan stands between two pieces. */
interface Scan {
  /** Braces that are open, the one of a wrapper included. */
  depth: number;
  /** 1 inside a document that only wraps a list, else 0: at this depth records begin. */
  base: 0 | 1;
  /** Brackets that are open at the depth at which records begin. */
  lists: number;
  /** True within a string, and when its next character is escaped. */
  inString: boolean;
  isEscaped: boolean;
  line: number;
  startLine: number;
  /** What was read of the open record in earlier pieces. */
  open: string;
  /** The last string at the first level of a document, as far as it is short, and whether a colon came after it. */
  key: string;
  isAfterColon: boolean;
  /** Of a document that wraps a list, what stands around it; nothing where that is too long to be an answer. */
  around: string | undefined;
  /** Where it begins. */
  startOfAnswer: number;
}

/** More stands around no list. */
const LONGEST_AROUND = 65_536;

const BACKSLASH = 0x5c;

/**
 * The records of a list over many lines, of several documents one after the other, or of the list inside a document
 * that only wraps it. Nothing is read as a whole: each record is taken as soon as it is complete.
 */
export function* jsonElements(texts: Iterable<string>): Generator<StateRecord> {
  const scan: Scan = {
    depth: 0,
    base: 0,
    lists: 0,
    inString: false,
    isEscaped: false,
    line: 1,
    startLine: 1,
    open: '',
    key: '',
    isAfterColon: false,
    around: undefined,
    startOfAnswer: 1,
  };
  for (const text of texts) {
    yield* elementsIn(text, scan);
    if (scan.open.length <= LONGEST_RECORD) continue;
    yield noJson(
      scan.startLine,
      `The record is longer than ${LONGEST_RECORD} characters, and what follows is not read.`,
      'Look for a brace or a quotation mark that never closes.',
      'rest',
    );
    return;
  }
  if (scan.depth === 0 && scan.lists === 0) return;
  const line = scan.depth > scan.base ? scan.startLine : scan.line;
  yield noJson(line, 'The input ends before it is complete.', 'Export or copy the file again.', 'rest');
}

function* elementsIn(text: string, scan: Scan): Generator<StateRecord> {
  let start = 0;
  /** Where what stands around a list goes on. */
  let aroundFrom = 0;
  for (let index = 0; index < text.length; index++) {
    if (scan.inString) {
      const end = endOfString(text, index, scan);
      if (end < 0) break;
      if (scan.depth === 1) noteKey(text, index, end, scan);
      index = end;
      continue;
    }
    const character = text[index];
    switch (character) {
      case '\n':
        scan.line++;
        break;
      case '"':
        if (scan.depth > 0) scan.inString = true;
        else index = yield* foreign(text, index, scan);
        break;
      case '{':
        if (scan.depth++ === scan.base) {
          start = index;
          scan.startLine = scan.line;
          scan.key = '';
        }
        break;
      case '}': {
        if (scan.depth === 0) {
          index = yield* foreign(text, index, scan);
          break;
        }
        if (--scan.depth < scan.base) {
          scan.base = 0;
          const around = scan.around === undefined ? undefined : scan.around + text.slice(aroundFrom, index + 1);
          scan.around = undefined;
          const page = around === undefined ? undefined : pageAround(around, scan.startOfAnswer);
          if (page !== undefined) yield page;
        } else if (scan.depth === scan.base) {
          const whole = scan.open + text.slice(start, index + 1);
          scan.open = '';
          // Beside the list of a wrapper stand other things.
          if (scan.base === 0 || scan.lists > 0) yield elementRecord(whole, scan.startLine);
        }
        break;
      }
      case '[':
        if (scan.depth === scan.base) {
          if (scan.base === 0 || scan.lists > 0 || isWrapped(scan)) {
            if (scan.base === 1 && scan.lists === 0) keepAround(text.slice(aroundFrom, index + 1), scan);
            scan.lists++;
          }
        } else if (scan.base === 0 && scan.depth === 1 && scan.lists === 0 && isWrapped(scan)) {
          scan.base = 1;
          scan.lists = 1;
          scan.around = '';
          keepAround(scan.open + text.slice(start, index + 1), scan);
          scan.startOfAnswer = scan.startLine;
          scan.open = '';
        }
        break;
      case ']':
        if (scan.depth === scan.base && scan.lists > 0 && --scan.lists === 0) aroundFrom = index;
        break;
      case ':':
        scan.isAfterColon = scan.depth === 1;
        break;
      default:
        if (scan.depth === 0 && !isBetween(text.charCodeAt(index))) index = yield* foreign(text, index, scan);
    }
  }
  if (scan.depth > scan.base) scan.open += text.slice(start);
  if (scan.base === 1 && scan.lists === 0) keepAround(text.slice(aroundFrom), scan);
}

function keepAround(text: string, scan: Scan): void {
  if (scan.around === undefined) return;
  scan.around = scan.around.length + text.length > LONGEST_AROUND ? undefined : scan.around + text;
}

/** An answer without its records, which were given already, where it is a page of a list. */
function pageAround(text: string, line: number): StateRecord | undefined {
  try {
    const page = answerPage(JSON.parse(text));
    return page === undefined ? undefined : { kind: 'record', line, value: [], page };
  } catch {
    // What is no JSON around a list is no record, and its records are read all the same.
    return undefined;
  }
}

/** The list that follows is that of a wrapper. */
function isWrapped({ key, isAfterColon }: Scan): boolean {
  return isAfterColon && WRAPPERS.includes(key);
}

function noteKey(text: string, from: number, end: number, scan: Scan): void {
  scan.key = end - from <= 10 ? text.slice(from, end) : '';
  scan.isAfterColon = false;
}

/** Where the string that is open ends; negative when it goes on in the next piece. */
function endOfString(text: string, from: number, scan: Scan): number {
  let at = scan.isEscaped ? from + 1 : from;
  scan.isEscaped = false;
  for (;;) {
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    let backslashes = 0;
    while (end - backslashes > at && text.charCodeAt(end - backslashes - 1) === BACKSLASH) backslashes++;
    const isEscaped = backslashes % 2 === 1;
    if (quote < 0) {
      scan.isEscaped = isEscaped;
      return -1;
    }
    if (!isEscaped) {
      scan.inString = false;
      return quote;
    }
    at = quote + 1;
  }
}

/** White space, and what stands between the items of a list. */
function isBetween(code: number): boolean {
  return code <= 0x20 || code === 0x2c || code === 0xfeff;
}

/** One complaint for a run of what does not belong there; ends before the next record, list or line. */
function* foreign(text: string, from: number, scan: Scan): Generator<StateRecord, number> {
  yield noJson(
    scan.line,
    'Something stands here that is no record of a device.',
    'Give a list of objects, and nothing beside it.',
  );
  let index = from;
  while (index + 1 < text.length && !'{[]\n'.includes(text[index + 1] ?? '')) index++;
  return index;
}

function elementRecord(text: string, line: number): StateRecord {
  try {
    return recordOf(JSON.parse(text), line);
  } catch (error) {
    return brokenJson(line, error);
  }
}
