import type { Diagnostic } from '@mdav/core';

/** A row of CSV under the names of its header, or why it cannot be one. */
export type CsvItem =
  | {
      readonly kind: 'record';
      readonly record: Readonly<Record<string, string>>;
      readonly header: readonly string[];
      /** How many fields it has; fewer than the header where the last ones are missing. */
      readonly fields: number;
      /** From 1, the header not counted. */
      readonly number: number;
      /** Line on which the record begins, from 1. */
      readonly line: number;
    }
  | { readonly kind: 'problem'; readonly diagnostic: Diagnostic };

/** Takes CSV piece by piece, cut anywhere, and gives the records that are complete. */
export interface CsvReader {
  push(text: string): readonly CsvItem[];
  /** The last record, which need not end with a line. */
  end(): readonly CsvItem[];
}

/** Characters that one record may have; a longer one is a quote that nobody closed. */
const LONGEST_RECORD = 1 << 20;

/**
 * Reads CSV as RFC 4180 has it, with what programs make of it besides: a byte order mark, `;` or tab between the
 * fields, a first line `sep=;` or `#TYPE …`, single line feeds, blank lines. The delimiter is the one that the header
 * has most of.
 *
 * Errors: `csv-too-long`, `csv-unclosed-quote`, `csv-field-count`; the record is left out.
 */
export function csvReader(): CsvReader {
  let rest = '';
  let line = 1;
  let number = 0;
  let delimiter: string | undefined;
  let header: readonly string[] | undefined;
  let isFirst = true;
  /** Inside a record that was too long: everything up to the next line is passed over. */
  let isSkipping = false;

  function take(text: string, isEnd: boolean): readonly CsvItem[] {
    const items: CsvItem[] = [];
    let at = isFirst && text.startsWith('\uFEFF') ? 1 : 0;
    if (text.length > 0) isFirst = false;
    while (at < text.length) {
      if (isSkipping) {
        const end = text.indexOf('\n', at);
        if (end < 0) {
          at = text.length;
          break;
        }
        at = end + 1;
        line++;
        isSkipping = false;
        continue;
      }
      if (header === undefined) {
        const firstLine = lineFrom(text, at);
        if (firstLine === undefined && !isEnd) break;
        const content = firstLine ?? text.slice(at);
        const chosen = /^"?sep=(.)"?$/i.exec(content)?.[1];
        if (chosen !== undefined || content.startsWith('#TYPE ')) {
          delimiter = chosen;
          at = Math.min(text.length, at + content.length + lineEnd(text, at + content.length));
          line++;
          continue;
        }
        delimiter ??= likelyDelimiter(content);
      }
      const found = readRecord(text, at, delimiter ?? ',', isEnd);
      if (found === 'more' && text.length - at <= LONGEST_RECORD) break;
      if (typeof found === 'string') {
        number++;
        items.push(found === 'unclosed' ? unclosed(number, line) : tooLong(number, line));
        isSkipping = true;
        continue;
      }
      const begins = line;
      line += countLines(text, at, found.next);
      at = found.next;
      const { fields } = found;
      if (fields.length === 1 && fields[0] === '') continue;
      if (header === undefined) {
        header = fields.map((name) => name.trim());
        continue;
      }
      number++;
      if (fields.length > header.length) items.push(tooMany(number, begins, fields.length, header.length));
      else {
        const record = recordOf(header, fields);
        items.push({ kind: 'record', record, header, fields: fields.length, number, line: begins });
      }
    }
    rest = text.slice(at);
    return items;
  }

  return {
    push: (text) => take(rest + text, false),
    end: () => take(rest, true),
  };
}

/** Fields under the names of the header. Missing ones at the end are not there; of two equal names the first counts. */
export function recordOf(header: readonly string[], fields: readonly string[]): Readonly<Record<string, string>> {
  // Without a prototype, so that a column may have any name.
  const record: Record<string, string> = Object.create(null);
  for (let index = fields.length - 1; index >= 0; index--) {
    const name = header[index];
    if (name !== undefined && name !== '') record[name] = fields[index] ?? '';
  }
  return record;
}

interface FoundRecord {
  readonly fields: readonly string[];
  readonly next: number;
}

function readRecord(text: string, from: number, delimiter: string, isEnd: boolean): FoundRecord | 'more' | 'unclosed' {
  const fields: string[] = [];
  const separator = delimiter.charCodeAt(0);
  let at = from;
  for (;;) {
    let value = '';
    if (text.charCodeAt(at) === QUOTE) {
      at++;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) return isEnd ? 'unclosed' : 'more';
        if (quote + 1 === text.length && !isEnd) return 'more';
        value += text.slice(at, quote);
        at = quote + 1;
        if (text.charCodeAt(at) !== QUOTE) break;
        value += '"';
        at++;
      }
    }
    const start = at;
    let code = text.charCodeAt(at);
    while (at < text.length && code !== separator && code !== LF && code !== CR) code = text.charCodeAt(++at);
    if (at > start) value += text.slice(start, at);
    fields.push(value);
    if (at >= text.length) return isEnd ? { fields, next: at } : 'more';
    if (code === separator) {
      at++;
      continue;
    }
    // A line may end with CR LF, and the LF may be in the next piece.
    if (code === CR && at + 1 === text.length && !isEnd) return 'more';
    return { fields, next: at + lineEnd(text, at) };
  }
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

function lineEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== CR) return 1;
  return text.charCodeAt(at + 1) === LF ? 2 : 1;
}

function lineFrom(text: string, from: number): string | undefined {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && at + 1 < text.length)) return text.slice(from, at);
  }
  return undefined;
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) count++;
  }
  return count;
}

function likelyDelimiter(header: string): string {
  const plain = header.replaceAll(/"[^"]*"/g, '');
  const count = (character: string) => plain.split(character).length;
  const best = [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0];
  return best ?? ',';
}

function tooLong(number: number, line: number): CsvItem {
  return problem(
    'csv-too-long',
    `Record ${number} is longer than any record of a device; everything up to the next line is left out.`,
    line,
    'Look for a quotation mark that opens and never closes.',
  );
}

function unclosed(number: number, line: number): CsvItem {
  const message = `Record ${number} opens a quotation mark that never closes.`;
  return problem(
    'csv-unclosed-quote',
    message,
    line,
    'Close the quotation mark, or double one that is part of the text.',
  );
}

function tooMany(number: number, line: number, has: number, header: number): CsvItem {
  const message = `Record ${number} has ${has} fields, and the header has ${header}.`;
  return problem('csv-field-count', message, line, 'Put fields that hold the delimiter in quotation marks.');
}

function problem(code: string, message: string, line: number, hint: string): CsvItem {
  return { kind: 'problem', diagnostic: { code, severity: 'error', message, at: { line }, hint } };
}
