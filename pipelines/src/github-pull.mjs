import { spawnSync } from 'node:child_process';
import { relative, resolve } from 'node:path';
import { repositoryRoot } from './base.mjs';
import { findOnPages, githubApi } from './github-api.mjs';
import { safeLine, safeLines } from './text.mjs';

const CHARACTERS = 65_536;
const AUTHOR = ['-c', 'user.name=mdav', '-c', 'user.email=mdav@users.noreply.github.com'];

/** A pull request that takes over what drifted: the fleet with `--adopt`, on a branch of its own. */
export function githubPull(env, host) {
  return {
    /** False where there is nothing to take over, so that somebody has to be told in another way. */
    async open({ marker, title, page, inputs, run, args }) {
      const ask = githubApi(env);
      if (ask === undefined) {
        host.note('There is no pull request: there is no token.');
        return false;
      }
      const root = repositoryRoot(inputs.folder);
      if (root === undefined) return false;
      const git = gitIn(root);
      const base = env['GITHUB_REF_NAME'] ?? '';
      const branch = `mdav/drift-${/[0-9a-f]{12}/.exec(marker)?.[0]}`;
      const { err } = run([...args, '--adopt', '--format=json'], inputs.folder, root);
      host.print(safeLines(err));
      const file = relative(root, resolve(inputs.folder, inputs.fleet === '' ? 'mdav.yaml' : inputs.fleet));
      if (git(['diff', '--quiet', '--', file]).ok) {
        host.note('There is nothing to adopt.');
        return false;
      }
      const done = [
        ['switch', '--quiet', '--force-create', branch],
        [...AUTHOR, 'commit', '--quiet', `--message=${title}`, '--', file],
        ['push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${branch}`],
      ].every((command) => {
        const ran = git(command);
        if (!ran.ok)
          host.warn(
            `git ${command.find((word) => !word.startsWith('-') && !word.includes('='))} failed. ${safeLine(ran.err.trim().split('\n')[0] ?? '')} Give the job the permission contents: write.`,
          );
        return ran.ok;
      });
      if (!done) return false;
      const [owner] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
      const own = await findOnPages(
        ask,
        `/pulls?state=open&head=${encodeURIComponent(`${owner}:${branch}`)}`,
        ({ head }) => head?.ref === branch,
      );
      const body = page(CHARACTERS);
      const answer =
        own === undefined
          ? await ask('/pulls', { method: 'POST', body: { title, body, head: branch, base } })
          : await ask(`/pulls/${own.number}`, { method: 'PATCH', body: { title, body } });
      if (answer.isFine) host.note(`Pull request ${own?.number ?? answer.data?.number} takes over what drifted.`);
      else
        host.warn(
          `The pull request was not opened (${answer.status}).${answer.isRefused ? ' Give the job the permission pull-requests: write, and allow Actions to create pull requests.' : ''}`,
        );
      return answer.isFine;
    },
  };
}

function gitIn(cwd) {
  return (args) => {
    const { status, stderr } = spawnSync('git', args, {
      cwd,
      env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      windowsHide: true,
    });
    return { ok: status === 0, err: stderr ?? '' };
  };
}
