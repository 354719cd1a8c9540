import type { Paint } from '../terminal/paint.ts';
import { htmlWriter } from './verify-html.ts';
import { jsonWriter, ndjsonWriter } from './verify-json.ts';
import { junitWriter } from './verify-junit.ts';
import { markdownWriter } from './verify-markdown.ts';
import { prettyWriter } from './verify-pretty.ts';
import type { VerdictWriter, WriterOptions } from './verify-writer.ts';

/** A way to tell verdicts. */
export interface VerdictFormat {
  readonly id: string;
  readonly title: string;
  /** Endings of files that are taken for this format. */
  readonly endings: readonly string[];
  readonly writer: (
    write: (text: string) => void,
    fleet: string,
    options: WriterOptions,
    paint: Paint,
  ) => VerdictWriter;
}

/** Every way to tell verdicts, in the order of the help. */
export const VERDICT_FORMATS: readonly VerdictFormat[] = [
  {
    id: 'pretty',
    title: 'for people: numbers, causes with what to do, the first 50 devices',
    endings: ['.txt'],
    writer: (write, _, options, paint) => prettyWriter(write, options, paint),
  },
  {
    id: 'json',
    title: 'one document, see verdict.schema.json',
    endings: ['.json'],
    writer: (write, fleet, options) => jsonWriter(write, fleet, options),
  },
  {
    id: 'ndjson',
    title: 'a JSON document per device and line, for any number of devices',
    endings: ['.ndjson', '.jsonl'],
    writer: (write, _, options) => ndjsonWriter(write, options),
  },
  {
    id: 'markdown',
    title: 'for a ticket or a comment, the first 50 devices',
    endings: ['.md'],
    writer: (write, _, options) => markdownWriter(write, options),
  },
  {
    id: 'junit',
    title: 'JUnit XML with a case for every device, for servers that count tests',
    endings: ['.xml'],
    writer: (write, fleet, options) => junitWriter(write, fleet, options),
  },
  {
    id: 'html',
    title: 'a page for people, the first 2000 devices',
    endings: ['.html', '.htm'],
    writer: (write, _, options) => htmlWriter(write, options),
  },
];
