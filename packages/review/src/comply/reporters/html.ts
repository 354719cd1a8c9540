import { TOOL_VERSION } from '@mdav/core';
import { frameworkName } from '@mdav/core/frameworks';
import { pageHead } from '../../page/head.ts';
import { type Html, html as markup, NOTHING, pageText, prose } from '../../page/html.ts';
import { table } from '../../page/table.ts';
import type { Reporter } from '../../reporter/reporter.ts';
import { count } from '../../text/count.ts';
import { type Compliance, type FrameworkCompliance, subjectOf } from '../compliance.ts';
import { ANSWER_COLUMNS, bar, IDLE_COLUMNS, type PageRows, pageRows, TOTAL_COLUMNS } from '../page-rows.ts';
import { judgedWords, metWords, restWords } from '../standings.ts';
import { isOfDevices, mendWords } from '../words.ts';

/** What a browser shows without delay, and a person never reads to its end. */
const MOST_CHARACTERS = 1_800_000;

/** One HTML page that loads nothing and runs nothing: a bar per framework, and each answer to a rule once, the worst first. */
export const html: Reporter<Compliance> = {
  id: 'html',
  title: 'one HTML page that loads nothing',
  endings: ['.html'],
  render: (compliance) => `${pageText(page(compliance))}\n`,
};

const LOOK = markup`
.bar{display:flex;height:.7rem;border-radius:.35rem;overflow:hidden;background:var(--head);margin:.3rem 0}
.bar i{display:block;min-width:2px}
.s-meets{background:var(--good)}.s-no-effect{background:repeating-linear-gradient(45deg,var(--good) 0 3px,var(--card) 3px 6px)}
.s-waived{background:var(--info)}.s-violates{background:var(--error)}.s-not-managed{background:var(--warning)}.s-not-told{background:var(--line)}
.w-violates{color:var(--error);font-weight:600}.w-not-managed{color:var(--warning);font-weight:600}.w-meets{color:var(--good)}
.answers th:first-child{width:13%}.answers td:nth-child(2){width:25%}.answers td:nth-child(3){width:9rem}.answers td:nth-child(4){width:22%}
.glance th:first-child{width:26%}.glance td:nth-child(2){width:14%}.glance td:nth-child(3){width:25%}
.totals th:first-child{width:40%}.totals td:nth-child(2){width:25%}.totals tbody th{font-weight:400}
details>summary{cursor:pointer}
`;

function page(compliance: Compliance): Html {
  const judged = compliance.frameworks.filter(({ groups }) => groups.length > 0);
  // What stands on every page comes off what rows may take; its words about what is left out are no longer than these.
  const bare = pageText(wholePage(compliance, judged, pageRows({ ...compliance, idleWaivers: [] }, [], 0))).length;
  const room = MOST_CHARACTERS - bare - judged.length * MOST_LEFT_WORDS;
  return wholePage(compliance, judged, pageRows(compliance, judged, room));
}

/** Room for what a section has besides its rows, and for what it says of those that are left out. */
const MOST_LEFT_WORDS = 1500;

function wholePage(compliance: Compliance, judged: readonly FrameworkCompliance[], rows: PageRows): Html {
  const { fleet, date, mends } = compliance;
  const idle = rows.rows('idle');
  return markup`${pageHead({ title: [fleet, ': compliance, ', date], look: LOOK, hasImages: true })}
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><p class="kind">Microsoft Defender Antivirus policy</p><h1>${fleet}: compliance</h1><p class="dim">As of ${date}. ${judgedWords(compliance)}</p>${leftNote(rows.leftWords())}</header>
${contents(compliance, judged, rows)}
<main id="main" tabindex="-1">
<section aria-labelledby="all-title"><h2 id="all-title">At a glance</h2><div class="card">${overview(judged)}</div></section>
${mends.length === 0 ? NOTHING : markup`<section aria-labelledby="mends-title"><h2 id="mends-title">What one change mends most</h2><div class="card"><ul>${mends.map((mend) => markup`<li>${prose(mendWords(mend))}</li>`)}</ul></div></section>`}
${idle.length === 0 ? NOTHING : markup`<section aria-labelledby="idle-title"><h2 id="idle-title">Waivers that answer for nothing</h2><div class="card">${table({ caption: 'Each with where it stands', columns: IDLE_COLUMNS, rows: idle })}</div></section>`}
${judged.map((one, index) => frameworkSection(one, index, rows))}
${rows.names === NOTHING ? NOTHING : markup`<section aria-labelledby="names-title"><h2 id="names-title">${nameTitle(judged)}</h2><div class="card">${rows.names}</div></section>`}
</main>
<footer><p>Made by mdav ${TOOL_VERSION} from the fleet file, as of ${date}. ${judgedWords(compliance)} The same fleet and day give the same page.</p></footer>
</body>
</html>`;
}

