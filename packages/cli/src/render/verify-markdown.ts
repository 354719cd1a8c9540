import { asCode, inProse, inText, markdownTable } from '@mdav/core';
import { safeMarkdown } from '@mdav/review';
import type { VerdictRecord } from '@mdav/verify';
import { leftOutWords, listed } from './verify-listed.ts';
import { groupRows } from './verify-pretty.ts';
import {
  causeInfo,
  causesOf,
  deviceWords,
  differenceWords,
  evidenceWords,
  NO_GROUP,
  totalWords,
  VERDICT_WORDS,
  verdictWords,
} from './verify-words.ts';
import type { VerdictReport, VerdictWriter, WriterOptions } from './verify-writer.ts';

/** Devices that a ticket or a comment takes. */
const LIMIT = 50;

/** Verdicts as Markdown, for a ticket or a comment. Texts of devices are code, so that none is a link or a mention. */
export function markdownWriter(write: (text: string) => void, options: WriterOptions): VerdictWriter {
  const list = listed(options.limit ?? LIMIT);
  return {
    takesRight: false,
    isFull: list.isFull,
    device: list.add,
    end(report) {
      const more = leftOutWords(list, report);
      write(
        safeMarkdown([
          `## mdav verify: ${inText(report.fleet)}`,
          '',
          `${totalWords(report)}.`,
          '',
          groupTable(report, options),
          ...causeLines(report),
          ...deviceLines(list.records),
          ...settingLines(list.records),
          ...(more === undefined ? [] : ['', inProse(more)]),
        ]),
      );
    },
  };
}

function groupTable(report: VerdictReport, { isModeOnly }: WriterOptions): string {
  const columns = ['Group', 'Wanted', 'Devices', 'Right', 'Pending', 'Wrong', 'Cannot tell', 'Settings differ'];
  const shown = isModeOnly ? columns.slice(0, -1) : columns;
  const rows = groupRows(report).map(({ name, mode, numbers }) =>
    [inText(name), mode, ...numbers.map(String)].slice(0, shown.length),
  );
  return markdownTable(shown, rows);
}

function causeLines(report: VerdictReport): readonly string[] {
  const rows = causesOf(report).map(({ cause, verdict, devices }) => {
    const { title, says, next } = causeInfo(cause);
    return [String(devices), VERDICT_WORDS[verdict], inText(title), inProse(says), inProse(next)];
  });
  if (rows.length === 0) return [];
  return ['', '### Causes', '', markdownTable(['Devices', 'Verdict', 'Cause', 'What is the case', 'Next'], rows)];
}

function deviceLines(records: readonly VerdictRecord[]): readonly string[] {
  if (records.length === 0) return [];
  const rows = records.map((record) => {
    const { group, also, cautions, notes } = record;
    const besides = [
      ...evidenceWords(record).map(asCode),
      ...also.map(({ title }) => `also: ${inText(title)}`),
      ...cautions.map(({ title }) => `caution: ${inText(title)}`),
      ...notes.map(asCode),
    ];
    return [
      asCode(deviceWords(record)),
      group === undefined ? NO_GROUP : inText(group),
      inText(verdictWords(record)),
      besides.join('; '),
    ];
  });
  return ['', '### Devices', '', markdownTable(['Device', 'Group', 'Verdict', 'Seen'], rows)];
}

function settingLines(records: readonly VerdictRecord[]): readonly string[] {
  const rows = records.flatMap((record) =>
    (record.settings?.differences ?? []).map((difference) => {
      const { setting, wanted, found, from } = differenceWords(difference);
      return [asCode(deviceWords(record)), asCode(setting), asCode(wanted), asCode(found), from];
    }),
  );
  if (rows.length === 0) return [];
  return ['', '### Settings that differ', '', markdownTable(['Device', 'Setting', 'Wanted', 'Found', 'From'], rows)];
}
