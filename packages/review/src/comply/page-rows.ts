import { askedPlace, ruleTitle } from '@mdav/core/frameworks';
import { code, type Html, html, NOTHING, type Part } from '../page/html.ts';
import { type PageRow, rowText } from '../page/table.ts';
import { harmfulFirst } from '../text/harmful-first.ts';
import { placeWords } from '../text/place.ts';
import { type AlikeTotal, type Answer, answersOf, HARMFUL_FIRST, placesWords, totalsOf } from './answers.ts';
import { applicable, type Compliance, type FrameworkCompliance, STANDINGS, type Tally } from './compliance.ts';
import { namedSets } from './named-sets.ts';
import { metWords, restWords, STANDING_INFO } from './standings.ts';
import { idleWords, isOfDevices } from './words.ts';

/** What a page tells besides its figures, the most harmful first. */
const KINDS = ['violates', 'not-managed', 'not-told', 'idle', 'total', ...HARMFUL_FIRST.slice(3)] as const;
export type RowKind = (typeof KINDS)[number];

/** A row of the page, and whom it is about. */
interface Told {
  readonly kind: RowKind;
  /** The place of its framework; absent of what is of none. */
  readonly of?: number;
  readonly about: string;
  readonly names: readonly string[];
  readonly row: PageRow;
  readonly columns: readonly string[];
}

/** The rows that fit a page. */
export interface PageRows {
  rows(kind: RowKind, of?: number): readonly PageRow[];
  /** What was left out, by kind; empty where everything fits. `of` a framework, or of all. */
  leftWords(of?: number): string;
  /** The names of those that rows tell by their number. */
  readonly names: Html;
}

export const TOTAL_COLUMNS = (one: FrameworkCompliance) => [
  isOfDevices(one) ? 'Devices' : 'Groups',
  'Met',
  'Otherwise',
];
export const IDLE_COLUMNS = ['Waiver', 'Where'];
export const ANSWER_COLUMNS = (one: FrameworkCompliance) => [
  'Rule',
  'About',
  'Stands',
  isOfDevices(one) ? 'Devices' : 'Groups',
  'Why',
];

/**
 * The rows of a page in no more than so many characters: what several say alike is one row, the most harmful of all frameworks
 * come first, and nothing is left out while something less harmful stands.
 */
export function pageRows(
  { idleWaivers }: Compliance,
  judged: readonly FrameworkCompliance[],
  characters: number,
): PageRows {
  const sets = namedSets();
  const all: readonly Told[] = [
    ...judged.flatMap((one, of) => [
      ...totalsOf(one).map(
        (total): Told => ({
          kind: 'total',
          of,
          about: '',
          names: total.names,
          row: totalRow(total),
          columns: TOTAL_COLUMNS(one),
        }),
      ),
      ...answersOf(one).map(
        (answer): Told => ({
          ...answer,
          kind: answer.standing,
          of,
          about: `${of} ${answer.rule.id}`,
          row: answerRow(answer, one),
          columns: ANSWER_COLUMNS(one),
        }),
      ),
    ]),
    ...idleWaivers.map(
      (waiver): Told => ({
        kind: 'idle',
        about: '',
        names: [waiver.group],
        row: { cells: [idleWords(waiver), placeWords(waiver.at)] },
        columns: IDLE_COLUMNS,
      }),
    ),
  ];
  const ranked = harmfulFirst(all, KINDS, ({ kind, about, names }) => ({ kind, about, size: names.length }));
  let length = 0;
  let fitting = 0;
  for (const { names, row, columns } of ranked) {
    length += rowText(row, columns).length + sets.lengthOf(names);
    if (length > characters) break;
    sets.take(names);
    fitting += 1;
  }
  const [kept, left] = [ranked.slice(0, fitting), ranked.slice(fitting)];
  return {
    rows: (kind, of) => kept.filter((one) => one.kind === kind && one.of === of).map(({ row }) => row),
    leftWords: (of) => leftWords(of === undefined ? left : left.filter((one) => one.of === of)),
    names: sets.lists(),
  };

  function totalRow({ tally, names, scenario }: AlikeTotal): PageRow {
    return {
      cells: [
        sets.cell(names, false),
        html`${metWords(tally)}${bar(tally)}`,
        html`${restWords(tally)}${scenario === undefined ? NOTHING : html`<small>${scenario}</small>`}`,
      ],
    };
  }

  function answerRow(answer: Answer, { groups }: FrameworkCompliance): PageRow {
    const { rule, standing, names, words } = answer;
    const { mark, words: stands } = STANDING_INFO[standing];
    return {
      cells: [
        code(rule.id),
        html`${ruleTitle(rule)}<small>${askedPlace(rule.ask)}</small>`,
        html`<span class="w-${standing}">${mark} ${stands}</span>`,
        sets.cell(names, names.length === groups.length),
        html`${words}<small>${placesWords(answer)}</small>`,
      ],
    };
  }
}

/** Rows are counted by those that they are about: so many rules of groups. */
function leftWords(left: readonly Told[]): string {
  return KINDS.flatMap((kind) => {
    const number = left.reduce((sum, one) => sum + (one.kind === kind ? one.names.length : 0), 0);
    return number === 0 ? [] : [`${number} × ${kindWords(kind)}`];
  }).join(', ');
}

function kindWords(kind: RowKind): string {
  if (kind === 'idle') return 'waiver that answers for nothing';
  return kind === 'total' ? 'how a group stands in figures' : STANDING_INFO[kind].words;
}

/** The bar repeats in shape what stands beside it in words. */
export function bar(tally: Tally): Part {
  const all = applicable(tally);
  if (all === 0) return NOTHING;
  const parts = STANDINGS.filter((standing) => standing !== 'not-applicable' && tally[standing] > 0);
  return html`<span class="bar" aria-hidden="true">${parts.map((standing) => html`<i class="s-${standing}" style="width:${((100 * tally[standing]) / all).toFixed(2)}%"></i>`)}</span>`;
}
