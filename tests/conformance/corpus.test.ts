import { describe, expect, it } from 'vitest';
import { corpusFiles, corpusMissing } from '../corpus.ts';
import { examineCorpus, tableOf } from './corpus.ts';
import type { FormatResult } from './result.ts';

describe.skipIf(corpusMissing)(`every genuine file${corpusMissing ? `: ${corpusMissing}` : ''}`, () => {
  const results = examineCorpus();

  it('is read and written to the byte or to the same meaning, or refused for a known reason', () => {
    const { text, unexpected } = tableOf(results);
    console.log(text);
    expect(unexpected, text).toBe(0);
  });

  it('is looked at', () => {
    const seen = new Set(results.flatMap(({ files }) => files.map(({ path }) => path)));
    const missed = corpusFiles('', /^(?:pol|reg|lgpo|gpp|gpo-backup|admx|intune)\/.*\/|\.(?:pol|reg|adm[xl])$/)
      .map(({ path }) => path)
      .filter((path) => !seen.has(path) && !path.startsWith('edge/'));
    // What belongs to no backup: a template of a script and a page that describe one.
    expect(missed.filter((path) => !/\.(?:mof|htm)$/.test(path))).toEqual([]);
  });

  it.each<[string, string, number]>([
    ['registry.pol', 'byte-exact', 60],
    ['.reg', 'byte-exact', 40],
    ['GPO backup, bkupInfo.xml', 'byte-exact', 40],
    ['GPO backup, comment.cmtx', 'byte-exact', 20],
    ['Preferences, Registry.xml', 'byte-exact', 10],
    ['ADMX', 'equal', 250],
    ['ADML', 'equal', 240],
    ['Intune, settings catalog', 'equal', 300],
  ])('%s: %s for at least %i', (format, kind, count) => {
    expect(found(results, format, kind)).toBeGreaterThanOrEqual(count);
  });
});

function found(results: readonly FormatResult[], format: string, kind: string): number {
  return results
    .filter((result) => result.format === format)
    .flatMap(({ files }) => files.filter((file) => file.kind === kind)).length;
}
