import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { findOnPages, githubApi, isOurs } from './github-api.mjs';
import { safeLine } from './text.mjs';

/** GitHub Actions: annotations, outputs and summary of the step, and the comments of the pull request. */
export function github({ env, print }) {
  const told = { error: 0, warning: 0, notice: 0 };
  const say = (command, text) => {
    told[command] += 1;
    print(`::${command} title=mdav::${encode(safeLine(text))}\n`);
  };
  const note = (text) => say('notice', text);
  const warn = (text) => say('warning', text);
  return {
    format: 'github',
    temp: env['RUNNER_TEMP'],
    commentCharacters: 65_536,
    // Code scanning reads no suppressions, and refuses a file beyond these limits.
    sarif: { format: 'code-scanning', limits: { runs: 20, results: 5000, bytes: 10_000_000 } },
    print,
    annotated: (kind) => told[kind],
    annotationKind: (line) => /^::(error|warning|notice) /.exec(line)?.[1],
    note,
    warn,
    fail: (text) => say('error', text),
    async group(title, work) {
      print(`::group::${encode(safeLine(title))}\n`);
      try {
        return await work();
      } finally {
        print('::endgroup::\n');
      }
    },
    output: (name, value) => {
      const end = randomUUID();
      append(env['GITHUB_OUTPUT'], `${name}<<${end}\n${value}\n${end}\n`);
    },
    summarise: (page) => append(env['GITHUB_STEP_SUMMARY'], `${page}\n`),
    pullRequest: () => pullRequestOf(env['GITHUB_EVENT_PATH']),
    async comment(pullRequest, marker, body) {
      const ask = githubApi(env);
      if (ask === undefined) return note('The pull request got no comment: there is no token.');
      const root = `/issues/${pullRequest.number}/comments`;
      // Where the list cannot be read, a comment too many is better than none about this change.
      const own = (await findOnPages(ask, root, isOurs(marker)).catch(() => undefined))?.id;
      const changed =
        own === undefined ? undefined : await ask(`/issues/comments/${own}`, { method: 'PATCH', body: { body } });
      // Somebody else's, or gone since: one of our own then.
      const answer =
        changed === undefined || changed.isRefused ? await ask(root, { method: 'POST', body: { body } }) : changed;
      if (answer.isFine) return;
      if (answer.isRefused && pullRequest.isFork)
        return note('The pull request got no comment: from a fork there is no token that may write one.');
      if (answer.isRefused)
        return warn(
          `The pull request got no comment (${answer.status}). Give the job the permission pull-requests: write.`,
        );
      warn(`The pull request got no comment (${answer.status}).`);
    },
  };
}

function pullRequestOf(path) {
  if (path === undefined || path === '') return undefined;
  const { pull_request: request } = JSON.parse(readFileSync(path, 'utf8'));
  if (request === undefined || !Number.isInteger(request.number)) return undefined;
  const { number, head, base } = request;
  return {
    number,
    head: head?.sha,
    base: base?.sha,
    isFork: head?.repo?.full_name !== base?.repo?.full_name,
  };
}

function encode(text) {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function append(file, text) {
  if (file !== undefined && file !== '') appendFileSync(file, text);
}
