import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What a fleet that is code has no business with. */
const SECRETS = /^(?:MDAV_TOKEN|SYSTEM_ACCESSTOKEN|GITHUB_TOKEN|GH_TOKEN|ACTIONS_(?:ID_TOKEN|RUNTIME)_.*|INPUT_.*)$/;
/** Files by which a step speaks to the runner; the summary is written here, once for all fleets. */
const FILES = /^GITHUB_(?:STEP_SUMMARY|OUTPUT|ENV|PATH|STATE)$/;

const BIN = ['bin/mdav.js', 'node_modules/@mdav/cli/bin/mdav.js'];
const MOST_BYTES = 64 * 1024 * 1024;

/** Something that runs mdav: an installed one, or that version from npm in a folder of its own. */
export function findMdav({ cwd, path, version }, folder, { env, launch }) {
  const found = path === '' ? install(version, join(folder, 'npm'), env) : installed(resolve(cwd, path), path);
  if (found.problem !== undefined) return found;
  const clean = Object.fromEntries(Object.entries(env).filter(([name]) => !SECRETS.test(name) && !FILES.test(name)));
  const run = (args, folder, root) =>
    launch([found.file, ...args], {
      cwd: folder,
      env: { ...clean, NO_COLOR: '1', ...(root === undefined ? {} : { BUILD_SOURCESDIRECTORY: root }) },
    });
  return { run };
}

/** Runs a script as a process of its own; what it says is taken. */
export function launchNode(args, { cwd, env }) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
    windowsHide: true,
  });
  return { code: error === undefined ? (status ?? 70) : 70, out: stdout ?? '', err: stderr ?? String(error ?? '') };
}

function installed(place, path) {
  const file = [...BIN.map((name) => join(place, name)), place].find(
    (name) => /\.[cm]?js$/.test(name) && existsSync(name),
  );
  return file === undefined
    ? { problem: `There is no mdav at ${path}. Name its folder or its bin/mdav.js.` }
    : { file };
}

function install(version, folder, env) {
  const specification = `@mdav/cli@${version === '' ? 'latest' : version}`;
  mkdirSync(folder, { recursive: true });
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  // npm is a batch file on Windows, and those run in a shell only; the version has no character that means something there.
  const isWindows = process.platform === 'win32';
  const { status, stderr, error } = spawnSync(
    'npm',
    [
      'install',
      '--prefix',
      isWindows ? `"${folder}"` : folder,
      ...quiet,
      isWindows ? `"${specification}"` : specification,
    ],
    { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', shell: isWindows, windowsHide: true },
  );
  const file = join(folder, BIN[1]);
  if (status === 0 && existsSync(file)) return { file };
  const [why = ''] = (stderr || String(error ?? '')).trim().split('\n');
  return { problem: `${specification} could not be installed. ${why}`.trim() };
}
