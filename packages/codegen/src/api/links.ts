import { posix } from 'node:path';
import type { DocumentedPackage } from './documented.ts';
import type { Entry } from './entry.ts';

/** A package with what its pages are made of. */
export interface ApiPackage extends DocumentedPackage {
  /** In the order of the pages. */
  readonly entries: readonly Entry[];
  /** Whether each folder has a page. */
  readonly paged: boolean;
}

/** Where the section of a public name stands. */
export interface Place {
  /** From the root of the repository. */
  readonly page: string;
  readonly anchor: string;
}

/** From the short name of a package to its public names to their places. */
export type Places = ReadonlyMap<string, ReadonlyMap<string, Place>>;

/** The folder that holds nothing but these pages. */
export const API_FOLDER = 'docs/api';

/** The page that an entry stands on. */
export function pageOf({ name, paged }: ApiPackage, { folder }: Entry): string {
  return paged ? `${API_FOLDER}/${name}/${folder === '' ? 'index' : folder}.md` : `${API_FOLDER}/${name}.md`;
}

/** The first page of a package. */
export function frontPage({ name, paged }: ApiPackage): string {
  return paged ? `${API_FOLDER}/${name}/README.md` : `${API_FOLDER}/${name}.md`;
}

/** Places of the entries of a package, with the anchors that GitHub gives to headings in this order. */
export function placesOf(about: ApiPackage): ReadonlyMap<string, Place> {
  const taken = new Map<string, number>();
  return new Map(
    about.entries.map((entry) => {
      const page = pageOf(about, entry);
      const slug = entry.name.toLowerCase();
      const before = taken.get(`${page}#${slug}`) ?? 0;
      taken.set(`${page}#${slug}`, before + 1);
      return [entry.name, { page, anchor: before === 0 ? slug : `${slug}-${before}` }];
    }),
  );
}

/** The link to a public name as seen from a page of a package; undefined for a name that is not public. */
export function linkTo(name: string, page: string, about: ApiPackage, places: Places): string | undefined {
  for (const owner of [about.name, ...about.knows]) {
    const place = places.get(owner)?.get(name);
    if (place === undefined) continue;
    return `${place.page === page ? '' : posix.relative(posix.dirname(page), place.page)}#${place.anchor}`;
  }
  return undefined;
}

/** Prose with its public names linked and what HTML would swallow escaped; fenced code stays as it is. */
export function linked(markdown: string, link: (name: string) => string | undefined): string {
  return markdown
    .split(/(^```[\s\S]*?^```$)/m)
    .map((part) => (part.startsWith('```') ? part : linkedProse(part, link)))
    .join('');
}

function linkedProse(prose: string, link: (name: string) => string | undefined): string {
  return prose
    .split(/(`[^`]*`)/)
    .map((part) => {
      if (!part.startsWith('`')) return part.replaceAll('<', '&lt;');
      const target = link(part.slice(1, -1));
      return target === undefined ? part : `[${part}](${target})`;
    })
    .join('');
}
