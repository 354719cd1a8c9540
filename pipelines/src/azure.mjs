import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from './request.mjs';
import { safeLine } from './text.mjs';

const VERSION = 'api-version=7.1';
const TEXT = 1;
const CLOSED = 4;

/** Azure Pipelines: issues and variables by logging commands, a summary, and a thread of the pull request. */
export function azure({ env, print }) {
  const command = (head, text) => print(`##vso[${head}]${encode(safeLine(text))}\n`);
  const temp = env['AGENT_TEMPDIRECTORY'] ?? tmpdir();
  const note = (text) => print(`mdav: ${safeLine(text)}\n`);
  const told = { error: 0, warning: 0 };
  const issue = (type, text) => {
    told[type] += 1;
    command(`task.logissue type=${type};`, text);
  };
  const warn = (text) => issue('warning', text);
  return {
    format: 'azure',
    temp,
    commentCharacters: 150_000,
    sarif: { format: 'sarif' },
    print,
    annotated: (kind) => told[kind] ?? 0,
    annotationKind: (line) => /^##vso\[task\.logissue type=(error|warning);/.exec(line)?.[1],
    note,
    warn,
    fail: (text) => issue('error', text),
    async group(title, work) {
      print(`##[group]${encode(safeLine(title))}\n`);
      try {
        return await work();
      } finally {
        print('##[endgroup]\n');
      }
    },
    // Once for the steps of this job, once for other jobs.
    output: (name, value) => {
      command(`task.setvariable variable=mdav.${name};`, value);
      command(`task.setvariable variable=${name};isOutput=true;`, value);
    },
    summarise: (page) => {
      const file = join(mkdtempSync(join(temp, 'mdav-summary-')), 'mdav.md');
      writeFileSync(file, page);
      command('task.uploadsummary', file);
    },
    pullRequest: () => pullRequestOf(env),
    async comment(pullRequest, marker, content) {
      const token = env['MDAV_TOKEN'] ?? '';
      if (token === '') return note('The pull request got no comment: there is no token.');
      if (env['BUILD_REPOSITORY_PROVIDER'] !== 'TfsGit')
        return note('The pull request got no comment: it is not one of Azure Repos.');
      const part = (name) => encodeURIComponent(env[name] ?? '');
      const root = `${(env['SYSTEM_COLLECTIONURI'] ?? '').replace(/\/+$/, '')}/${part('SYSTEM_TEAMPROJECTID')}/_apis/git/repositories/${part('BUILD_REPOSITORY_ID')}/pullRequests/${pullRequest.number}/threads`;
      const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
      const ask = (path, options) => request(`${root}${path}?${VERSION}`, { headers, ...options });
      const own = await findThread(ask, marker);
      const answer =
        own === undefined
          ? await ask('', {
              method: 'POST',
              // Closed, so that a policy about open comments is not held up by it.
              body: { comments: [{ parentCommentId: 0, content, commentType: TEXT }], status: CLOSED },
            })
          : await ask(`/${own.thread}/comments/${own.comment}`, { method: 'PATCH', body: { content } });
      if (answer.isFine) return;
      if (answer.isRefused && pullRequest.isFork)
        return note('The pull request got no comment: from a fork there is no token that may write one.');
      warn(
        `The pull request got no comment (${answer.status}).${answer.isRefused ? ' Give the build service the permission "Contribute to pull requests".' : ''}`,
      );
    },
  };
}

/** Our thread begins with the marker. */
async function findThread(ask, marker) {
  const { data } = await ask('', {});
  const threads = Array.isArray(data?.value) ? data.value : [];
  const found = threads.find(
    ({ isDeleted, comments }) =>
      isDeleted !== true && comments?.[0]?.isDeleted !== true && comments?.[0]?.content?.startsWith?.(marker) === true,
  );
  return found === undefined ? undefined : { thread: found.id, comment: found.comments[0].id };
}

function pullRequestOf(env) {
  const number = env['SYSTEM_PULLREQUEST_PULLREQUESTID'] ?? '';
  if (!/^\d+$/.test(number)) return undefined;
  return {
    number: Number(number),
    head: env['SYSTEM_PULLREQUEST_SOURCECOMMITID'],
    target: env['SYSTEM_PULLREQUEST_TARGETBRANCH'],
    isFork: env['SYSTEM_PULLREQUEST_ISFORK']?.toLowerCase() === 'true',
  };
}

function encode(text) {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
