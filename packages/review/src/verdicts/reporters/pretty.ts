import type { Verdict } from '@mdav/core/decision';
import { type Paint, PLAIN_PAINT } from '../../text/paint.ts';
import { inLog } from '../../text/safe-text.ts';
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
  VERDICT_MARKS,
  VERDICT_WORDS,
  verdictWords,
  wrongSettings,
} from '../verdict-words.ts';
import type {
  NamedVerdict,
  VerdictReporter,
  VerdictRun,
  VerdictTotals,
  VerdictWriter,
  WriterOptions,
} from '../verdict-writer.ts';

/** Devices that a screen takes. */
const LIMIT = 50;

/** Verdicts for people at a terminal: numbers by group, causes with what to do, then the devices. */
export const pretty: VerdictReporter<readonly NamedVerdict[]> = {
  id: 'pretty',
  title: 'for people: numbers, causes with what to do, the first 50 devices',
  endings: ['.txt'],
  tell: ({ limit = LIMIT }) => tellVerdicts(limit),
  begin,
};

function begin({ write, options, paint = PLAIN_PAINT }: VerdictRun): VerdictWriter<readonly NamedVerdict[]> {
  const list = listed(options.limit ?? LIMIT);
  return {
    isFull: list.isFull,
    add: list.add,
    end(report) {
      const lines = [
        `${paint.bold(inLog(report.fleet))}: ${totalWords(report)}`,
        ...unreadLines(report, paint),
        '',
        ...groupTable(report, options, paint),
        ...(report.history === undefined ? [] : historyLines(report.history, options, paint)),
        ...causeLines(report, paint),
        ...settingLines(report, options, paint),
        ...deviceLines(list.verdicts, paint),
      ];
      const more = leftOutWords(list, report);
      write(`${lines.join('\n')}\n${more === undefined ? '' : `\n${paint.dim(more)}\n`}`);
    },
  };
}

function unreadLines(report: VerdictTotals, paint: Paint): readonly string[] {
  const lines = unreadWords(report).flatMap(({ problem, next }) => [
    `  ${inLog(problem)}`,
    ...(next === '' ? [] : [`  ${paint.good('→')} ${inLog(next)}`]),
  ]);
  return lines.length === 0 ? [] : ['', paint.severity('error', UNREAD_TITLE), ...lines];
}

const COLUMNS = ['Devices', 'Right', 'Pending', 'Wrong', 'Cannot tell', 'Settings differ'];

function groupTable(report: VerdictTotals, { isModeOnly }: WriterOptions, paint: Paint): readonly string[] {
  const rows = groupRows(report);
  const columns = isModeOnly ? COLUMNS.slice(0, -1) : COLUMNS;
  const nameWidth = Math.max('Group'.length, ...rows.map(({ name }) => inLog(name).length));
  const modeWidth = Math.max('Wanted'.length, ...rows.map(({ mode }) => mode.length));
  const head = ['Group'.padEnd(nameWidth), 'Wanted'.padEnd(modeWidth), ...columns].join('  ');
  return [
    `  ${paint.dim(head)}`,
    ...rows.map(({ name, mode, numbers }) => {
      const cells = columns.map((column, index) => {
        const number = numbers[index] ?? 0;
        const text = (number === 0 && index > 0 ? '·' : String(number)).padStart(column.length);
        if (number === 0) return paint.dim(text);
        return index === 3 || index === 5 ? paint.severity('error', text) : text;
      });
      return `  ${[paint.bold(inLog(name).padEnd(nameWidth)), mode.padEnd(modeWidth), ...cells].join('  ')}`;
    }),
  ];
}

/** Runs that a screen takes. */
const MOST_RUNS = 12;

