// Links of the repository's pages, as links of the site.
import { posix } from 'node:path';

/** An anchor as forges make it of a heading; the site makes the same, so that links hold in both. */
export function slugify(text) {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** Applies a function to what is no code. */
export function outsideCode(markdown, change) {
  return markdown
    .split(/(^(?:```|~~~)[\s\S]*?^(?:```|~~~)[^\n]*$|`[^`\n]+`)/m)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');
}

/**
 * Rewrites the links of a page. `where` says what became of a file of `docs`: its path in the site, or nothing for what
 * is no page; `self` is the path of this page in the site. A link to anything else of the repository becomes its text, since the site has no place for it.
 */
export function rewriteLinks(markdown, page, where, self = where(page, '') ?? page) {
  const fromDocs = posix.dirname(page);
  const fromSite = posix.dirname(self);
  return markdown
    .split(/(^(?:```|~~~)[\s\S]*?^(?:```|~~~)[^\n]*$)/m)
    .map((part, index) => (index % 2 === 1 ? part : links(part)))
    .join('');

  function links(text) {
    return text.replace(/\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)/g, (whole, label, target) => {
      if (/^[a-z]+:/i.test(target)) return whole;
      const [path = '', anchor = ''] = target.split('#');
      const own = path === '' ? page : posix.join(fromDocs, decodeURI(path));
      const to = own.startsWith('..') ? undefined : where(own, anchor);
      if (to === undefined) return label;
      const [toPath, toAnchor] = to.split('#');
      const isHere = toPath === self;
      const relative = isHere ? '' : posix.relative(fromSite, toPath);
      const hash = toAnchor ?? anchor;
      return `[${label}](${relative}${hash === '' || hash === undefined ? '' : `#${hash}`})`;
    });
  }
}
