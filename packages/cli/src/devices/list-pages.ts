import type { Diagnostic } from '@mdav/core';
import type { AnswerPage } from '@mdav/core/json';

/** A page of a list, with where it was found. */
export interface ListPage extends AnswerPage {
  readonly file: string;
  readonly line: number;
}

/** What the pages of some inputs say of the lists that they are of. */
export interface ListPages {
  note(page: ListPage): void;
  /** Of each list one page that has more after it, and one that is the last. */
  pages(): readonly ListPage[];
  /** Lists of which no page is the last: the service has more of them than was given. */
  unfinished(): readonly Diagnostic[];
}

/** Lists that are kept; hostile data have any number of them. */
const MOST_LISTS = 1024;

/** Starts without any page. Pages may come in any order and from any number of inputs. */
export function listPages(): ListPages {
  const known = new Map<string, ListPage>();
  const idOf = ({ list, hasMore }: AnswerPage) => `${hasMore}\0${list}`;
  return {
    note(page) {
      const id = idOf(page);
      if (!known.has(id) && known.size < MOST_LISTS) known.set(id, page);
    },
    pages: () => [...known.values()],
    unfinished: () =>
      [...known.values()]
        .filter((page) => page.hasMore && !known.has(idOf({ ...page, hasMore: false })))
        .map(unfinished),
  };
}

function unfinished({ file, line }: ListPage): Diagnostic {
  return {
    code: 'json-more-pages',
    severity: 'error',
    message: 'The list is one page of several: the service has more devices, of which nothing is known here.',
    at: { file, line },
    hint: 'Ask for the address in @odata.nextLink until an answer has none, and give every page.',
  };
}