function historyLines(history: RunHistory, { limit = LIMIT }: WriterOptions, paint: Paint): readonly string[] {
  const runs = runRows(history, MOST_RUNS);
  const width = Math.max('Run'.length, ...runs.map(({ name }) => inLog(name).length));
  const columns = ['Devices', ...RUN_PARTS.map(([, words]) => words)];
  const lists = changeLists(history, limit).flatMap((list) => {
    const more = moreWords(list);
    return [
      `  ${paint.bold(list.title)}: ${list.devices}`,
      ...list.shown.map(
        ({ device, group, before, now }) =>
          `    ${paint.bold(inLog(device))}  ${paint.dim(inLog(group))}  ${inLog(before)} → ${inLog(now)}`,
      ),
      ...(more === undefined ? [] : [`    ${paint.dim(more)}`]),
    ];
  });
  return [
    '',
    `${paint.bold(`Since ${inLog(comparedWith(history))}`)}: ${changeTotals(history)}`,
    `  ${paint.dim(['Run'.padEnd(width), ...columns].join('  '))}`,
    ...runs.map(({ name, numbers }) => {
      const cells = [numbers.devices, ...RUN_PARTS.map(([part]) => numbers[part])];
      const told = cells.map((cell, index) => {
        const text = (cell === 0 && index > 0 ? '·' : String(cell)).padStart(columns[index]?.length ?? 0);
        return cell === 0 ? paint.dim(text) : text;
      });
      return `  ${[inLog(name).padEnd(width), ...told].join('  ')}`;
    }),
    ...lists,
  ];
}

function causeLines(report: VerdictTotals, paint: Paint): readonly string[] {
  const causes = causesOf(report);
  if (causes.length === 0) return [];
  const width = Math.max(...causes.map(({ devices }) => String(devices).length));
  const lines = causes.flatMap((cause) => {
    const { verdict, devices } = cause;
    const { title, next } = causeInfo(cause);
    const head = `  ${String(devices).padStart(width)}  ${painted(verdict, VERDICT_WORDS[verdict].padEnd(11), paint)}  ${paint.bold(title)}`;
    return next === '' ? [head] : [head, `  ${' '.repeat(width)}  ${paint.good('→')} ${next}`];
  });
  return ['', paint.bold('Causes'), ...lines];
}

function settingLines(report: VerdictTotals, { isModeOnly }: WriterOptions, paint: Paint): readonly string[] {
  const settings = isModeOnly ? [] : wrongSettings(report);
  if (settings.length === 0) return [];
  const width = Math.max(...settings.map(({ devices }) => String(devices).length));
  return [
    '',
    paint.bold('Settings that differ'),
    ...settings.map(({ setting, devices }) => `  ${String(devices).padStart(width)}  ${inLog(setting)}`),
  ];
}

function deviceLines(verdicts: readonly NamedVerdict[], paint: Paint): readonly string[] {
  if (verdicts.length === 0) return [];
  return ['', paint.bold('Devices'), ...verdicts.flatMap((verdict) => oneDevice(verdict, paint))];
}

function oneDevice({ device, about }: NamedVerdict, paint: Paint): readonly string[] {
  const { verdict, group, also, cautions, notes, settings } = about;
  const differences = settings?.differences ?? [];
  const mark = verdict === 'right' && differences.length > 0 ? '≠' : VERDICT_MARKS[verdict];
  const evidence = evidenceWords(about).map(inLog).join('; ');
  const titles = (label: string, list: readonly { readonly title: string }[]) =>
    list.length === 0 ? [] : [`      ${paint.dim(`${label}:`)} ${list.map(({ title }) => title).join(', ')}`];
  return [
    `  ${painted(verdict, mark, paint)} ${paint.bold(inLog(deviceWords(device)))}  ${paint.dim(group === undefined ? NO_GROUP : inLog(group))}  ${painted(verdict, verdictWords(about), paint)}`,
    ...(evidence === '' ? [] : [`      ${evidence}`]),
    ...titles('also', also),
    ...titles('caution', cautions),
    ...notes.map((note) => `      ${paint.dim(inLog(note))}`),
    ...differences.map((difference) => {
      const { setting, wanted, found, from } = differenceWords(difference);
      return `      ${inLog(setting)}: wanted ${inLog(wanted)}, found ${inLog(found)} ${paint.dim(`(${from})`)}`;
    }),
  ];
}

function painted(verdict: Verdict, text: string, paint: Paint): string {
  switch (verdict) {
    case 'right':
      return paint.good(text);
    case 'pending':
      return paint.severity('warning', text);
    case 'wrong':
      return paint.severity('error', text);
    case 'unknown':
      return paint.severity('info', text);
  }
}
