import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { slugify } from '../links.mjs';
import { namesOfPage } from '../page-names.mjs';
import { INDEX_OPTIONS, SEARCH_OPTIONS } from '../search.mjs';

const SOURCE = new URL('../.src/', import.meta.url);
const { areas, titles } = JSON.parse(readFileSync(new URL('menu.json', SOURCE), 'utf8'));

const link = (path, text = titles[path]) => ({ text, link: `/${path.replace(/index\.md$/, '').replace(/\.md$/, '')}` });
const below = (folder) =>
  Object.keys(titles)
    .filter((path) => path.startsWith(`${folder}/`) && !path.endsWith('/index.md'))
    .map((path) => link(path));
const GUIDE = [
  [
    'Start',
    [
      'tutorial.md',
      'fleet-file.md',
      'checking.md',
      'output.md',
      'importing.md',
      'migrating.md',
      'playground.md',
      'editors.md',
      'glossary.md',
    ],
  ],
  ['Every day', ['review.md', 'report.md', 'pipelines.md', 'drift.md', 'verify.md', 'verification.md']],
  [
    'Look up',
    [
      'support-matrix.md',
      'operating-systems.md',
      'frameworks.md',
      'targets.md',
      'settings/index.md',
      'rules/index.md',
      'diagnostics/index.md',
      'api/command-line.md',
    ],
  ],
  [
    'Libraries',
    ['api/index.md', 'library.md', 'artifacts.md', 'importing/fates.md', 'dependencies.md', 'releasing.md'],
  ],
].map(([text, paths]) => ({ text, items: paths.filter((path) => path in titles).map((path) => link(path)) }));

export default {
  title: 'mdav',
  description: 'Microsoft Defender Antivirus policy as code',
  srcDir: '.src',
  base: process.env.SITE_BASE ?? '/',
  lang: 'en',
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  markdown: {
    anchor: { slugify },
    toc: { slugify },
    headers: { slugify },
    config: (md) => {
      // What stands in code is no expression of Vue; of fences VitePress knows that by itself.
      const { code_inline: write } = md.renderer.rules;
      md.renderer.rules.code_inline = (tokens, index, ...rest) => {
        tokens[index].attrSet('v-pre', '');
        return write(tokens, index, ...rest);
      };
    },
  },
  vite: { build: { chunkSizeWarningLimit: 4000 } },
  themeConfig: {
    nav: [
      link('tutorial.md', 'Guide'),
      link('settings/index.md', 'Settings'),
      link('rules/index.md', 'Rules'),
      link('api/command-line.md', 'Commands'),
      { text: 'Playground', link: '/playground/index.html', target: '_self' },
    ],
    sidebar: {
      // A list of every setting on every page would be most of the site.
      '/settings/': [
        { text: 'Settings', link: '/settings/', items: areas.map(({ path, title }) => link(path, title)) },
      ],
      '/api/': [{ text: 'Libraries', link: '/api/', items: below('api') }],
      '/': GUIDE,
    },
    outline: [2, 3],
    search: {
      provider: 'local',
      options: {
        detailedView: false,
        // Names that a page does not show, or shows in another spelling, stand in the index behind it.
        _render: async (text, env, md) => {
          const page = relative(new URL('.', SOURCE).pathname, env.path).replaceAll('\\', '/');
          // What only programmers look up has an index of its own, and commands to copy say every name twice.
          if (page.startsWith('api/') && page !== 'api/command-line.md') return '';
          const names = namesOfPage(page);
          const html = (await md.render(text, env)).replace(/<pre[\s\S]*?<\/pre>/g, '');
          return html.replace('</h1>', `</h1><p>${names.map((name) => name.replace(/[&<>]/g, ' ')).join('\n')}\n</p>`);
        },
        miniSearch: { options: INDEX_OPTIONS, searchOptions: SEARCH_OPTIONS },
      },
    },
  },
};
