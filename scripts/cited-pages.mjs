// Lists the pages that facts are cited from, the oldest edition first, with what cites each: what to read again.
//   node scripts/cited-pages.mjs [--before YYYY-MM-DD]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createJiti } from 'jiti';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The files of core that may cite a source: rules, facts, steps and rows of the catalogue; paths from the root. */
function citingFiles() {
  const folders = ['packages/core/src', 'packages/core/catalogue', 'packages/verify/src', 'packages/review/src'];
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(ts|yaml)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .filter((path) => !/\.(test|generated)\.ts$/.test(path) && !path.endsWith('sources.ts'))
    .sort();
}

/**
 * The cited pages by their editions, the oldest first and undated ones before all; editions of one page that a newer one
 * replaces say so. `texts` are the citing files by path.
 */
export function citedPages(sources, texts) {
  const newest = new Map();
  for (const { url, date } of Object.values(sources))
    if (url !== '' && date > (newest.get(url) ?? '')) newest.set(url, date);
  return Object.entries(sources)
    .map(([id, { title, url, date }]) => {
      // In quotes as code has it, or in the brackets of comments and of the catalogue.
      const name = new RegExp(`'${id}'|(?<=[[{, ])${id}(?=[\\]},:])`);
      const citedBy = [...texts].filter(([, text]) => name.test(text)).map(([path]) => path);
      const replacedBy = /^\d{4}/.test(date) && newest.get(url) !== date ? newest.get(url) : undefined;
      return { id, title, url, date, citedBy, ...(replacedBy !== undefined && { replacedBy }) };
    })
    .sort((a, b) => ageKey(a.date).localeCompare(ageKey(b.date)) || a.id.localeCompare(b.id));
}

function ageKey(date) {
  return /^\d{4}/.test(date) ? date : '';
}

async function main() {
  const { values } = parseArgs({ options: { before: { type: 'string' } } });
  const jiti = createJiti(import.meta.url);
  const { SOURCES } = await jiti.import(join(root, 'packages/core/src/facts/sources.ts'));
  const texts = new Map(citingFiles().map((path) => [path.slice(root.length), readFileSync(path, 'utf8')]));
  const pages = citedPages(SOURCES, texts).filter(({ date }) => ageKey(date) < (values.before ?? '9999'));
  for (const { id, title, url, date, citedBy, replacedBy } of pages) {
    const edition = replacedBy === undefined ? '' : `, a newer edition of ${replacedBy} is cited as well`;
    console.log(`${date.padEnd(10)}  ${id}: ${title}${edition}`);
    if (url !== '') console.log(`            ${url}`);
    console.log(
      `            cited by ${citedBy.length === 0 ? 'nothing' : citedBy.length > 6 ? `${citedBy.length} files` : citedBy.join(', ')}`,
    );
  }
  console.log(`\n${pages.length} editions`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
