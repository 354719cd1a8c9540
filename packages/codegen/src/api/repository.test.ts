import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { apiFiles } from './api-files.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const manifests = readdirSync(join(ROOT, 'packages'))
  .map((name) => `packages/${name}/package.json`)
  .filter((path) => existsSync(join(ROOT, path)))
  .map((path) => JSON.parse(read(path)));
const { files, problems } = apiFiles({ manifests, read });

/** Headings as GitHub makes anchors of them. */
function anchorsOf(page: string): ReadonlySet<string> {
  const prose = page.replaceAll(/^```[\s\S]*?^```$/gm, '');
  const seen = new Map<string, number>();
  return new Set(
    [...prose.matchAll(/^#+ (.*)$/gm)].map((match) => {
      const words = (match[1] ?? '').replaceAll(/\[(.*?)\]\(.*?\)/g, '$1').toLowerCase();
      const slug = words.replaceAll(/[^\w\- ]/g, '').replaceAll(' ', '-');
      const before = seen.get(slug) ?? 0;
      seen.set(slug, before + 1);
      return before === 0 ? slug : `${slug}-${before}`;
    }),
  );
}

it('every public name says what it is for', () => {
  expect(problems).toEqual([]);
});

it('every link of the pages leads somewhere', () => {
  let count = 0;
  const broken = [...files].flatMap(([path, page]) => {
    const prose = page.replaceAll(/^```[\s\S]*?^```$/gm, '');
    return [...prose.matchAll(/\]\(([^)#\s]*)(?:#([^)\s]*))?\)/g)].flatMap(([link, to = '', anchor]) => {
      if (/^https?:/.test(to)) return [];
      count++;
      const target = to === '' ? path : posix.join(posix.dirname(path), to);
      const text = files.get(target) ?? (existsSync(join(ROOT, target)) ? '' : undefined);
      const found = text !== undefined && (anchor === undefined || anchorsOf(text).has(anchor));
      return found ? [] : [`${path}: ${link}`];
    });
  });
  expect(broken).toEqual([]);
  expect(count).toBeGreaterThan(1000);
});

it('every page is short enough to be read on GitHub', () => {
  for (const [path, page] of files) expect([path, page.length < 100_000]).toEqual([path, true]);
});

it('the pages are the same when made again', () => {
  expect([...apiFiles({ manifests, read }).files]).toEqual([...files]);
});
