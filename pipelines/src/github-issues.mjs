import { findOnPages, githubApi, isOurs } from './github-api.mjs';

const CHARACTERS = 65_536;
const GONE = 'There is no drift any more.';

/** One open issue for as long as anything drifts: found by its hidden first line, brought up to date, closed at the end. */
export function githubIssues(env, host) {
  const ask = githubApi(env);
  const find = (marker) => {
    const isOwn = isOurs(marker);
    return findOnPages(ask, '/issues?state=open', (issue) => issue.pull_request === undefined && isOwn(issue));
  };
  return {
    async keep({ marker, title, page }) {
      if (ask === undefined) return host.note('There is no issue: there is no token.');
      const body = await page(CHARACTERS);
      const own = await find(marker);
      if (own?.body === body && own.title === title) return host.note(`Issue ${own.number} says it already.`);
      const answer =
        own === undefined
          ? await ask('/issues', { method: 'POST', body: { title, body } })
          : await ask(`/issues/${own.number}`, { method: 'PATCH', body: { title, body } });
      if (!answer.isFine) return refused(host, answer);
      host.note(`Issue ${own?.number ?? answer.data?.number} tells what drifted.`);
    },
    async close(marker, words = GONE) {
      const own = ask === undefined ? undefined : await find(marker);
      if (own === undefined) return;
      const answer = await ask(`/issues/${own.number}`, {
        method: 'PATCH',
        body: { state: 'closed', state_reason: 'completed' },
      });
      // Said of what is closed only: an issue that stays open would get the same comment at every run.
      if (!answer.isFine) return refused(host, answer);
      host.note(`Issue ${own.number} is closed: ${words}`);
      const said = await ask(`/issues/${own.number}/comments`, { method: 'POST', body: { body: words } });
      if (!said.isFine) host.warn(`Issue ${own.number} is closed without a comment (${said.status}).`);
    },
  };
}

function refused(host, { status, isRefused }) {
  host.warn(`The issue was not written (${status}).${isRefused ? ' Give the job the permission issues: write.' : ''}`);
}
