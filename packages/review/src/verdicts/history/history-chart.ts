import { type Html, html } from '../../page/html.ts';
import { table } from '../../page/table.ts';
import type { NamedRun, RunHistory } from '../run-history.ts';
import { RUN_PARTS, runRows } from './history-words.ts';

/** Columns that a narrow screen can still tell apart. */
const MOST = 60;
const HEIGHT = 100;
/** Units of a column with the gap behind it, and without. */
const [STEP, WIDTH] = [10, 8];

/** The look of the chart, for the style of its page. */
export const CHART_STYLE = html`
.chart{margin:0 0 1rem}
.chart svg{display:block;width:100%;height:11rem;border-bottom:1px solid var(--dim)}
.chart .ends{display:flex;justify-content:space-between;gap:1rem;font-size:.8125rem;color:var(--dim);font-variant-numeric:tabular-nums}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0;margin:0 0 .6rem;font-size:.8125rem}
.legend svg{display:inline-block;width:.8rem;height:.8rem;border:0;vertical-align:-.08rem;margin-right:.35rem}
.p-wrong{fill:var(--error)}
.p-unknown{fill:var(--dim)}
.p-pending{fill:var(--info)}
.p-differing{fill:var(--warning)}
.p-right{fill:var(--good)}
.p-edge{stroke:var(--card);stroke-width:1.5;vector-effect:non-scaling-stroke}
@media print{.chart,.legend{break-inside:avoid}}
@media (forced-colors:active){.chart svg,.legend svg{forced-color-adjust:none}}
`;

/**
 * A column for every run, its parts on top of each other: what is right at the bottom, what is wrong on top. The numbers
 * stand in a table below, so nothing is told by the picture alone.
 */
export function historyChart(history: RunHistory): Html {
  const runs = runRows(history, MOST);
  const highest = Math.max(1, ...runs.map(({ numbers }) => numbers.devices));
  const [first, last] = [runs[0], runs.at(-1)];
  const says = `Devices in ${runs.length} runs, from ${partsWords(first)} to ${partsWords(last)}.`;
  return html`<figure class="chart">
<ul class="legend">${RUN_PARTS.map(
    ([part, words]) =>
      html`<li><svg viewBox="0 0 1 1" aria-hidden="true"><rect class="p-${part}" width="1" height="1"/></svg>${words}</li>`,
  )}</ul>
<p class="dim">${highest} devices at most</p>
<svg viewBox="0 0 ${runs.length * STEP} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${says}">
${runs.map((run, index) => column(run, index, highest))}</svg>
<div class="ends"><span>${first?.name ?? ''}</span><span>${last?.name ?? ''}</span></div>
</figure>
`;
}

/** The numbers behind the chart, folded: on a narrow screen they are long. */
export function historyTable(history: RunHistory): Html {
  const rows = runRows(history, MOST);
  const more = history.earlier.length + 1 - rows.length;
  const numbers = table({
    caption: more > 0 ? `The runs in numbers, without the ${more} oldest` : 'The runs in numbers',
    columns: ['Run', 'Devices', ...RUN_PARTS.map(([, words]) => words)],
    look: 'numbers',
    rows: rows
      .map(({ name, numbers }) => ({
        cells: [name, numbers.devices, ...RUN_PARTS.map(([part]) => numbers[part])],
      }))
      .reverse(),
  });
  return html`<details><summary>The numbers of each run</summary>${numbers}</details>
`;
}

function column({ name, numbers }: NamedRun, index: number, highest: number): Html {
  let y = HEIGHT;
  const rects = RUN_PARTS.filter(([part]) => numbers[part] > 0).map(([part]) => {
    const height = (numbers[part] / highest) * HEIGHT;
    y -= height;
    return html`<rect class="p-${part} p-edge" x="${index * STEP + (STEP - WIDTH) / 2}" y="${rounded(y)}" width="${WIDTH}" height="${rounded(height)}"/>`;
  });
  return html`<g><title>${name}: ${partsOf(numbers)}</title>${rects}</g>
`;
}

function partsWords(run: NamedRun | undefined): string {
  return run === undefined ? '' : `${run.name} (${partsOf(run.numbers)})`;
}

function partsOf(numbers: NamedRun['numbers']): string {
  const parts = RUN_PARTS.filter(([part]) => numbers[part] > 0).map(
    ([part, words]) => `${numbers[part]} ${words.toLowerCase()}`,
  );
  return parts.length === 0 ? 'no device' : parts.join(', ');
}

/** Enough digits for a picture, the same on every machine. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
