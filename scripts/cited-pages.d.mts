/** One edition of a page that facts are cited from. */
export interface CitedEdition {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly date: string;
  /** Paths of the files that name it. */
  readonly citedBy: readonly string[];
  /** Date of the newest edition that is cited, where this is an older one. */
  readonly replacedBy?: string;
}

/** The cited pages by their editions, the oldest first and undated ones before all. `texts` are the citing files by path. */
export function citedPages(
  sources: Readonly<Record<string, { readonly title: string; readonly url: string; readonly date: string }>>,
  texts: ReadonlyMap<string, string>,
): readonly CitedEdition[];
