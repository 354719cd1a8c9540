import { type Diagnostic, TOOL_VERSION } from '@mdav/core';
import { byObject } from '@mdav/core/format';
import type { VerdictAbout } from '@mdav/verify';
import { jsonForLogs } from '../../text/safe-text.ts';
import { tellEach } from '../listed.ts';
import type { NamedVerdict, VerdictReporter, VerdictRun, VerdictTotals, VerdictWriter } from '../verdict-writer.ts';

/** One JSON document, written device by device; verdict.schema.json describes it. */
export const json: VerdictReporter<readonly string[]> = {
  id: 'json',
  title: 'one document, see verdict.schema.json',
  endings: ['.json'],
  tell: ({ limit }) => tellEach(limit, deviceText),
  begin,
};

function begin({ write, fleet, options }: VerdictRun): VerdictWriter<readonly string[]> {
  const head = {
    formatVersion: 1,
    tool: { name: 'mdav', version: TOOL_VERSION },
    fleet,
    listed: options.all ? 'all' : 'not-right',
  };
  let devices = 0;
  const begin = () => write(`${membersOf(head)},\n  "devices": [`);
  const isFull = () => options.limit !== undefined && devices >= options.limit;
  return {
    isFull,
    add(texts) {
      for (const text of texts) {
        if (isFull()) return;
        if (devices++ === 0) begin();
        write(`${devices === 1 ? '' : ','}${text}`);
      }
    },
    end(report) {
      if (devices === 0) begin();
      const tail = jsonForLogs(tailOf(report, devices)).trimEnd().slice(1);
      write(`${devices === 0 ? '' : '\n  '}],${tail}\n`);
    },
  };
}

/** A device as it stands in the list of a document, on lines of its own. */
function deviceText({ device, about }: NamedVerdict): string {
  const name = device === undefined ? '' : `${MEMBER}"device": ${jsonForLogs(device).trimEnd()},`;
  return `${BRACE}${name}${membersInList(about)}`;
}

/** The members of an object as they stand there, with the brace that closes it: made once of what many devices have alike. */
const membersInList = byObject((about: VerdictAbout) => {
  const within = jsonForLogs([[about]]);
  return within.slice(BEFORE.length, -BEHIND.length);
});

const [BRACE, MEMBER] = ['\n    {', '\n      '];
/** What stands around the members of an object in a list that is the member of something. */
const [BEFORE, BEHIND] = [`[\n  [${BRACE}`, '\n  ]\n]\n'];

/** An object without the brace that closes it. */
function membersOf(value: object): string {
  return jsonForLogs(value).trimEnd().slice(0, -2);
}

function tailOf({ summary, problems, unread, listable, right, history }: VerdictTotals, devices: number): object {
  return {
    leftOut: listable - devices,
    right,
    summary,
    problems: { count: problems.count, first: problems.first.map(problemRecord) },
    ...(unread.length === 0 ? {} : { unread: unread.map(problemRecord) }),
    ...(history === undefined ? {} : { history }),
  };
}

function problemRecord({ code, message, hint, at }: Diagnostic): object {
  return {
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(at.file === undefined ? {} : { file: at.file }),
    ...(at.line === undefined ? {} : { line: at.line }),
  };
}
