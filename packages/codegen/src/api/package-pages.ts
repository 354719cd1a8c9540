import { posix } from 'node:path';
import { FOLDER_WORDS } from './documented.ts';
import type { Entry } from './entry.ts';
import { type ApiPackage, frontPage, linkTo, type Places, pageOf } from './links.ts';
import { overview, pageText, section } from './page.ts';

/** What the pages of a package say besides its entries. */
export interface PackageWords {
  readonly places: Places;
  readonly summary: string;
  /** A table of what is imported from where, of a package with more than one door. */
  readonly doors?: string;
  /** A fenced block of Markdown. */
  readonly example?: string;
}

interface Folder {
  readonly title: string;
  readonly page: string;
  readonly words: readonly string[];
  readonly entries: readonly Entry[];
}

/** The pages of one package by path: one, or a front page and one for each folder. */
export function packagePages(about: ApiPackage, words: PackageWords): readonly [string, string][] {
  const front = frontPage(about);
  const text = (lines: readonly string[]) => pageText(`packages/${about.name}/src`, lines);
  const linker = (page: string) => ({ page, link: (name: string) => linkTo(name, page, about, words.places) });
  const head = [`# @mdav/${about.name}`, '', words.summary, '', ...blocks(words.doors), ...blocks(words.example)];
  const folders = foldersOf(about);
  if (!about.paged) {
    const body = folders.flatMap(({ title, entries }) => [
      `## In ${title}`,
      '',
      ...overview(entries, linker(front)),
      '',
      ...entries.flatMap((entry) => section(entry, '###', linker(front))),
    ]);
    return [[front, text([...head, ...body])]];
  }
  const contents = folders.flatMap((folder) => [
    `## [${folder.title}](${posix.relative(posix.dirname(front), folder.page)})`,
    '',
    ...folder.words,
    ...overview(folder.entries, linker(front)),
    '',
  ]);
  const pages = folders.map((folder): [string, string] => {
    const lines = [
      `# @mdav/${about.name}: ${folder.title}`,
      '',
      ...folder.words,
      `Import from ${doorsOf(folder.entries)}. [All of it](README.md)`,
      '',
      ...folder.entries.flatMap((entry) => section(entry, '##', linker(folder.page))),
    ];
    return [folder.page, text(lines)];
  });
  return [[front, text([...head, ...contents])], ...pages];
}

function foldersOf(about: ApiPackage): readonly Folder[] {
  return [...new Set(about.entries.map(({ folder }) => folder))].sort().flatMap((folder) => {
    const entries = about.entries.filter((entry) => entry.folder === folder);
    const [first] = entries;
    if (first === undefined) return [];
    const title = folder === '' ? 'the package itself' : folder;
    return [{ title, page: pageOf(about, first), words: blocks(FOLDER_WORDS[folder]), entries }];
  });
}

/** Where the names of a page are imported from. */
function doorsOf(entries: readonly Entry[]): string {
  return [...new Set(entries.map(({ door }) => `\`${door}\``))].sort().join(' or ');
}

/** A block of Markdown with the empty line after it; nothing for nothing. */
function blocks(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text, ''];
}
