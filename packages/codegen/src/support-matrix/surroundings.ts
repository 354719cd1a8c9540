import { MODES } from '../../../core/src/model/vocabulary.ts';
import { table } from '../emit/pages/markdown.ts';
import { ANTIVIRUS_WORDS, cellOf, ONBOARDING_WORDS, wordsFor } from './cell-words.ts';
import { groupEqual } from './group-equal.ts';
import type { OsClass } from './try.ts';
import { trySurroundings } from './try.ts';

const TITLES: readonly (readonly [osClass: OsClass, title: string])[] = [
  ['clients', 'Clients: onboarding and the other antivirus'],
  ['servers', 'Servers: onboarding and the other antivirus'],
];

/** Whatever the operating system and the documentation: what onboarding and the other antivirus make of each mode. */
export function surroundingsSections(): readonly string[] {
  return TITLES.flatMap(([osClass, title]) => [`## ${title}`, '', ...surroundingsTable(osClass), '']);
}

function surroundingsTable(osClass: OsClass): readonly string[] {
  const states = [...ONBOARDING_WORDS];
  const cells = states.map(([state]) =>
    ANTIVIRUS_WORDS.map((antivirus) => trySurroundings(osClass, state, antivirus).map(cellOf)),
  );
  const columns = groupEqual(MODES, (mode) => cells.map((rows) => rows.map((row) => row[MODES.indexOf(mode)])));
  const rows = states.flatMap(([, word], index) => {
    const byAntivirus = groupEqual(ANTIVIRUS_WORDS, (antivirus) => {
      const row = cells[index]?.[ANTIVIRUS_WORDS.indexOf(antivirus)] ?? [];
      return columns.map(({ members: [mode] }) => (mode === undefined ? '' : (row[MODES.indexOf(mode)] ?? '')));
    });
    return byAntivirus.map(({ members, value }) => [word, wordsFor(members, ANTIVIRUS_WORDS), ...value]);
  });
  return table(['Onboarding', 'Other antivirus', ...columns.map(({ members }) => members.join(', '))], rows);
}
