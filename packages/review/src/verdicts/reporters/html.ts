import { TOOL_VERSION } from '@mdav/core';
import { byObject, byText } from '@mdav/core/format';
import type { SettingDifference, VerdictAbout } from '@mdav/verify';
import { pageHead } from '../../page/head.ts';
import {
  type Html,
  code as htmlCode,
  prose as htmlProse,
  join as joinHtml,
  html as markup,
  NOTHING,
  pageText,
} from '../../page/html.ts';
import { table as htmlTable } from '../../page/table.ts';
import { groupRows } from '../group-rows.ts';
import { CHART_STYLE, historyChart, historyTable } from '../history/history-chart.ts';
import { type ChangeList, changeLists, changeTotals, comparedWith, moreWords } from '../history/history-words.ts';
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

/** Devices that a page takes before it becomes slow. */
const LIMIT = 2000;

/** One HTML page that loads nothing and runs nothing, with the look of `mdav report`. */
export const html: VerdictReporter<readonly NamedVerdict[]> = {
  id: 'html',
  title: 'a page for people, the first 2000 devices',
  endings: ['.html', '.htm'],
  tell: ({ limit = LIMIT }) => tellVerdicts(limit),
  begin,
};

function begin({ write, options }: VerdictRun): VerdictWriter<readonly NamedVerdict[]> {
  const list = listed(options.limit ?? LIMIT);
  return {
    isFull: list.isFull,
    add: list.add,
    end: (report) => write(safeInLogs(pageOf(report, list.verdicts, leftOutWords(list, report), options))),
  };
}

