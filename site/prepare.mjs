// Makes the pages of the site out of those of the repository: a page for each setting, links that lead within the site.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePlayground } from '../packages/playground/build.mjs';
import { firstPage } from './first-page.mjs';
import { outsideCode, rewriteLinks } from './links.mjs';
import { SETTING_IDS } from './names.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const DOCS = at('../docs');
export const SOURCE = at('.src');

/** Every page of `docs` by its path. */
function pagesIn(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return pagesIn(folder, path);
    return entry.name.endsWith('.md') ? [[path, readFileSync(join(folder, path), 'utf8')]] : [];
  });
}

const isArea = (path) => /^settings\/(?!README)/.test(path);
/** Texts that look like elements or like expressions of Vue are texts; our pages have few elements of their own. */
const asText = (text) =>
  outsideCode(text, (prose) =>
    prose
      .replace(/<(?!\/?(?:br|code|details|summary|kbd)\b|https?:)/g, '&lt;')
      .replaceAll('{{', '&#123;&#123;')
      .replaceAll('}}', '&#125;&#125;'),
  );
const COMMENT = /<!--[\s\S]*?-->\n*/g;
/** What comments say is for tools that keep the pages; here they would be text. The one at the head has code in it. */
const withoutComments = (text) =>
  outsideCode(text.replace(/^<!--[\s\S]*?-->\n+/, ''), (prose) => prose.replace(COMMENT, ''));
/** A README is the index of its folder. */
const toSite = (path) => path.replace(/(^|\/)README\.md$/, '$1index.md');

/** An area as its own page, which leads to one for each of its settings. */
function split(path, text) {
  const [intro = '', ...sections] = text.split(/^## /m);
  const title = /^# (.*)$/m.exec(intro)?.[1] ?? path;
  const settings = sections.map((section) => {
    const [id = '', ...lines] = section.split('\n');
    const body = lines.join('\n').replace(/^###/gm, '##').trim();
    return { id, text: `# ${id}\n\n${body}\n\nMore of [${title}](${path.replace('settings/', '')}).\n` };
  });
  return { intro, settings };
}

/** Writes the source of the site, and says what there is for its menus. */
export async function prepare() {
  const docs = new Map(pagesIn(DOCS).map(([path, text]) => [path, asText(withoutComments(text))]));
  const idByAnchor = new Map(SETTING_IDS.map((id) => [id.toLowerCase(), id]));
  const where = (path, anchor) => {
    if (isArea(path) && idByAnchor.has(anchor)) return `settings/${idByAnchor.get(anchor)}.md#`;
    if (docs.has(path)) return toSite(path);
    return docs.has(`${path.replace(/\/$/, '')}/README.md`)
      ? toSite(`${path.replace(/\/$/, '')}/README.md`)
      : undefined;
  };
  const pages = new Map();
  const areas = [];
  for (const [path, text] of docs) {
    if (!isArea(path)) {
      pages.set(toSite(path), rewriteLinks(text, path, where));
      continue;
    }
    const { intro, settings } = split(path, text);
    areas.push({ path, title: /^# (.*)$/m.exec(intro)?.[1] ?? path, ids: settings.map(({ id }) => id) });
    pages.set(path, rewriteLinks(intro, path, where));
    for (const { id, text: own } of settings) {
      // Links within the page of the area are links between pages now.
      const self = `settings/${id}.md`;
      const within = own.replace(/\]\(#([\w-]+)\)/g, `](${path.slice('settings/'.length)}#$1)`);
      pages.set(self, rewriteLinks(within, path, where, self));
    }
  }
  const lost = SETTING_IDS.filter((id) => !pages.has(`settings/${id}.md`));
  if (lost.length > 0) throw new Error(`settings without a page: ${lost.join(', ')}`);
  pages.set(
    'index.md',
    firstPage(
      readFileSync(at('../docs/artifacts.md'), 'utf8'),
      readFileSync(at('../examples/contoso/mdav.yaml'), 'utf8'),
    ),
  );
  rmSync(SOURCE, { recursive: true, force: true });
  for (const [path, text] of pages) {
    mkdirSync(join(SOURCE, dirname(path)), { recursive: true });
    writeFileSync(join(SOURCE, path), text);
  }
  await writePlayground(join(SOURCE, 'public/playground'));
  const titles = Object.fromEntries([...pages].map(([path, text]) => [path, /^# (.*)$/m.exec(text)?.[1] ?? path]));
  writeFileSync(join(SOURCE, 'menu.json'), JSON.stringify({ areas, titles }));
  return { pages, areas };
}
