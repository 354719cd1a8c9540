import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DIAGNOSTICS, DIAGNOSTICS_OF } from '../../cli/src/explain/diagnostics.ts';
import { diagnosticLists } from './diagnostic-lists.ts';
import { DIAGNOSTICS_FOLDER, diagnosticFiles } from './diagnostic-pages.ts';
import { pathsOfSources } from './source/files.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

describe('the pages of the diagnostics', () => {
  it('are one for each code that can be explained, and no more', () => {
    const expected = ['README.md', ...DIAGNOSTICS.map(({ code }) => `${code}.md`)].sort();
    const lists = new Map(Object.entries(DIAGNOSTICS_OF));
    expect([...diagnosticFiles(lists).keys()].map((path) => path.slice(DIAGNOSTICS_FOLDER.length + 1)).sort()).toEqual(
      expected,
    );
    expect(readdirSync(join(ROOT, DIAGNOSTICS_FOLDER)).sort()).toEqual(expected);
  });

  it('are found where the packages have their lists', async () => {
    const found = await diagnosticLists(ROOT, [], pathsOfSources());
    const codes = (lists: ReadonlyMap<string, readonly { readonly code: string }[]>) =>
      Object.fromEntries([...lists].map(([name, list]) => [name, list.map(({ code }) => code).sort()]));
    expect(codes(found)).toEqual(codes(new Map(Object.entries(DIAGNOSTICS_OF))));
  });
});
