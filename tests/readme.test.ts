import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A file as text, whatever its encoding. */
function textOf(path: string): string {
  const bytes = readFileSync(join(root, path));
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes).replaceAll('\r\n', '\n');
}

/** Blocks of a page that claim to come from a file: `<!-- from PATH -->` above the fence; a line `…` leaves something out. */
function excerpts(page: string): { from: string; lines: string[] }[] {
  const pattern = /<!-- from (\S[^>]*?) -->\n+```[^\n]*\n([\s\S]*?)\n```/g;
  return [...textOf(page).matchAll(pattern)].map((match) => ({
    from: match[1] ?? '',
    lines: (match[2] ?? '').split('\n').filter((line) => line.trim() !== '…'),
  }));
}

describe.each([
  ['README.md', 3],
  ['docs/artifacts.md', 6],
  ['docs/library.md', 1],
] as const)('the excerpts of %s', (page, least) => {
  it.each(excerpts(page).map(({ from, lines }) => [from, lines] as const))('are in %s', (from, lines) => {
    const source = textOf(from).split('\n');
    let next = 0;
    for (const line of lines) {
      const found = source.indexOf(line, next);
      expect(found, `not found after line ${next} of ${from}: ${line}`).toBeGreaterThanOrEqual(0);
      next = found + 1;
    }
  });

  it('are there at all', () => {
    expect(excerpts(page).length).toBeGreaterThanOrEqual(least);
  });
});

it('the README takes two screens at most: the rest is a link away', () => {
  expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(110);
});
