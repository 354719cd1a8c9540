import { CAUSES } from '@mdav/core/decision';
import { OUTSIDE_CAUSES, type RunEntry, type RunNumbers } from '@mdav/verify';
import { count } from '../../text/count.ts';
import type { NamedRun, RunHistory } from '../run-history.ts';
import { NO_GROUP, short, VERDICT_WORDS } from '../verdict-words.ts';

/** A device of which a run tells something else than the one before, in words. */
export interface ChangeWords {
  readonly device: string;
  readonly group: string;
  readonly before: string;
  readonly now: string;
}

/** The devices with one kind of change. */
export interface ChangeList {
  readonly title: string;
  readonly devices: number;
  /** As many as the limit allows. */
  readonly shown: readonly ChangeWords[];
}

/** What this run is called beside the earlier ones. */
export const THIS_RUN = 'this run';

/** The parts of a run, what is right first, with what each is called. */
export const RUN_PARTS = [
  ['right', 'Right'],
  ['differing', 'Settings differ'],
  ['pending', 'Pending'],
  ['unknown', 'Cannot tell'],
  ['wrong', 'Wrong'],
] as const satisfies readonly (readonly [Exclude<keyof RunNumbers, 'devices'>, string])[];

/** The run that this one is compared with; there always is one. */
export function comparedWith({ earlier }: RunHistory): string {
  return short(earlier.at(-1)?.name ?? '', 64);
}

/** `3 got right, 1 fell back, 2 fell silent, 40 as before`. */
export function changeTotals({ comparison }: RunHistory): string {
  const { gotRight, fellBack, changed, fellSilent, appeared, same } = comparison;
  const parts: readonly (readonly [number, string])[] = [
    [fellBack.length, 'fell back'],
    [fellSilent.length, 'fell silent'],
    [changed.length, 'not right in another way'],
    [appeared.length, 'new'],
    [gotRight.length, 'got right'],
    [same, 'as before'],
  ];
  const said = parts.filter(([devices]) => devices > 0).map(([devices, words]) => `${devices} ${words}`);
  return said.length === 0 ? 'no device in either run' : said.join(', ');
}

/** The kinds of change that there are, what needs somebody first. */
export function changeLists({ comparison }: RunHistory, limit: number): readonly ChangeList[] {
  const { gotRight, fellBack, changed, fellSilent, appeared } = comparison;
  const pairs = (list: typeof gotRight) => list.slice(0, limit).map(({ before, now }) => wordsOf(before, now));
  const lists: readonly ChangeList[] = [
    { title: 'Fell back', devices: fellBack.length, shown: pairs(fellBack) },
    {
      title: 'Fell silent',
      devices: fellSilent.length,
      shown: fellSilent.slice(0, limit).map((entry) => wordsOf(entry, undefined)),
    },
    { title: 'Not right in another way', devices: changed.length, shown: pairs(changed) },
    {
      title: 'New',
      devices: appeared.length,
      shown: appeared.slice(0, limit).map((entry) => wordsOf(undefined, entry)),
    },
    { title: 'Got right', devices: gotRight.length, shown: pairs(gotRight) },
  ];
  return lists.filter(({ devices }) => devices > 0);
}

/** What is said of the devices that a list leaves out. */
export function moreWords({ devices, shown }: ChangeList): string | undefined {
  const more = devices - shown.length;
  return more <= 0 ? undefined : `${count(more, 'further device')} left out: raise --limit, or take --format json.`;
}

/** The numbers of every run, oldest first, this one last; where there are many, the latest of them. */
export function runRows({ earlier, now }: RunHistory, most: number): readonly NamedRun[] {
  return [...earlier, { name: THIS_RUN, numbers: now }].slice(-most);
}

function wordsOf(before: RunEntry | undefined, now: RunEntry | undefined): ChangeWords {
  const { device, group } = now ?? before ?? { device: '', group: undefined };
  return {
    device: short(device, 64),
    group: group === undefined ? NO_GROUP : short(group, 64),
    before: before === undefined ? 'not in that run' : entryWords(before),
    now: now === undefined ? 'not in this run' : entryWords(now),
  };
}

function entryWords(entry: RunEntry): string {
  const { verdict, differing } = entry;
  if (verdict !== 'right') return `${VERDICT_WORDS[verdict]}: ${titleOf(entry)}`;
  return differing.length === 0 ? VERDICT_WORDS.right : `right mode, but ${short(differing.join(', '))}`;
}

/** Another version may have known other causes. */
function titleOf({ cause }: RunEntry): string {
  const all: Readonly<Record<string, { readonly title: string }>> = { ...CAUSES, ...OUTSIDE_CAUSES };
  return Object.hasOwn(all, cause) ? (all[cause]?.title ?? cause) : short(cause, 64);
}
