import { spawnSync } from 'node:child_process';
import { relative, resolve } from 'node:path';
import { repositoryRoot } from './base.mjs';
import { COMPARED } from './drift.mjs';
import { findOnPages, githubApi } from './github-api.mjs';
import { safeLine, safeLines } from './text.mjs';

const CHARACTERS = 65_536;
const AUTHOR = ['-c', 'user.name=mdav', '-c', 'user.email=mdav@users.noreply.github.com'];

/** A pull request that takes over what drifted: the fleet with `--adopt`, on a branch of its own. */
export function githubPull(env, host) {
  const ask = githubApi(env);
  const find = (branch) => {
    const [owner] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    const path = `/pulls?state=open&head=${encodeURIComponent(`${owner}:${branch}`)}`;
    return findOnPages(ask, path, ({ head }) => head?.ref === branch);
  };
  return {
    /** Its number; nothing where there is none, so that somebody has to be told in another way. */
    async open({ marker, title, page, inputs, run, args }) {
      if (ask === undefined) {
        host.note('There is no pull request: there is no token.');
        return undefined;
      }
      const root = repositoryRoot(inputs.folder, env);
      if (root === undefined) {
        host.warn('There is no pull request: the fleet is in no repository.');
        return undefined;
      }
      const { code, err } = await run([...args, '--adopt', '--format=json'], inputs.folder, root);
      host.print(safeLines(err));
      if (!COMPARED.includes(code)) {
        host.warn(`mdav drift --adopt ended with ${code}: nothing is taken over.`);
        return undefined;
      }
      const branch = branchOf(marker);
      const file = relative(root, resolve(inputs.folder, inputs.fleet === '' ? 'mdav.yaml' : inputs.fleet));
      if (!takeOver({ git: gitIn(root, env), host, branch, title, file })) return undefined;
      const own = await find(branch);
      const body = page(CHARACTERS);
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
      return number;
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

/** Brings the edited file onto the branch; false where there is nothing to bring, or git cannot. */
function takeOver({ git, host, branch, title, file }) {
  const edited = git(['diff', '--quiet', '--', file]);
  if (edited.status === 0) {
    host.note('There is nothing to adopt.');
    return false;
  }
  if (edited.status !== 1) {
    host.warn(`git diff failed. ${firstLine(edited.err)}`);
    return false;
  }
  if (isThere({ git, branch, file })) return true;
  return [
    ['switch', '--quiet', '--force-create', branch],
    [...AUTHOR, 'commit', '--quiet', `--message=${title}`, '--', file],
    ['push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${branch}`],
  ].every((command) => {
    const { status, err } = git(command);
    if (status !== 0)
      host.warn(
        `git ${command.find((word) => !word.startsWith('-') && !word.includes('='))} failed. ${firstLine(err)} Give the job the permission contents: write.`,
      );
    return status === 0;
  });
}

/** Whether the branch is one commit upon what is checked out, with the same file: a push would only start its checks again. */
function isThere({ git, branch, file }) {
  // Two commits are what is asked about; where all are here, a depth would take the others away.
  const depth = git(['rev-parse', '--is-shallow-repository']).out.trim() === 'true' ? ['--depth=2'] : [];
  if (git(['fetch', '--quiet', '--no-tags', ...depth, 'origin', `refs/heads/${branch}`]).status !== 0) return false;
  const [head, parent] = ['HEAD', 'FETCH_HEAD^'].map((name) => git(['rev-parse', '--verify', '--quiet', name]));
  if (head.status !== 0 || parent.status !== 0 || head.out !== parent.out) return false;
  return git(['diff', '--quiet', 'FETCH_HEAD', '--', file]).status === 0;
}

function branchOf(marker) {
  return `mdav/drift-${/[0-9a-f]{12}/.exec(marker)?.[0]}`;
}

function refused(host, done, { status, isRefused }) {
  host.warn(
    `The pull request was not ${done} (${status}).${isRefused ? ' Give the job the permission pull-requests: write, and allow Actions to create pull requests.' : ''}`,
  );
}

function firstLine(text) {
  return safeLine(text.trim().split('\n')[0] ?? '');
}

function gitIn(cwd, env) {
  return (args) => {
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd,
      env: { ...env, GIT_TERMINAL_PROMPT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      windowsHide: true,
    });
    return { status, out: stdout ?? '', err: stderr ?? '' };
  };
}
