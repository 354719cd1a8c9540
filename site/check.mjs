// Holds the built site to what it promises: links that lead somewhere, and every name found first.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { namesOfSetting, SETTING_IDS } from './names.mjs';
import { redirects } from './redirects.mjs';
import { INDEX_OPTIONS, SEARCH_OPTIONS } from './search.mjs';

const DIST = fileURLToPath(new URL('.vitepress/dist/', import.meta.url));

function filesIn(folder, below = '') {
  return readdirSync(join(folder, below)).flatMap((name) => {
    const path = below === '' ? name : `${below}/${name}`;
    return statSync(join(folder, path)).isDirectory() ? filesIn(folder, path) : [path];
  });
}

const decode = (text) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');

/** Links of every page that lead to no file, or to no heading of one. */
function brokenLinks(base, files) {
  const known = new Set(files);
  const pages = files.filter((path) => path.endsWith('.html') && !path.startsWith('playground/'));
  const texts = new Map(pages.map((path) => [path, readFileSync(join(DIST, path), 'utf8')]));
  const anchors = new Map(
    [...texts].map(([path, text]) => [
      path,
      new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => decode(id ?? ''))),
    ]),
  );
  let count = 0;
  const broken = [];
  for (const [path, text] of texts) {
    for (const [, href = ''] of text.matchAll(/<a [^>]*?href="([^"]*)"/g)) {
      if (/^(?:https?|mailto|data):/.test(href)) continue;
      count += 1;
      const [target = '', anchor = ''] = decodeURI(decode(href)).split('#');
      const own =
        target === ''
          ? path
          : target.startsWith(base)
            ? target.slice(base.length)
            : posix.join(posix.dirname(path), target);
      const file = own === '' || own.endsWith('/') ? `${own}index.html` : own;
      if (target.startsWith('/') && !target.startsWith(base)) broken.push(`${path}: ${href} leaves the site`);
      else if (!known.has(file)) broken.push(`${path}: ${href} leads nowhere`);
      else if (anchor !== '' && anchors.has(file) && !anchors.get(file)?.has(anchor))
        broken.push(`${path}: ${href} has no such heading`);
    }
  }
  return { count, broken };
}

/** The search as the page has it. */
async function searchIn(files) {
  const require = createRequire(new URL('package.json', import.meta.url));
  const { default: MiniSearch } = await import(require.resolve('minisearch').replace(/cjs.index\.cjs$/, 'es/index.js'));
  const [chunk] = files.filter((path) => /@localSearchIndexroot\..*\.js$/.test(path));
  if (chunk === undefined) throw new Error('the site has no index of its pages');
  const { default: json } = await import(`file://${join(DIST, chunk)}`);
  return MiniSearch.loadJSON(json, {
    fields: ['title', 'titles', 'text'],
    storeFields: ['title', 'titles'],
    searchOptions: SEARCH_OPTIONS,
    ...INDEX_OPTIONS,
  });
}

/** Names that do not find their page first. One that several settings have finds one of them. */
function lostNames(search, base, files) {
  const owners = new Map();
  const add = (name, page) =>
    owners.set(name.toLowerCase(), [...(owners.get(name.toLowerCase()) ?? []), { name, page }]);
  for (const id of SETTING_IDS) for (const name of namesOfSetting(id)) add(name, `settings/${id}`);
  for (const path of files) {
    const [, page, id] = /^((?:rules|diagnostics)\/([^/]+))\.html$/.exec(path) ?? [];
    if (page !== undefined && id !== 'index') add(id, page);
  }
  const lost = [];
  for (const all of owners.values()) {
    const [{ name }] = all;
    const wanted = all.map(({ page }) => `${base}${page}.html`);
    const found = search.search(name)[0]?.id.replace(/#.*/, '');
    if (!wanted.includes(found)) lost.push(`"${name}" finds ${found}, and is ${wanted.join(' or ')}`);
    // An id is that of its own setting, whoever else has it for a name.
    const isId = SETTING_IDS.includes(name);
    if (isId && found !== `${base}settings/${name}.html`) lost.push(`the id ${name} finds ${found}`);
  }
  return { count: owners.size, lost };
}

/** Comments of Markdown that readers see; in code they are what is shown. */
function shownComments(files) {
  return files
    .filter((path) => path.endsWith('.html'))
    .filter((path) =>
      readFileSync(join(DIST, path), 'utf8')
        .replace(/<(pre|code)\b[\s\S]*?<\/\1>/g, '')
        .includes('&lt;!--'),
    )
    .map((path) => `${path} shows a comment`);
}

export async function check(base) {
  const files = filesIn(DIST);
  const links = brokenLinks(base, files);
  const names = lostNames(await searchIn(files), base, files);
  const ways = redirects();
  const astray = [...ways]
    .filter(([, to]) => !files.includes(`${to}.html`))
    .map(([from, to]) => `${from} leads to ${to}, which is no page`);
  const list = [...links.broken, ...names.lost, ...astray, ...shownComments(files)];
  return { passed: links.count + names.count + ways.size - list.length, list };
}
