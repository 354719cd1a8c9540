import { spawnSync } from 'node:child_process';
import { relative, resolve } from 'node:path';
import { repositoryRoot } from './base.mjs';
import { COMPARED } from './drift.mjs';
import { safeLine, safeLines } from './text.mjs';

const AUTHOR = ['-c', 'user.name=mdav', '-c', 'user.email=mdav@users.noreply.github.com'];

/**
 * Brings what `mdav drift --adopt` writes onto a branch of its own, and pushes it. False where there is nothing to bring, or it
 * cannot be: somebody has to be told in another way then. `access` has what git needs of the host: variables, and what to do
 * where it refuses a push.
 */
export async function takeOver({ inputs, run, args, title, branch }, { env, host, access }) {
  const root = repositoryRoot(inputs.folder, env);
  if (root === undefined) {
    host.warn('There is no pull request: the fleet is in no repository.');
    return false;
  }
  const { code, err } = await run([...args, '--adopt', '--format=json'], inputs.folder, root);
  host.print(safeLines(err));
  if (!COMPARED.includes(code)) {
    host.warn(`mdav drift --adopt ended with ${code}: nothing is taken over.`);
    return false;
  }
  const file = relative(root, resolve(inputs.folder, inputs.fleet === '' ? 'mdav.yaml' : inputs.fleet));
  return pushEdited({ git: gitIn(root, { ...env, ...access.env }), host, branch, title, file, hint: access.hint });
}

/** The branch of a report, by its marker. */
export function branchOf(marker) {
  return `mdav/drift-${/[0-9a-f]{12}/.exec(marker)?.[0]}`;
}

/** Brings the edited file onto the branch; false where there is nothing to bring, or git cannot. */
function pushEdited({ git, host, branch, title, file, hint }) {
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
        `git ${command.find((word) => !word.startsWith('-') && !word.includes('='))} failed. ${firstLine(err)} ${hint}`,
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
