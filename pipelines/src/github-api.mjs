import { request } from './request.mjs';

const PAGE = 100;
const MOST_PAGES = 50;

/** The interface of the repository that the job is of; nothing without a token. */
export function githubApi(env) {
  const token = env['MDAV_TOKEN'] ?? '';
  if (token === '') return undefined;
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'user-agent': 'mdav',
    'x-github-api-version': '2022-11-28',
  };
  const root = `${env['GITHUB_API_URL'] ?? 'https://api.github.com'}/repos/${env['GITHUB_REPOSITORY']}`;
  return (path, options = {}) => request(`${root}${path}`, { headers, ...options });
}

/** The first one on all pages of a list that passes. Throws where the list cannot be read: that is no word about what is in it. */
export async function findOnPages(ask, path, isWanted) {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { status, isFine, data } = await ask(`${path}${path.includes('?') ? '&' : '?'}per_page=${PAGE}&page=${page}`);
    if (!isFine || !Array.isArray(data)) throw unreadable(status);
    const found = data.find(isWanted);
    if (found !== undefined) return found;
    if (data.length < PAGE) return undefined;
  }
  return undefined;
}

/** What was not read may hold what is looked for: nobody makes a second one then. */
export function unreadable(status) {
  return new Error(`the list cannot be read (${status})`);
}

/** Ours are those of an app, or of somebody who may write to the repository: anybody can write the marker. */
export function isOurs(marker) {
  return ({ body, user, author_association: author }) =>
    typeof body === 'string' &&
    body.startsWith(marker) &&
    (user?.type === 'Bot' || ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(author));
}
