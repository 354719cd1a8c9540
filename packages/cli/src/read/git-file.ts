import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import type { Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import type { Io } from '../program/io.ts';

/** A file as a commit has it. */
export interface GitFile {
  /** The commit that the name stands for. */
  readonly commit: string;
  /** Absent when the commit has no such file. */
  readonly bytes?: Uint8Array;
}

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The content of a file at a commit, branch or tag, byte for byte, without filters. `path` is absolute; neither it nor its
 * folder needs to be there today.
 *
 * Errors: `plan-no-git` when there is no git, `plan-no-repository`, `plan-unknown-ref`, `plan-git-failed` when git has the
 * file and does not give it.
 */
export function readGitFile(ref: string, path: string, io: Io): Outcome<GitFile> {
  const folder = existingFolder(path);
  const prefix = git(['rev-parse', '--show-prefix'], folder, io);
  if (prefix === 'missing')
    return refuse(
      'plan-no-git',
      'There is no git to ask for the old fleet.',
      'Install git, or give a file or an output folder: `--against old/mdav.yaml`.',
    );
  if (prefix.status !== 0)
    return refuse(
      'plan-no-repository',
      `${folder} lies in no repository of git: ${firstLine(prefix.error)}`,
      'Give a file or an output folder: `--against old/mdav.yaml`.',
    );
  // What begins with a dash would be an option, and no name of a commit does.
  const commit = ref.startsWith('-')
    ? undefined
    : git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], folder, io);
  if (commit === undefined || commit === 'missing' || commit.status !== 0)
    return refuse(
      'plan-unknown-ref',
      `"${ref}" is no file, no folder, and no commit, branch or tag of git.`,
      'Name one of them; in a pipeline fetch the branch first, or check out with the whole history.',
    );
  const sha = firstLine(commit.output.toString('utf8'));
  const name = prefix.output.toString('utf8').replace(/\r?\n$/, '') + relative(folder, path).split(sep).join('/');
  const listed = git(['ls-tree', '-z', '--full-tree', sha, '--', name], folder, io);
  if (listed === 'missing' || listed.status !== 0) return failed(name, ref, listed);
  // A commit without the file lists nothing. What is no file, a folder say, is none either.
  if (!/^\d+ blob /.test(listed.output.toString('utf8'))) return succeed({ commit: sha });
  const blob = git(['cat-file', 'blob', `${sha}:${name}`], folder, io);
  if (blob === 'missing' || blob.status !== 0) return failed(name, ref, blob);
  return succeed({ commit: sha, bytes: new Uint8Array(blob.output) });
}

/** The folder of the repository that a path lies in; nothing where it lies in none, or there is no git. */
export function repositoryOf(path: string, io: Io): string | undefined {
  const answer = git(['rev-parse', '--show-toplevel'], existingFolder(path), io);
  return answer === 'missing' || answer.status !== 0 ? undefined : firstLine(answer.output.toString('utf8'));
}

/** The folder of the path as far as it is there: git is started in it, and a commit may have more than today. */
function existingFolder(path: string): string {
  let folder = dirname(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function failed(name: string, ref: string, answer: GitAnswer | 'missing'): Outcome<never> {
  const said = answer === 'missing' ? 'git is gone' : firstLine(answer.error) || `it ended with ${answer.status}`;
  return refuse(
    'plan-git-failed',
    `git does not give ${name} as of ${ref}: ${said}`,
    'Run `git fsck`, and fetch what is missing; or give a file or an output folder to compare with.',
  );
}

interface GitAnswer {
  readonly status: number | null;
  readonly output: Buffer;
  readonly error: string;
}

function git(args: readonly string[], cwd: string, io: Io): GitAnswer | 'missing' {
  const path = io.env['PATH'] ?? process.env['PATH'];
  const { status, stdout, stderr, error } = spawnSync('git', [...args], {
    cwd,
    env: { ...process.env, PATH: path, LC_ALL: 'C' },
    maxBuffer: MOST_BYTES,
    windowsHide: true,
  });
  if (error !== undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return 'missing';
  if (error !== undefined) throw error;
  return { status, output: stdout, error: stderr.toString('utf8') };
}

function firstLine(text: string): string {
  return text.split(/\r?\n/)[0] ?? '';
}

function refuse(code: string, message: string, hint: string): Outcome<never> {
  return fail([{ code, severity: 'error', message, at: {}, hint }]);
}
