import { findOnPages, githubApi } from './github-api.mjs';
import { branchOf, takeOver } from './take-over.mjs';

const CHARACTERS = 65_536;
const ACCESS = { env: {}, hint: 'Give the job the permission contents: write.' };

/** A pull request that takes over what drifted: the fleet with `--adopt`, on a branch of its own. */
export function githubPull(env, host) {
  const ask = githubApi(env);
  const find = (branch) => {
    const [owner] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    const path = `/pulls?state=open&head=${encodeURIComponent(`${owner}:${branch}`)}`;
    return findOnPages(ask, path, ({ head }) => head?.ref === branch);
  };
  return {
    /** What it is called; nothing where there is none, so that somebody has to be told in another way. */
    async open({ marker, title, page, ...about }) {
      if (ask === undefined) {
        host.note('There is no pull request: there is no token.');
        return undefined;
      }
      const branch = branchOf(marker);
      const body = await page(CHARACTERS);
      if (!(await takeOver({ ...about, title, branch }, { env, host, access: ACCESS }))) return undefined;
      const own = await find(branch);
      const base = env['GITHUB_REF_NAME'] ?? '';
      const answer =
        own === undefined
          ? await ask('/pulls', { method: 'POST', body: { title, body, head: branch, base } })
          : await ask(`/pulls/${own.number}`, { method: 'PATCH', body: { title, body } });
      if (!answer.isFine) {
        refused(host, 'written', answer);
        return undefined;
      }
      const number = own?.number ?? answer.data?.number;
      host.note(`Pull request ${number} takes over what drifted.`);
      return `#${number}`;
    },
    async close(marker) {
      const own = ask === undefined ? undefined : await find(branchOf(marker));
      if (own === undefined) return;
      const answer = await ask(`/pulls/${own.number}`, { method: 'PATCH', body: { state: 'closed' } });
      if (!answer.isFine) return refused(host, 'closed', answer);
      host.note(`Pull request ${own.number} is closed: There is no drift any more.`);
    },
  };
}

function refused(host, done, { status, isRefused }) {
  host.warn(
    `The pull request was not ${done} (${status}).${isRefused ? ' Give the job the permission pull-requests: write, and allow Actions to create pull requests.' : ''}`,
  );
}
