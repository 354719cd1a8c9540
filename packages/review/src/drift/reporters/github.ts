import type { Location } from '@mdav/core';
import type { Direction } from '@mdav/core/format';
import type { Reporter } from '../../reporter/reporter.ts';
import { fileFromRoot } from '../../text/place.ts';
import { type CommandProperties, workflowCommand } from '../../text/workflow-command.ts';
import type { Drift, GroupDrift } from '../drift.ts';
import type { DriftReport } from '../drift-report.ts';
import {
  absentLines,
  driftTotals,
  driftWords,
  labelOf,
  placesOf,
  policyPlace,
  residueDriftWords,
  strayTitle,
  strayWords,
  toldResidue,
  toldSettings,
} from '../drift-words.ts';

/** GitHub shows so many of a kind for each step. */
const CAP = 10;

/** Workflow commands of GitHub Actions: what drifted stands at the line of the fleet that wants otherwise. */
export const github: Reporter<DriftReport> = {
  id: 'github',
  title: 'annotations of GitHub Actions',
  endings: [],
  pipeline: { variable: 'GITHUB_ACTIONS', value: 'true' },
  render: ({ drift }) => {
    const all = annotationsOf(drift);
    const shown = (['error', 'warning'] as const).flatMap((word) =>
      all.filter((each) => each.word === word).slice(0, CAP),
    );
    const rest = all.length - shown.length;
    const more = rest === 0 ? '' : `; ${rest} more not annotated`;
    const lines = shown.map(({ word, at, title, text }) => workflowCommand(word, propertiesOf(at, title), text));
    return `${[...lines, `mdav: ${driftTotals(drift)}${more}`].join('\n')}\n`;
  },
};

interface Annotation {
  readonly word: 'error' | 'warning';
  readonly at: Location;
  readonly title: string;
  readonly text: readonly string[];
}

function annotationsOf({ groups, strays }: Drift): readonly Annotation[] {
  return [
    ...groups.flatMap((drifted): readonly Annotation[] => {
      const { group, settings, residue } = drifted;
      return [
        ...wholeOf(drifted),
        ...toldSettings(settings).map(
          (setting): Annotation => ({
            word: wordOf(setting.direction),
            at: setting.wanted?.at ?? {},
            title: `drift · ${group}`,
            text: [
              `${setting.setting} (${labelOf(setting)}): ${driftWords(setting)}`,
              ...placesOf(setting, policyPlace),
            ],
          }),
        ),
        ...toldResidue(residue).map(
          (one): Annotation => ({
            word: wordOf(one.direction),
            at: {},
            title: `drift · ${group}`,
            text: [`${one.place}: ${residueDriftWords(one)}`, ...one.policies.map(policyPlace)],
          }),
        ),
      ];
    }),
    ...strays.map(
      (stray): Annotation => ({
        word:
          stray.policy.off === undefined && stray.settings.some(({ direction }) => wordOf(direction) === 'error')
            ? 'error'
            : 'warning',
        at: {},
        title: 'drift · policy of no group',
        text: [
          `${policyPlace(stray.policy)}: ${strayTitle(stray)}`,
          ...stray.settings.map((setting) => `${setting.setting}: ${strayWords(setting)}`),
        ],
      }),
    ),
  ];
}

/** What is missed with a policy as a whole is one annotation, at the first setting that is. */
function wholeOf(drifted: GroupDrift): readonly Annotation[] {
  const { group, settings, residue } = drifted;
  if (![...settings, ...residue].some(({ isOfAbsent }) => isOfAbsent)) return [];
  const at = settings.find(({ isOfAbsent }) => isOfAbsent)?.wanted?.at ?? {};
  return [{ word: 'warning', at, title: `drift · ${group}`, text: absentLines(drifted) }];
}

function wordOf(direction: Direction | undefined): Annotation['word'] {
  return direction === 'weakens' || direction === 'mixed' ? 'error' : 'warning';
}

function propertiesOf({ file, line, column }: Location, title: string): CommandProperties {
  return [
    ...(file === undefined ? [] : [['file', fileFromRoot(file)] as const]),
    ...(line === undefined ? [] : [['line', String(line)] as const]),
    ...(line === undefined || column === undefined ? [] : [['col', String(column)] as const]),
    ['title', title],
  ];
}
