import { unreadable } from './github-api.mjs';
import { request } from './request.mjs';
import { branchOf, takeOver } from './take-over.mjs';

const VERSION = 'api-version=7.1';
/** What a description takes for certain; the whole page is a comment. */
const CHARACTERS = 4000;

/** A pull request of Azure Repos that takes over what drifted: the fleet with `--adopt`, on a branch of its own. */
export function azurePull(env, host) {
  const token = env['MDAV_TOKEN'] ?? '';
  const part = (name) => encodeURIComponent(env[name] ?? '');
  const collection = `${(env['SYSTEM_COLLECTIONURI'] ?? '').replace(/\/+$/, '')}/`;
  const root = `${collection}${part('SYSTEM_TEAMPROJECTID')}/_apis/git/repositories/${part('BUILD_REPOSITORY_ID')}/pullrequests`;
  const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
  const ask = (path, query, options = {}) => request(`${root}${path}?${query}${VERSION}`, { headers, ...options });
  const access = {
    env: withToken(collection, token, env),
    hint: 'Give the build service the permissions "Contribute", "Create branch" and "Force push".',
  };
  const find = async (branch) => {
    const ref = `refs/heads/${branch}`;
    const query = `searchCriteria.status=active&searchCriteria.sourceRefName=${encodeURIComponent(ref)}&`;
    const { status, isFine, data } = await ask('', query);
    if (!isFine || !Array.isArray(data?.value)) throw unreadable(status);
    return data.value.find(({ sourceRefName }) => sourceRefName === ref);
  };
  const why =
    token === ''
      ? 'there is no token'
      : env['BUILD_REPOSITORY_PROVIDER'] === 'TfsGit'
        ? undefined
        : 'the repository is not one of Azure Repos';
  return {
    /** What it is called; nothing where there is none, so that somebody has to be told in another way. */
    async open({ marker, title, page, ...about }) {
      if (why !== undefined) {
        host.note(`There is no pull request: ${why}.`);
        return undefined;
      }
      const branch = branchOf(marker);
      const description = await page(CHARACTERS);
      const comment = await page(host.commentCharacters);
      if (!(await takeOver({ ...about, title, branch }, { env, host, access }))) return undefined;
      const own = await find(branch);
      const refs = { sourceRefName: `refs/heads/${branch}`, targetRefName: env['BUILD_SOURCEBRANCH'] ?? '' };
      const answer =
        own === undefined
          ? await ask('', '', { method: 'POST', body: { ...refs, title, description } })
          : await ask(`/${own.pullRequestId}`, '', { method: 'PATCH', body: { title, description } });
      if (!answer.isFine) {
        refused(host, 'written', answer);
        return undefined;
      }
      const number = own?.pullRequestId ?? answer.data?.pullRequestId;
      host.note(`Pull request ${number} takes over what drifted.`);
      await host.comment({ number, isFork: false }, marker, comment);
      return `!${number}`;
    },
    async close(marker) {
      const own = why === undefined ? await find(branchOf(marker)) : undefined;
      if (own === undefined) return;
      const answer = await ask(`/${own.pullRequestId}`, '', { method: 'PATCH', body: { status: 'abandoned' } });
      if (!answer.isFine) return refused(host, 'closed', answer);
      host.note(`Pull request ${own.pullRequestId} is abandoned: There is no drift any more.`);
    },
  };
}

/** A checkout leaves no token behind. It goes to git in the environment, for this host alone: a command line is seen by others. */
function withToken(collection, token, env) {
  const count = Number(env['GIT_CONFIG_COUNT'] ?? 0);
  return {
    GIT_CONFIG_COUNT: String(count + 1),
    [`GIT_CONFIG_KEY_${count}`]: `http.${collection}.extraheader`,
    [`GIT_CONFIG_VALUE_${count}`]: `AUTHORIZATION: bearer ${token}`,
  };
}

function refused(host, done, { status, isRefused }) {
  host.warn(
    `The pull request was not ${done} (${status}).${isRefused ? ' Give the build service the permission "Contribute to pull requests".' : ''}`,
  );
}
