import { describe, expect, it } from 'vitest';
import { outsideCode, rewriteLinks, slugify } from '../site/links.mjs';
import { nameToken, tokenize, tokenizeQuery } from '../site/search.mjs';

describe('links of the site', () => {
  const docs: Readonly<Record<string, string>> = {
    'a.md': 'a.md',
    'settings/scan.md': 'settings/scan.md',
    'rules/README.md': 'rules/index.md',
  };
  const where = (path: string, anchor: string) =>
    path === 'settings/scan.md' && anchor === 'allowx' ? 'settings/allowX.md#' : docs[path];

  it.each([
    ['a page', '[a](../a.md)', '[a](../a.md)'],
    ['a heading', '[a](../a.md#b)', '[a](../a.md#b)'],
    ['a setting, which has a page of its own', '[x](../settings/scan.md#allowx)', '[x](../settings/allowX.md)'],
    ['the page of a folder', '[all](README.md)', '[all](index.md)'],
    ['a file of the repository, which has none', '[`code`](../../packages/core/src/x.ts)', '`code`'],
    ['another site', '[l](https://example.org/a.md)', '[l](https://example.org/a.md)'],
    ['nothing, in code', '```\n[a](../a.ts)\n```', '```\n[a](../a.ts)\n```'],
  ])('lead to %s', (_, before, after) => {
    expect(
      rewriteLinks(before, 'rules/one.md', (path, anchor) => (path === 'rules/one.md' ? path : where(path, anchor))),
    ).toBe(after);
  });

  it('have the anchors of a forge', () => {
    expect(slugify('What `deliver` is: Intune & GPO, 2.0')).toBe('what-deliver-is-intune--gpo-20');
  });

  it('leave code alone', () => {
    expect(outsideCode('a `b` a\n```\na\n```\na', (text) => text.replaceAll('a', 'x'))).toBe('x `b` x\n```\na\n```\nx');
  });
});

describe('words of the search', () => {
  it('are whole, and start at each capital letter', () => {
    expect(tokenize('the allowScanOnRealtimeEnable word')).toEqual([
      'the',
      'allowScanOnRealtimeEnable',
      'ScanOnRealtimeEnable',
      'OnRealtimeEnable',
      'RealtimeEnable',
      'Enable',
      'word',
    ]);
  });

  it.each([
    'DisableArchiveScanning',
    './Device/Vendor/MSFT/Policy/Config/Defender/AllowArchiveScanning',
    'Windows Defender\\Scan\\DisableArchiveScanning',
    'Turn on behavior monitoring',
    '{56a863a9-875e-4185-98a7-b882c64b5ce5}',
  ])('hold %s as one name, however it is written', (name) => {
    const [token] = tokenize(nameToken(name));
    expect(tokenizeQuery(name)).toContain(token);
    expect(tokenizeQuery(` ${name.toUpperCase()} `)).toContain(token);
  });
});
