import { mdCode, mdProse, mdTable, mdText } from '@mdav/quote';
import { safeMarkdown } from '../../text/safe-lines.ts';
import { groupRows } from '../group-rows.ts';
import { changeLists, changeTotals, comparedWith, moreWords, RUN_PARTS, runRows } from '../history/history-words.ts';
import { leftOutWords, listed, tellVerdicts } from '../listed.ts';
import type { RunHistory } from '../run-history.ts';
import {
  causeInfo,
  causesOf,
  deviceWords,
  differenceWords,
  evidenceWords,
  NO_GROUP,
  totalWords,
  UNREAD_TITLE,
  unreadWords,
  VERDICT_WORDS,
  verdictWords,
} from '../verdict-words.ts';
import type {
  NamedVerdict,
  VerdictReporter,
  VerdictRun,
  VerdictTotals,
  VerdictWriter,
  WriterOptions,
} from '../verdict-writer.ts';

/** Devices that a ticket or a comment takes. */
const LIMIT = 50;

/** Verdicts as Markdown, for a ticket or a comment. Texts of devices are code, so that none is a link or a mention. */
export const markdown: VerdictReporter<readonly NamedVerdict[]> = {
  id: 'markdown',
  title: 'for a ticket or a comment, the first 50 devices',
  endings: ['.md'],
  tell: ({ limit = LIMIT }) => tellVerdicts(limit),
  begin,
};

function begin({ write, options }: VerdictRun): VerdictWriter<readonly NamedVerdict[]> {
  const list = listed(options.limit ?? LIMIT);
  return {
    isFull: list.isFull,
    add: list.add,
    end(report) {
      const more = leftOutWords(list, report);
      write(
        safeMarkdown([
          `## mdav verify: ${mdText(report.fleet)}`,
          '',
          `${totalWords(report)}.`,
          ...unreadLines(report),
          '',
          groupTable(report, options),
          ...(report.history === undefined ? [] : historyLines(report.history, options)),
          ...causeLines(report),
          ...deviceLines(list.verdicts),
          ...settingLines(list.verdicts),
          ...(more === undefined ? [] : ['', mdProse(more)]),
        ]),
      );
    },
  };
}

function unreadLines(report: VerdictTotals): readonly string[] {
  const rows = unreadWords(report).map(({ problem, next }) => [mdCode(problem), mdProse(next)]);
  return rows.length === 0 ? [] : ['', `### ${UNREAD_TITLE}`, '', mdTable(['What', 'Next'], rows)];
}

function groupTable(report: VerdictTotals, { isModeOnly }: WriterOptions): string {
  const columns = ['Group', 'Wanted', 'Devices', 'Right', 'Pending', 'Wrong', 'Cannot tell', 'Settings differ'];
  const shown = isModeOnly ? columns.slice(0, -1) : columns;
  const rows = groupRows(report).map(({ name, mode, numbers }) =>
    [mdText(name), mode, ...numbers.map(String)].slice(0, shown.length),
  );
  return mdTable(shown, rows);
}

/** Runs that a comment takes. */
const MOST_RUNS = 12;

function historyLines(history: RunHistory, { limit = LIMIT }: WriterOptions): readonly string[] {
  const columns = ['Run', 'Devices', ...RUN_PARTS.map(([, words]) => words)];
  const runs = runRows(history, MOST_RUNS).map(({ name, numbers }) => [
    mdCode(name),
    ...[numbers.devices, ...RUN_PARTS.map(([part]) => numbers[part])].map(String),
  ]);
  const lists = changeLists(history, limit).flatMap((list) => {
    const more = moreWords(list);
    const rows = list.shown.map(({ device, group, before, now }) => [
      mdCode(device),
      mdText(group),
      mdText(before),
      mdText(now),
    ]);
    return [
      '',
      `**${list.title}: ${list.devices}**`,
      '',
      mdTable(['Device', 'Group', 'Before', 'Now'], rows),
      ...(more === undefined ? [] : ['', mdProse(more)]),
    ];
  });
  return [
    '',
    `### Since ${mdText(comparedWith(history))}`,
    '',
    `${changeTotals(history)}.`,
    '',
    mdTable(columns, runs),
    ...lists,
  ];
}

function causeLines(report: VerdictTotals): readonly string[] {
  const rows = causesOf(report).map((cause) => {
    const { verdict, devices } = cause;
    const { title, says, next } = causeInfo(cause);
    return [String(devices), VERDICT_WORDS[verdict], mdText(title), mdProse(says), mdProse(next)];
  });
  if (rows.length === 0) return [];
  return ['', '### Causes', '', mdTable(['Devices', 'Verdict', 'Cause', 'What is the case', 'Next'], rows)];
}

function deviceLines(verdicts: readonly NamedVerdict[]): readonly string[] {
  if (verdicts.length === 0) return [];
  const rows = verdicts.map(({ device, about }) => {
    const { group, also, cautions, notes } = about;
    const besides = [
      ...evidenceWords(about).map(mdCode),
      ...also.map(({ title }) => `also: ${mdText(title)}`),
      ...cautions.map(({ title }) => `caution: ${mdText(title)}`),
      ...notes.map(mdCode),
    ];
    return [
      mdCode(deviceWords(device)),
      group === undefined ? NO_GROUP : mdText(group),
      mdText(verdictWords(about)),
      besides.join('; '),
    ];
  });
  return ['', '### Devices', '', mdTable(['Device', 'Group', 'Verdict', 'Seen'], rows)];
}

function settingLines(verdicts: readonly NamedVerdict[]): readonly string[] {
  const rows = verdicts.flatMap(({ device, about }) =>
    (about.settings?.differences ?? []).map((difference) => {
      const { setting, wanted, found, from } = differenceWords(difference);
      return [mdCode(deviceWords(device)), mdCode(setting), mdCode(wanted), mdCode(found), from];
    }),
  );
  if (rows.length === 0) return [];
  return ['', '### Settings that differ', '', mdTable(['Device', 'Setting', 'Wanted', 'Found', 'From'], rows)];
}
