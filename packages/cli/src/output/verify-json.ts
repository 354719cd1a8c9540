import { TOOL_VERSION } from '@mdav/core';
import { inLog, jsonForLogs } from '@mdav/review';
import type { VerdictReport, VerdictWriter, WriterOptions } from './verify-writer.ts';

/** One JSON document, written device by device; verdict.schema.json describes it. */
export function jsonWriter(write: (text: string) => void, fleet: string, options: WriterOptions): VerdictWriter {
  const head = {
    formatVersion: 1,
    tool: { name: 'mdav', version: TOOL_VERSION },
    fleet,
    listed: options.all ? 'all' : 'not-right',
  };
  let devices = 0;
  const begin = () => write(`${membersOf(head)},\n  "devices": [`);
  return {
    takesRight: false,
    isFull: () => options.limit !== undefined && devices >= options.limit,
    device(record) {
      if (devices++ === 0) begin();
      write(`${devices === 1 ? '' : ','}\n    ${jsonForLogs(record).trimEnd().replaceAll('\n', '\n    ')}`);
    },
    end(report) {
      if (devices === 0) begin();
      const tail = jsonForLogs(tailOf(report, devices)).trimEnd().slice(1);
      write(`${devices === 0 ? '' : '\n  '}],${tail}\n`);
    },
  };
}

/** An object without the brace that closes it. */
function membersOf(value: object): string {
  return jsonForLogs(value).trimEnd().slice(0, -2);
}

function tailOf({ summary, problems, listable, right }: VerdictReport, devices: number): object {
  const first = problems.first.map(({ code, message, hint, at }) => ({
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(at.file === undefined ? {} : { file: at.file }),
    ...(at.line === undefined ? {} : { line: at.line }),
  }));
  return { leftOut: listable - devices, right, summary, problems: { count: problems.count, first } };
}

/** One JSON document per line and device, nothing besides: for other programs, and for any number of devices. */
export function ndjsonWriter(write: (text: string) => void, { limit }: WriterOptions): VerdictWriter {
  let devices = 0;
  return {
    takesRight: false,
    isFull: () => limit !== undefined && devices >= limit,
    device(record) {
      devices++;
      // What is escaped here stands in strings alone, and the escapes are those of JSON.
      write(`${inLog(JSON.stringify(record))}\n`);
    },
    end: () => {},
  };
}
