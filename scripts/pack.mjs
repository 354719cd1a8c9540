// Packs the public packages as a release does, and installs them with npm into an empty project.
// `node scripts/pack.mjs DIR` leaves the tarballs in DIR and the project in DIR/project, and prints what came of it as JSON.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PNPM = 'pnpm@10.34.9';
const root = fileURLToPath(new URL('..', import.meta.url));

/** Names of the packages that are published. */
export function publicPackages() {
  return readdirSync(join(root, 'packages'))
    .map((name) => join(root, 'packages', name, 'package.json'))
    .filter((path) => existsSync(path))
    .map((path) => JSON.parse(readFileSync(path, 'utf8')))
    .filter((manifest) => manifest.private !== true)
    .map(({ name }) => name);
}

function run(command, args, cwd) {
  const shell = process.platform === 'win32';
  const env = { ...process.env, npm_config_loglevel: 'error', npm_config_update_notifier: 'false' };
  const done = spawnSync(command, args, { cwd, encoding: 'utf8', shell, env });
  if (done.status !== 0)
    throw new Error(`${command} ${args.join(' ')}\n${done.stdout}${done.stderr}${done.error ?? ''}`);
  return done.stdout;
}

/** Tarballs of the public packages in a folder. pnpm packs, because it writes versions in place of `workspace:*`. */
export function packAll(folder) {
  mkdirSync(folder, { recursive: true });
  const wanted = publicPackages().flatMap((name) => ['--filter', name]);
  const printed = run('npx', ['--yes', PNPM, ...wanted, 'pack', '--json', '--pack-destination', resolve(folder)], root);
  return JSON.parse(printed).map(({ name, version, filename }) => ({ name, version, tarball: filename }));
}

/** An empty project of ES modules with the packages in it, as npm puts them there. */
export function installPacked(project, packed) {
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  run('npm', ['install', ...options, ...packed.map(({ tarball }) => `../${basename(tarball)}`)], project);
}

/** Bytes of all files below a folder. */
export function sizeOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) return sum;
    return sum + (entry.isDirectory() ? sizeOf(path) : statSync(path).size);
  }, 0);
}

/** Bytes that each package of a project takes, by name. */
export function packageSizes(project) {
  const modules = join(project, 'node_modules');
  const names = readdirSync(modules).flatMap((name) => {
    if (name.startsWith('.')) return [];
    return name.startsWith('@') ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name];
  });
  return Object.fromEntries(names.sort().map((name) => [name, sizeOf(join(modules, name))]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('Name a folder: node scripts/pack.mjs DIR');
    process.exit(64);
  }
  const packed = packAll(folder);
  const project = join(resolve(folder), 'project');
  installPacked(project, packed);
  console.log(JSON.stringify({ packed, project, bytes: packageSizes(project) }, undefined, 2));
}
