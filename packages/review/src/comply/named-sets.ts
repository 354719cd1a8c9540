import { type Html, html, NOTHING, type Part, pageText } from '../page/html.ts';
import { countedNames, hasMoreNames, nameList } from '../text/name-list.ts';

/** Names that stand together on a page, once: rows of which many say "these 400" lead there. */
export interface NamedSets {
  /** The names as a cell: all of them where they are few, else the first ones and a link. */
  cell(names: readonly string[], isAll: boolean): Part;
  /** What the list of these names takes where it does not stand on the page yet. */
  lengthOf(names: readonly string[]): number;
  /** Takes the list of these names onto the page. */
  take(names: readonly string[]): void;
  /** The lists that were taken. */
  lists(): Html;
}

export function namedSets(): NamedSets {
  const ids = new Map<string, number>();
  const taken = new Map<string, Html>();
  const keyOf = (names: readonly string[]) => names.join('\n');
  const idOf = (names: readonly string[]) => {
    const key = keyOf(names);
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    return id;
  };
  const list = (names: readonly string[]) =>
    html`<li><details><summary>${countedNames(names)}</summary><p id="n${idOf(names)}">${names.join(', ')}</p></details></li>
`;
  return {
    cell(names, isAll) {
      if (!hasMoreNames(names)) return nameList(names);
      return html`${isAll ? 'all ' : ''}<a href="#n${idOf(names)}">${names.length}</a>: ${nameList(names)}`;
    },
    lengthOf: (names) => (hasMoreNames(names) && !taken.has(keyOf(names)) ? pageText(list(names)).length : 0),
    take(names) {
      const key = keyOf(names);
      if (hasMoreNames(names) && !taken.has(key)) taken.set(key, list(names));
    },
    lists: () => (taken.size === 0 ? NOTHING : html`<ul class="plain">${[...taken.values()]}</ul>`),
  };
}
