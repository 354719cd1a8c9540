import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Code, Language } from '@mdav/quote';
import { fill } from '@mdav/quote';
import { describe, expect, it } from 'vitest';
import { kustoQueries, readKusto } from '../../../../tests/kusto.ts';
import { powershellFaults, powershellMissing } from '../../../../tests/powershell.ts';
import { readSources } from '../source/files.ts';
import { embeddedFiles, isSource } from './embedded-files.ts';
import { readSource } from './source-file.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const sources = readSources(isSource);
const { files, problems } = embeddedFiles(sources);

/** The parts of every file of a language: slots for lines empty, other slots a name. */
const parts = (language: Language, inLine: string) =>
  [...sources].flatMap(([path, text]) => {
    const { file } = readSource(path, text);
    return (file?.language === language ? file.parts : []).map(({ region, slots, text }) => {
      const values = Object.fromEntries(slots.map((slot) => [slot, inLine as Code<Language>]));
      const isForLines = (line: string) => /^ *(?:#|\/\/) \{\{\w+\}\}$/.test(line);
      const lines = text.split('\n').filter((line) => !isForLines(line));
      return [`${path} ${region ?? ''}`, fill({ language, slots, text: lines.join('\n') }, values)] as const;
    });
  });

describe('the files of code in the repository', () => {
  it('are many, and without faults', () => {
    expect(problems).toEqual([]);
    expect(sources.size).toBeGreaterThan(10);
  });

  it.each([...files.keys()])('%s is what they say', (path) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(files.get(path));
  });
});

describe.skipIf(powershellMissing)(
  `scripts are PowerShell before their slots are filled ${powershellMissing ?? ''}`,
  () => {
    it.each([...sources].filter(([path]) => path.endsWith('.ps1')))('%s', async (_, text) => {
      expect(await powershellFaults(text)).toEqual([]);
    });
  },
);

describe('queries are Kusto where a name stands in each slot', () => {
  it.each(parts('kql', 'x'))('%s', (name, text) => {
    // Lines of a pipe are no query without what they are put behind.
    const whole = text.startsWith('|') ? `T\n${text}` : text;
    const queries = kustoQueries(whole);
    expect(queries.length > 0).toBe(!name.endsWith(' head'));
    for (const query of queries)
      expect(
        readKusto(query, {}).complaints.filter(({ code }) => /^KS(0|00)\d/.test(code)),
        query,
      ).toEqual([]);
  });
});
