import { TOOL_VERSION } from '@mdav/core';
import { jsonForLogs } from '../../text/safe-text.ts';
import type { VerdictReporter, VerdictRun, VerdictTotals, VerdictWriter } from '../verdict-writer.ts';

/** One JSON document, written device by device; verdict.schema.json describes it. */
export const json: VerdictReporter = {
  id: 'json',
  title: 'one document, see verdict.schema.json',
  endings: ['.json'],
  begin,
};

function begin({ write, fleet, options }: VerdictRun): VerdictWriter {
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

function tailOf({ summary, problems, listable, right, history }: VerdictTotals, devices: number): object {
  const first = problems.first.map(({ code, message, hint, at }) => ({
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(at.file === undefined ? {} : { file: at.file }),
    ...(at.line === undefined ? {} : { line: at.line }),
  }));
  return {
    leftOut: listable - devices,
    right,
    summary,
    problems: { count: problems.count, first },
    ...(history === undefined ? {} : { history }),
  };
}
