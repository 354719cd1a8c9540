import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * What a plan is made against: what was asked for, else what the pull request is to be merged into. Fetches a commit
 * that a shallow checkout has not. `{}` when there is nothing to compare with.
 */
export function findBase({ against, folder }, pullRequest, env) {
  const git = gitIn(folder, env);
  if (against !== '') return namedBase(against, folder, git);
  if (pullRequest === undefined) return {};
  const { head, base, target } = pullRequest;
  // The commit that the host made of both sides knows what it merged into; the event may be older.
  const merged = rawParents(git);
  const commit = merged.length === 2 && merged[1] === head ? merged[0] : base;
  if (commit !== undefined && have(git, commit)) return { ref: commit };
  const fetched =
    (commit === undefined ? undefined : fetch(git, commit)) ?? (target === undefined ? undefined : fetch(git, target));
  if (fetched !== undefined) return { ref: fetched };
  return { problem: 'There is no plan: the commit that the pull request is for could not be fetched.' };
}

function namedBase(against, folder, git) {
  if (existsSync(resolve(folder, against)) || have(git, against)) return { ref: against };
  const name = against.replace(/^refs\/(?:heads|tags)\//, '').replace(/^origin\//, '');
  const isName = git(['check-ref-format', `refs/heads/${name}`]).ok;
  const wanted = isName ? [`refs/heads/${name}`, `refs/tags/${name}`, ...(isCommit(name) ? [name] : [])] : [];
  for (const reference of wanted) {
    const commit = fetch(git, reference);
    if (commit !== undefined) return { ref: commit };
  }
  return { problem: 'There is no plan: what to compare with is no file, folder, commit, branch or tag.' };
}

/** Parents as the commit itself names them, which a shallow checkout has not necessarily. */
function rawParents(git) {
  const { ok, out } = git(['cat-file', 'commit', 'HEAD']);
  if (!ok) return [];
  const [head = ''] = out.split('\n\n');
  return [...head.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent]) => parent);
}

function have(git, name) {
  return git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]).ok;
}

function fetch(git, name) {
  if (!isCommit(name) && !git(['check-ref-format', name]).ok) return undefined;
  const depth = git(['rev-parse', '--is-shallow-repository']).out.trim() === 'true' ? ['--depth=1'] : [];
  if (!git(['fetch', '--quiet', '--no-tags', ...depth, 'origin', name]).ok) return undefined;
  const { ok, out } = git(['rev-parse', '--verify', '--quiet', 'FETCH_HEAD^{commit}']);
  return ok ? out.trim() : undefined;
}

function isCommit(name) {
  return /^[0-9a-f]{40,64}$/.test(name);
}

/** The root of the repository that holds a folder. */
export function repositoryRoot(folder, env) {
  const { ok, out } = gitIn(folder, env)(['rev-parse', '--show-toplevel']);
  return ok ? out.replace(/\r?\n$/, '') : undefined;
}

function gitIn(cwd, env) {
  return (args) => {
    const { status, stdout } = spawnSync('git', args, {
      cwd,
      env: { ...env, GIT_TERMINAL_PROMPT: '0' },
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
      windowsHide: true,
    });
    return { ok: status === 0, out: stdout ?? '' };
  };
}
