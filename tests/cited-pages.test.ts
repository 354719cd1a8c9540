import { describe, expect, it } from 'vitest';
import { citedPages } from '../scripts/cited-pages.mjs';

const page = 'https://example.com/page';
const SOURCES = {
  'page-2024': { title: 'Page', url: page, date: '2024-05-01' },
  page: { title: 'Page', url: page, date: '2026-01-01' },
  template: { title: 'Template', url: 'https://example.com/template', date: '2025' },
  guide: { title: 'Guide', url: '', date: 'undated' },
};
const texts = new Map([
  ['a.ts', "sources: ['page', 'template']"],
  ['b.yaml', 'sources: { page-2024: documented }'],
]);

describe('the pages that facts are cited from', () => {
  const pages = citedPages(SOURCES, texts);

  it('come with the oldest edition first, undated ones before all', () => {
    expect(pages.map(({ id }) => id)).toEqual(['guide', 'page-2024', 'template', 'page']);
  });

  it('say what cites them by their whole names', () => {
    expect(pages.map(({ citedBy }) => citedBy)).toEqual([[], ['b.yaml'], ['a.ts'], ['a.ts']]);
  });

  it('say where a newer edition is cited as well', () => {
    expect(pages.map(({ replacedBy }) => replacedBy)).toEqual([undefined, '2026-01-01', undefined, undefined]);
  });
});