/** A page can be printed to the log of a build agent, which obeys what begins with two number signs. */
function safeInLogs(page: string): string {
  return page.replace(/#(?=\p{DI}*#)/gu, '&#35;');
}

const LOOK = markup`${CHART_STYLE}
.devices th:first-child{width:16%}
.devices td:nth-child(2){width:14%}
.devices td:nth-child(3){width:20%}
.changes th:first-child,.changes td:nth-child(2){width:20%}
.changes td:nth-child(3){width:30%}
.numbers td{font-variant-numeric:tabular-nums}
@media (min-width:72rem){body{display:block}}
`;

function pageOf(
  report: VerdictTotals,
  verdicts: readonly NamedVerdict[],
  more: string | undefined,
  options: WriterOptions,
): string {
  const { wrong } = report.summary.verdicts;
  const isRight = report.right === report.summary.devices && report.unread.length === 0;
  const look = wrong > 0 ? 'error' : isRight ? 'good' : 'warning';
  return `${pageText(markup`${pageHead({ title: [report.fleet, ': Defender Antivirus on devices'], look: LOOK })}
<body>
<header class="top"><p class="kind">Microsoft Defender Antivirus on devices</p><h1>${report.fleet}</h1><p class="verdict ${look}">${totalWords(report)}</p></header>
<main>
${section(UNREAD_TITLE, unreadTable(report))}${section('Groups', groupTable(report, options))}${report.history === undefined ? NOTHING : historySection(report.history, options)}${section('Causes', causeTable(report))}${section('Devices', deviceTable(verdicts))}${
  more === undefined
    ? NOTHING
    : markup`<p class="notes">${htmlProse(more)}</p>
`
}</main>
<footer><p>Made by mdav ${TOOL_VERSION} from what the devices told of themselves. The same fleet and the same data give the same page.</p></footer>
</body>
</html>`)}\n`;
}

function section(title: string, body: Html | undefined): Html {
  return body === undefined
    ? NOTHING
    : markup`<section><h2>${title}</h2><div class="card">${body}</div></section>
`;
}

function historySection(history: RunHistory, { limit = LIMIT }: WriterOptions): Html {
  const lists = changeLists(history, limit);
  return markup`<section><h2>Since ${comparedWith(history)}</h2>
<div class="card"><p class="lead">${changeTotals(history)}.</p>${historyChart(history)}${historyTable(history)}</div>
${lists.map(
  (list) => markup`<div class="card">${changeTable(list)}${moreNote(list)}</div>
`,
)}</section>
`;
}

function moreNote(list: ChangeList): Html {
  const more = moreWords(list);
  return more === undefined ? NOTHING : markup`<p class="notes">${htmlProse(more)}</p>`;
}

function changeTable({ title, devices, shown }: ChangeList): Html {
  return htmlTable({
    caption: `${title}: ${devices}`,
    columns: ['Device', 'Group', 'Before', 'Now'],
    look: 'changes',
    rows: shown.map(({ device, group, before, now }) => ({ cells: [htmlCode(device), group, before, now] })),
  });
}

function unreadTable(report: VerdictTotals): Html | undefined {
  const rows = unreadWords(report);
  if (rows.length === 0) return undefined;
  return htmlTable({
    caption: 'Inputs that were not read to their end',
    columns: ['What', 'Next'],
    rows: rows.map(({ problem, next }) => ({ cells: [htmlCode(problem), htmlProse(next)] })),
  });
}

function groupTable(report: VerdictTotals, { isModeOnly }: WriterOptions): Html {
  const columns = ['Group', 'Wanted', 'Devices', 'Right', 'Pending', 'Wrong', 'Cannot tell', 'Settings differ'];
  const shown = isModeOnly ? columns.slice(0, -1) : columns;
  return htmlTable({
    caption: 'Devices by group',
    columns: shown,
    look: 'numbers',
    rows: groupRows(report).map(({ name, mode, numbers }) => ({
      cells: [name, mode, ...numbers].slice(0, shown.length),
    })),
  });
}

function causeTable(report: VerdictTotals): Html | undefined {
  const causes = causesOf(report);
  if (causes.length === 0) return undefined;
  return htmlTable({
    caption: 'Why devices are not right, and what to do',
    columns: ['Cause', 'Verdict', 'Devices', 'What is the case', 'Next'],
    rows: causes.map((cause) => {
      const { verdict, devices } = cause;
      const { title, says, next } = causeInfo(cause);
      return { cells: [title, VERDICT_WORDS[verdict], devices, htmlProse(says), htmlProse(next)] };
    }),
  });
}

function deviceTable(verdicts: readonly NamedVerdict[]): Html | undefined {
  if (verdicts.length === 0) return undefined;
  // Many devices have few things to do, and like ones are shown alike.
  const advice = byText((next) => markup`<small>${htmlProse(next)}</small>`, LIMIT);
  const seen = byText(htmlCode, LIMIT);
  const differencePart = byObject(differenceHtml);
  const cellsOf = byObject((about: VerdictAbout) => [
    about.group ?? NO_GROUP,
    markup`${verdictWords(about)}${about.next === '' ? NOTHING : advice(about.next)}`,
    joinHtml(seenParts(about, seen), BREAK),
    joinHtml((about.settings?.differences ?? []).map(differencePart), BREAK),
  ]);
  return htmlTable({
    caption: 'Devices in the order of the data',
    columns: ['Device', 'Group', 'Verdict', 'Seen', 'Settings that differ'],
    look: 'devices',
    rows: verdicts.map(({ device, about }) => ({ cells: [htmlCode(deviceWords(device))], shared: cellsOf(about) })),
  });
}

const BREAK = markup`<br>`;

function seenParts(about: VerdictAbout, seen: (words: string) => Html): readonly Html[] {
  const also = about.also.map(({ title }) => markup`also: ${title}`);
  const cautions = about.cautions.map(({ title }) => markup`caution: ${title}`);
  return [...evidenceWords(about).map(seen), ...also, ...cautions, ...about.notes.map((note) => markup`${note}`)];
}

function differenceHtml(difference: SettingDifference): Html {
  const { setting, wanted, found, from } = differenceWords(difference);
  return markup`${htmlCode(setting)}: wanted ${htmlCode(wanted)}, found ${htmlCode(found)} (${from})`;
}
