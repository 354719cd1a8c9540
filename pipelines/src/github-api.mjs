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

/** The first one on all pages of a list that passes; nothing where the list cannot be had. */
export async function findOnPages(ask, path, isWanted) {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data } = await ask(`${path}${path.includes('?') ? '&' : '?'}per_page=${PAGE}&page=${page}`);
    if (!Array.isArray(data)) return undefined;
    const found = data.find(isWanted);
    if (found !== undefined) return found;
    if (data.length < PAGE) return undefined;
  }
  return undefined;
}

/** Ours are those of an app, or of somebody who may write to the repository: anybody can write the marker. */
export function isOurs(marker) {
  return ({ body, user, author_association: author }) =>
    typeof body === 'string' &&
    body.startsWith(marker) &&
    (user?.type === 'Bot' || ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(author));
}
