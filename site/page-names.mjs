// What a page is looked for by, as it stands in the index.
import { namesOfSetting } from './names.mjs';
import { nameToken } from './search.mjs';

/** The names of a page of the site: those of its setting, or the id that it is called after. */
export function namesOfPage(path) {
  const setting = /^settings\/([^/]+)\.md$/.exec(path)?.[1];
  const own = setting === undefined ? [] : namesOfSetting(setting);
  const id = /^(?:rules|diagnostics)\/([^/]+)\.md$/.exec(path)?.[1];
  return [...own, ...(id === undefined || id === 'index' ? [] : [id])].map(nameToken);
}
