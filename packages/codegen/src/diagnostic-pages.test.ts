import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DIAGNOSTICS } from '../../cli/src/explain/diagnostics.ts';
import { DIAGNOSTICS_FOLDER, diagnosticFiles } from './diagnostic-pages.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

describe('the pages of the diagnostics', () => {
  it('are one for each code that can be explained, and no more', () => {
    const expected = ['README.md', ...DIAGNOSTICS.map(({ code }) => `${code}.md`)].sort();
    expect([...diagnosticFiles().keys()].map((path) => path.slice(DIAGNOSTICS_FOLDER.length + 1)).sort()).toEqual(
      expected,
    );
    expect(readdirSync(join(ROOT, DIAGNOSTICS_FOLDER)).sort()).toEqual(expected);
  });
});
