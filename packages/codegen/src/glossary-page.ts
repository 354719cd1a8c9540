import { mdText } from '@mdav/quote';
import { table } from './emit/pages/markdown.ts';

export const GLOSSARY_PAGE = 'docs/glossary.md';

/** As much of a word as the glossary tells. */
export interface DocumentedWord {
  readonly id: string;
  readonly says: string;
  /** What Microsoft calls the same, where it has a word. */
  readonly theirs?: string;
}

/** The page of our words, by the alphabet, beside those of Microsoft. */
export function glossaryPage(words: readonly DocumentedWord[]): string {
  const rows = [...words].sort((one, other) => (one.id < other.id ? -1 : 1));
  return `${[
    '<!-- Made from packages/cli/src/explain/terms/our-words.ts; edit that and run `node scripts/refresh-examples.mjs`. -->',
    '',
    '# Glossary',
    '',
    'Words of mdav, and what Microsoft calls the same or the nearest. A dash: it has no word that we know of. `mdav explain WORD` prints the same, and knows the words of Microsoft too: modes, `AMRunningMode`, event ids, KB numbers, registry paths.',
    '',
    ...table(
      ['Word', 'Meaning', 'At Microsoft'],
      rows.map(({ id, says, theirs }) => [mdText(id), says, theirs ?? '–']),
    ),
  ].join('\n')}\n`;
}
