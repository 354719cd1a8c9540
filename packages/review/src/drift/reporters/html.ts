import { OS_INFO, TOOL_VERSION } from '@mdav/core';
import type { Direction, EstatePolicy } from '@mdav/core/format';
import { pageHead } from '../../page/head.ts';
import { code, type Html, html as markup, NOTHING, type Part, pageText, prose } from '../../page/html.ts';
import { table } from '../../page/table.ts';
import type { Reporter } from '../../reporter/reporter.ts';
import { DIRECTION_MARKS, DIRECTION_WORDS } from '../../text/direction-words.ts';
import {
  type Drift,
  type GroupDrift,
  isDrifted,
  isNothingCompared,
  isPartlyUnread,
  isWeaker,
  type ResidueDrift,
  type SettingDrift,
  type StrayDrift,
} from '../drift.ts';
import { isGroupDrifted } from '../drift-fleet.ts';
import type { DriftReport } from '../drift-report.ts';
import {
  absentLines,
  driftNotes,
  driftTotals,
  driftWords,
  labelOf,
  placesOf,
  policyLine,
  policyPlace,
  residueDriftWords,
  residueLabel,
  residueWhy,
  shortNames,
  strayTitle,
  strayWords,
  toldResidue,
  toldSettings,
} from '../drift-words.ts';

/** One HTML page that loads nothing and runs nothing: what drifted, group by group, with both places. */
export const html: Reporter<DriftReport> = {
  id: 'html',
  title: 'one HTML page that loads nothing',
  endings: ['.html'],
  render: (report) => `${pageText(page(report))}\n`,
};

const LOOK = markup`
.drift th:first-child{width:9rem}.drift td:nth-child(2){width:20%}.drift td:nth-child(4){width:26%}
.drift td ul{list-style:none;padding:0}
`;

function page({ drift, actual }: DriftReport): Html {
  const against = actual.join(', ');
  const drifted = drift.groups.filter(isGroupDrifted);
  const quiet = drift.groups.filter((group) => !isGroupDrifted(group));
  return markup`${pageHead({ title: [drift.fleet, ': drift against ', against], look: LOOK, hasImages: true })}
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><p class="kind">Microsoft Defender Antivirus policy</p><h1>${drift.fleet}: drift</h1><p class="dim">Against ${against}.</p>${verdict(drift)}</header>
<main id="main" tabindex="-1">
${notes(driftNotes(drift))}
${drifted.map((group, index) => groupSection(group, index))}
${drift.strays.length === 0 ? NOTHING : markup`<section aria-labelledby="strays-title"><h2 id="strays-title">Policies of no group</h2><p class="lead">What each would do if it reached the devices of the fleet.</p>${drift.strays.map(strayCard)}</section>`}
${quiet.length === 0 ? NOTHING : markup`<section aria-labelledby="quiet-title"><h2 id="quiet-title">Groups without drift</h2><div class="card"><ul>${quiet.map(quietLine)}</ul></div></section>`}
</main>
<footer><p>Made by mdav ${TOOL_VERSION} from the fleet file and from what was exported. Names, ids, dates, order and format make no difference. What nobody says is not in what was given, and may be set all the same.</p></footer>
</body>
</html>`;
}

/** The mark repeats in shape what the words say. */
function verdict(drift: Drift): Html {
  const look = isWeaker(drift)
    ? 'error'
    : isDrifted(drift) || isNothingCompared(drift) || isPartlyUnread(drift)
      ? 'warning'
      : 'good';
  const mark = { error: '▼', warning: '◆', good: '✓' }[look];
  const words = driftTotals(drift);
  return markup`<p class="verdict ${look}"><span aria-hidden="true">${mark}</span> ${words.charAt(0).toUpperCase() + words.slice(1)}</p>`;
}

function notes(lines: readonly string[]): Html {
  if (lines.length === 0) return NOTHING;
  return markup`<section aria-labelledby="notes-title"><h2 id="notes-title">What to know besides</h2><div class="card"><ul>${lines.map((line) => markup`<li>${prose(line)}</li>`)}</ul></div></section>`;
}

function groupSection(group: GroupDrift, index: number): Html {
  const nameOf = shortNames(group.policies);
  const rows = [
    ...toldSettings(group.settings).map((setting) => settingRow(setting, nameOf)),
    ...toldResidue(group.residue).map((residue) => residueRow(residue, nameOf)),
  ];
  return markup`<section aria-labelledby="g${index}-title"><h2 id="g${index}-title">${group.group}</h2><div class="card"><p class="dim">${systems(group)}</p>
${group.policies.length === 0 ? NOTHING : markup`<ul>${group.policies.map((policy) => markup`<li>${policyLine(policy)}</li>`)}</ul>`}
${absentLines(group).map((line) => markup`<p class="note">${line}</p>`)}
${rows.length === 0 ? NOTHING : table({ caption: 'From what the fleet says to what counts in the estate', columns: ['Drift', 'Setting', 'Fleet → estate', 'Where', 'Why'], rows, look: 'drift' })}</div></section>
`;
}

function systems({ os }: GroupDrift): string {
  return os.map((id) => OS_INFO[id].title).join(', ');
}

function settingRow(setting: SettingDrift, nameOf: (policy: EstatePolicy) => string) {
  return {
    cells: [
      label(labelOf(setting), setting.direction),
      markup`${code(setting.setting)}<small>${setting.title}</small>`,
      driftWords(setting),
      list(placesOf(setting, nameOf)),
      prose(setting.why),
    ],
  };
}

function residueRow(residue: ResidueDrift, nameOf: (policy: EstatePolicy) => string) {
  const places = residue.policies.map((policy) => `estate: ${nameOf(policy)}`);
  return {
    cells: [
      label(residueLabel(residue), residue.direction),
      code(residue.place),
      code(residueDriftWords(residue)),
      list(places),
      residueWhy(residue),
    ],
  };
}

function strayCard(stray: StrayDrift): Html {
  const rows: readonly { readonly cells: readonly Part[] }[] = [
    ...stray.settings.map((setting) => ({
      cells: [
        label(DIRECTION_WORDS[setting.direction], setting.direction),
        markup`${code(setting.setting)}<small>${setting.title}</small>`,
        strayWords(setting),
        prose(setting.why),
      ],
    })),
    ...stray.residue.map(({ place, says }) => ({
      cells: [label('raw'), code(place), code(says), 'No setting stands for it.'],
    })),
  ];
  return markup`<div class="card"><header><h3>${policyPlace(stray.policy)}</h3><span class="mode">${strayTitle(stray)}</span></header>
${table({ caption: 'What it says', columns: ['Drift', 'Setting', 'Says', 'Why'], rows, look: 'drift' })}</div>
`;
}

function label(words: string, direction?: Direction): Html {
  const [look, mark] = direction === undefined ? ['neutral', '·'] : [direction, DIRECTION_MARKS[direction]];
  return markup`<span class="d ${look}"><span aria-hidden="true">${mark}</span> ${words}</span>`;
}

function list(lines: readonly string[]): Part {
  return lines.length === 0 ? '' : markup`<ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;
}

function quietLine(group: GroupDrift): Html {
  const unseen =
    group.compared === 0
      ? markup` <small>Nothing of it was compared.</small>`
      : group.notGiven.settings > 0
        ? markup` <small>Not compared as a whole: see above.</small>`
        : NOTHING;
  return markup`<li><b>${group.group}</b> <span class="dim">${systems(group)}</span>${unseen}</li>`;
}
