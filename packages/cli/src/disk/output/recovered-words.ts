import type { Recovered } from './transaction.ts';

/** What became of an interrupted build, for people. */
export function recoveredWords({ how, by }: Recovered): string {
  const who = by === undefined ? 'an interrupted build' : `an interrupted build (${by})`;
  switch (how) {
    case 'finished':
      return `Finished first what ${who} had begun.`;
    case 'undone':
      return `Undone first what ${who} had begun and could not finish.`;
    case 'cleared':
      return `Cleared away first what ${who} had left.`;
  }
}