/** What was left out, and where the whole stands. */
function leftNote(words: string): Html {
  if (words === '') return NOTHING;
  return markup`<p class="note">Cut, since the page would be more than ${MOST_CHARACTERS} characters: what harms least was left out. Left out: ${words}. <code>mdav comply --output comply.json</code> tells everything, <code>--framework</code> and <code>--group</code> make a page of a part.</p>`;
}

const nameTitle = (judged: readonly FrameworkCompliance[]) =>
  `${judged.some(isOfDevices) ? 'Devices' : 'Groups'} by name`;

/** What the page has; the style lays it beside the content where there is room. */
function contents({ mends }: Compliance, judged: readonly FrameworkCompliance[], rows: PageRows): Html {
  return markup`<nav aria-label="Contents"><ul>
<li><a href="#all-title">At a glance</a></li>
${mends.length === 0 ? NOTHING : markup`<li><a href="#mends-title">What one change mends most</a></li>`}
${rows.rows('idle').length === 0 ? NOTHING : markup`<li><a href="#idle-title">Waivers that answer for nothing</a></li>`}
${judged.map(({ framework }, index) => markup`<li><a href="#f${index}">${frameworkName(framework)}</a></li>`)}
${rows.names === NOTHING ? NOTHING : markup`<li><a href="#names-title">${nameTitle(judged)}</a></li>`}
</ul></nav>`;
}

function overview(frameworks: readonly FrameworkCompliance[]): Html {
  if (frameworks.length === 0) return markup`<p>None of the frameworks is for a group of this fleet.</p>`;
  return table({
    caption: 'Rules that are met, of those that apply',
    columns: ['Framework', 'Held to it', 'Met', 'Otherwise'],
    look: 'glance',
    rows: frameworks.map((one, index) => ({
      cells: [
        markup`<a href="#f${index}">${frameworkName(one.framework)}</a>`,
        heldWords(one),
        markup`${metWords(one.tally)}${bar(one.tally)}`,
        restWords(one.tally),
      ],
    })),
  });
}

function heldWords(one: FrameworkCompliance): string {
  const [only, ...others] = one.groups;
  if (only !== undefined && others.length === 0) return subjectOf(only);
  return count(one.groups.length, isOfDevices(one) ? 'device' : 'group');
}

/** Met, or for other systems: below what is to be looked at. */
const QUIET = ['meets', 'not-applicable'] as const;
const OPEN = ['violates', 'not-managed', 'not-told', 'no-effect', 'waived'] as const;

function frameworkSection(one: FrameworkCompliance, index: number, rows: PageRows): Html {
  const { framework } = one;
  const open = OPEN.flatMap((kind) => rows.rows(kind, index));
  const quiet = QUIET.flatMap((kind) => rows.rows(kind, index));
  const totals = rows.rows('total', index);
  const left = rows.leftWords(index);
  const columns = ANSWER_COLUMNS(one);
  return markup`<section id="f${index}" aria-labelledby="f${index}-title"><h2 id="f${index}-title">${frameworkName(framework)}</h2><p class="lead">${framework.title}</p>
<div class="card">${totals.length === 0 ? NOTHING : table({ caption: 'Those of which as many rules stand the same way, together', columns: TOTAL_COLUMNS(one), rows: totals, look: 'totals' })}
${open.length === 0 ? NOTHING : table({ caption: 'To look at: what several answer alike, once', columns, rows: open, look: 'answers' })}
${left === '' ? NOTHING : markup`<p class="note">Left out here: ${left}.</p>`}
${quiet.length === 0 ? NOTHING : markup`<details><summary>Met, or not for these systems</summary>${table({ caption: 'Met or not applicable', columns, rows: quiet, look: 'answers' })}</details>`}</div></section>
`;
}
