import { readFileSync } from 'node:fs';
import { mdTable, mdText } from '@mdav/quote';
import { describe, expect, it } from 'vitest';
import { SOURCES, type SourceId } from '../facts/sources.ts';
import { ACTION_IDS, actionOf } from './actions.ts';
import { DEAD_END_ROWS, NEVER, UNPROTECTED } from './dead-ends.ts';
import { SETTLES } from './windows.ts';

const page = readFileSync(new URL('../../../../docs/migrating.md', import.meta.url), 'utf8').replaceAll('\r\n', '\n');

const sources = (ids: readonly SourceId[]) =>
  ids
    .map((id) => {
      const { title, url, date } = SOURCES[id];
      return url === '' ? `${title} (${date})` : `[${mdText(title)} (${date})](${url})`;
    })
    .join(', ');

/** The tables of the page, made of the data. */
const TABLES = {
  'the dead ends': mdTable(
    ['What', 'Why not', 'First', 'Sources'],
    [
      ...DEAD_END_ROWS.map(({ actions, says, first, sources: ids }) => [
        actions.map((id) => actionOf(id).title).join('; '),
        says,
        first,
        sources(ids),
      ]),
      ['Anything', UNPROTECTED.says, UNPROTECTED.first, sources(UNPROTECTED.sources)],
    ],
  ),
  'what is never proposed': mdTable(
    ['What', 'Why not', 'Instead', 'Sources'],
    NEVER.map(({ title, says, instead, sources: ids }) => [title, says, instead, sources(ids)]),
  ),
  'what Windows does': mdTable(
    ['By itself', 'Sources'],
    SETTLES.map(({ says, sources: ids }) => [says, sources(ids)]),
  ),
  'the actions': mdTable(
    ['Action', 'Way back', 'Sources'],
    ACTION_IDS.map((id) => [actionOf(id).title, actionOf(id).back, sources(actionOf(id).sources)]),
  ),
};

describe('docs/migrating.md', () => {
  it.each(Object.entries(TABLES))('has %s as the data say', (_, expected) => {
    expect(page).toContain(expected);
  });

  it('names how many states there are', () => {
    expect(page).toContain('10,368 states');
  });
});
