import { TOOL_VERSION } from '@mdav/core';
import { askedPlace, type Framework, frameworkName, ruleTitle } from '@mdav/core/frameworks';
import { pageHead } from '../../page/head.ts';
import { code, type Html, html as markup, NOTHING, pageText } from '../../page/html.ts';
import { table } from '../../page/table.ts';
import type { Reporter } from '../../reporter/reporter.ts';
import { placeWords } from '../../text/place.ts';
import {
  applicable,
  type Compliance,
  type FrameworkCompliance,
  type GroupCompliance,
  STANDINGS,
  type Standing,
  type Tally,
} from '../compliance.ts';
import { judgedWords, metWords, restWords, STANDING_INFO } from '../standings.ts';
import { idleWords, isOfDevices, mendWords, scenarioWords, standingWords, subjectWords, whereWords } from '../words.ts';

/** One HTML page that loads nothing and runs nothing: a bar per framework and group, and the rules under it. */
export const html: Reporter<Compliance> = {
  id: 'html',
  title: 'one HTML page that loads nothing',
  endings: ['.html'],
  render: (compliance) => `${pageText(page(compliance))}\n`,
};

const BARS = markup`
.bar{display:flex;height:.7rem;border-radius:.35rem;overflow:hidden;background:var(--head);margin:.3rem 0}
.bar i{display:block;min-width:2px}
.s-meets{background:var(--good)}.s-no-effect{background:repeating-linear-gradient(45deg,var(--good) 0 3px,var(--card) 3px 6px)}
.s-waived{background:var(--info)}.s-violates{background:var(--error)}.s-not-managed{background:var(--warning)}.s-not-told{background:var(--line)}
.w-violates{color:var(--error);font-weight:600}.w-not-managed{color:var(--warning);font-weight:600}.w-meets{color:var(--good)}
details>summary{cursor:pointer}
`;

function page(compliance: Compliance): Html {
  const { fleet, date, frameworks, mends, idleWaivers } = compliance;
  const judged = frameworks.filter(({ groups }) => groups.length > 0);
  return markup`${pageHead({ title: [fleet, ': compliance, ', date], look: BARS, hasImages: true })}
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><p class="kind">Microsoft Defender Antivirus policy</p><h1>${fleet}: compliance</h1><p class="dim">As of ${date}. ${judgedWords(compliance)}</p></header>
${contents(compliance, judged)}
<main id="main" tabindex="-1">
<section aria-labelledby="all-title"><h2 id="all-title">At a glance</h2><div class="card">${overview(judged)}</div></section>
${mends.length === 0 ? NOTHING : markup`<section aria-labelledby="mends-title"><h2 id="mends-title">What one change mends most</h2><div class="card"><ul>${mends.map((mend) => markup`<li>${mendWords(mend)}</li>`)}</ul></div></section>`}
${idleWaivers.length === 0 ? NOTHING : markup`<section aria-labelledby="idle-title"><h2 id="idle-title">Waivers that answer for nothing</h2><div class="card"><ul>${idleWaivers.map((waiver) => markup`<li>${idleWords(waiver)} <small>${placeWords(waiver.at)}</small></li>`)}</ul></div></section>`}
${judged.map((one, index) => frameworkSection(one, index))}
</main>
<footer><p>Made by mdav ${TOOL_VERSION} from the fleet file, as of ${date}. ${judgedWords(compliance)} The same fleet and day give the same page.</p></footer>
</body>
</html>`;
}

/** What the page has; the style lays it beside the content where there is room. */
function contents({ mends, idleWaivers }: Compliance, judged: readonly FrameworkCompliance[]): Html {
  return markup`<nav aria-label="Contents"><ul>
<li><a href="#all-title">At a glance</a></li>
${mends.length === 0 ? NOTHING : markup`<li><a href="#mends-title">What one change mends most</a></li>`}
${idleWaivers.length === 0 ? NOTHING : markup`<li><a href="#idle-title">Waivers that answer for nothing</a></li>`}
${judged.map(({ framework }, index) => markup`<li><a href="#f${index}">${frameworkName(framework)}</a></li>`)}
</ul></nav>`;
}

function overview(frameworks: readonly FrameworkCompliance[]): Html {
  if (frameworks.length === 0) return markup`<p>None of the frameworks is for a group of this fleet.</p>`;
  return table({
    caption: 'Rules that are met, of those that apply',
    columns: ['Framework', frameworks.some(isOfDevices) ? 'Device' : 'Group', 'Met', 'Otherwise'],
    rows: frameworks.flatMap(({ framework, groups, tally: all }, index) => {
      const row = (subject: string, tally: Tally) => ({
        cells: [
          markup`<a href="#f${index}">${frameworkName(framework)}</a>`,
          subject,
          markup`${metWords(tally)}${bar(tally)}`,
          restWords(tally),
        ],
      });
      const rows = groups.map(({ tally, ...subject }) => row(subjectWords(subject), tally));
      return groups.length < 2 ? rows : [...rows, row('in all', all)];
    }),
  });
}

/** The bar repeats in shape what stands beside it in words. */
function bar(tally: Tally): Html {
  const all = applicable(tally);
  if (all === 0) return NOTHING;
  const parts = STANDINGS.filter((standing) => standing !== 'not-applicable' && tally[standing] > 0);
  return markup`<span class="bar" aria-hidden="true">${parts.map((standing) => markup`<i class="s-${standing}" style="width:${((100 * tally[standing]) / all).toFixed(2)}%"></i>`)}</span>`;
}

function frameworkSection({ framework, groups }: FrameworkCompliance, index: number): Html {
  return markup`<section id="f${index}" aria-labelledby="f${index}-title"><h2 id="f${index}-title">${frameworkName(framework)}</h2><p class="lead">${framework.title}</p>
${groups.map((group) => groupCard(framework, group))}</section>
`;
}

function groupCard(framework: Framework, group: GroupCompliance): Html {
  const { rules, tally, ...subject } = group;
  const scenario = scenarioWords(framework, group);
  const isOpen = ({ standing }: { readonly standing: Standing }) =>
    standing !== 'meets' && standing !== 'not-applicable';
  const open = rules.filter(isOpen);
  const others = rules.filter((one) => !isOpen(one));
  return markup`<div class="card"><header><h3>${subjectWords(subject)}</h3><span class="mode">${metWords(tally)} met</span></header>${bar(tally)}
${scenario === undefined ? NOTHING : markup`<p>${scenario}</p>`}
${open.length === 0 ? NOTHING : rulesTable('To look at', open)}
${others.length === 0 ? NOTHING : markup`<details><summary>${others.length} that are met or not for these systems</summary>${rulesTable('Met or not applicable', others)}</details>`}</div>
`;
}

function rulesTable(caption: string, rules: GroupCompliance['rules']): Html {
  return table({
    caption,
    columns: ['Rule', 'About', 'Stands', 'Why'],
    rows: rules.map((one) => ({
      cells: [
        code(one.rule.id),
        markup`${ruleTitle(one.rule)}<small>${askedPlace(one.rule.ask)}</small>`,
        markup`<span class="w-${one.standing}">${STANDING_INFO[one.standing].mark} ${STANDING_INFO[one.standing].words}</span>`,
        markup`${standingWords(one)}<small>${whereWords(one)}</small>`,
      ],
    })),
  });
}
