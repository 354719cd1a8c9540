import { posix } from 'node:path';
import { table } from '../emit/pages/markdown.ts';
import { documentedPackages, MOST_NAMES_ON_A_PAGE, type PackageManifest } from './documented.ts';
import { entriesOf } from './entry.ts';
import { API_FOLDER, type ApiPackage, frontPage, placesOf } from './links.ts';
import { packagePages } from './package-pages.ts';
import { pageText, sortEntries } from './page.ts';
import type { ReadText } from './read-exports.ts';

/** What the pages are made of. */
export interface ApiInputs {
  /** Of every package of the workspace; private ones have no pages. */
  readonly manifests: readonly PackageManifest[];
  readonly read: ReadText;
}

/** The pages of the public names of every package by path, and a line for each name without a doc comment. */
export function apiFiles({ manifests, read }: ApiInputs): {
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
} {
  const packages = documentedPackages(manifests).map((about) => {
    const { entries, problems } = entriesOf(about, read);
    const paged = entries.length > MOST_NAMES_ON_A_PAGE;
    return { ...about, entries: sortEntries(entries), problems, paged };
  });
  const places = new Map(packages.map((about) => [about.name, placesOf(about)]));
  return {
    files: new Map([
      [`${API_FOLDER}/README.md`, frontOfAll(packages, read)],
      ...packages.flatMap((about) =>
        packagePages(about, { places, ...doorWords(about, read), ...wordsOf(about.name, read) }),
      ),
    ]),
    problems: packages.flatMap(({ problems }) => problems),
  };
}

/** What each door of a package is for, in the words of its module, where there is more than one. */
function doorWords({ doors }: ApiPackage, read: ReadText): { readonly doors?: string } {
  if (doors.length < 2) return {};
  const rows = doors.map(({ specifier, index }) => [`\`${specifier}\``, summaryOf(read(index))]);
  return { doors: table(['Import from', 'What for'], rows).join('\n') };
}

/** The first comment of a module. */
function summaryOf(text: string): string {
  const comment = text.match(/^\/\*\*([\s\S]*?)\*\//)?.[1] ?? '';
  return comment.replaceAll(/\s*\n\s*\* ?/g, ' ').trim();
}

/** What the package is, in the words of its `index.ts`, and the first example of its README, which a test runs. */
function wordsOf(name: string, read: ReadText): { readonly summary: string; readonly example?: string } {
  const example = read(`packages/${name}/README.md`).match(/^```ts\n[\s\S]*?\n```$/m)?.[0];
  return {
    summary: summaryOf(read(`packages/${name}/src/index.ts`)),
    ...(example === undefined ? {} : { example }),
  };
}

function frontOfAll(packages: readonly ApiPackage[], read: ReadText): string {
  const rows = packages.map((about) => [
    `[@mdav/${about.name}](${posix.relative(API_FOLDER, frontPage(about))})`,
    wordsOf(about.name, read).summary,
  ]);
  return pageText('packages/*/src', [
    '# The libraries',
    '',
    'Every public name of every package, from its doc comment. ES modules with types; all but the command line run in browsers. Verbs are functions over plain data: mistakes in the input come back as diagnostics, and nothing is thrown for them.',
    '',
    ...table(['Package', 'What it is'], rows),
    '',
    'Every verb and option of the program is on [a page of its own](command-line.md).',
  ]);
}
