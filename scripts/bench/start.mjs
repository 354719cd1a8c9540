// The command line as whole processes, against bare Node and against the least program that writes the same files.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { interleave, printCases } from './processes.mjs';

const ROUNDS = 15;
const FLEET = 'examples/contoso/mdav.yaml';
const MDAV = [process.execPath, 'packages/cli/bin/mdav.js'];

/** All files of a folder as one, with a list of what lies where. */
function packed(folder, index, content) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const list = [];
  const parts = [];
  let start = 0;
  for (const { parentPath, name } of files) {
    const bytes = readFileSync(join(parentPath, name));
    list.push([relative(folder, join(parentPath, name)).replaceAll('\\', '/'), start, bytes.length]);
    parts.push(bytes);
    start += bytes.length;
  }
  writeFileSync(index, JSON.stringify(list));
  writeFileSync(content, Buffer.concat(parts));
  return list.length;
}

/** Other programs in Node, and one that is not, on one file: where they are installed. */
const PEERS = {
  biome: ['check'],
  prettier: ['--check', '--parser', 'babel'],
  eslint: ['--no-config-lookup'],
};

function peersOn(file) {
  const folders = ['node_modules/.bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  return Object.entries(PEERS).flatMap(([name, args]) => {
    const program = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
    const command = [program ?? name, ...args, file];
    // A version that takes other options is no peer here.
    const runs = program !== undefined && spawnSync(command[0], command.slice(1), { stdio: 'ignore' }).status === 0;
    return runs ? [{ name: `${name}, one file`, command }] : [];
  });
}

export function startUp(root) {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-bench-'));
  // As on the machine of whoever builds again and again.
  process.env['MDAV_CACHE'] = join(folder, 'cache');
  const at = (name) => join(folder, name);
  // Put aside, not deleted: ext4 passes over inodes that were freed just before, one by one, and after a few rounds that is
  // a quarter of what a first build takes. Where one is made in earnest, nothing was deleted before.
  let aside = 0;
  const gone = (name) => () => {
    if (existsSync(at(name))) renameSync(at(name), at(`aside-${aside++}`));
  };
  const build = (out) => [...MDAV, 'build', FLEET, '--out', at(out), '--date', '2026-11-21'];
  const least = (out) => [process.execPath, 'scripts/bench/floor.cjs', at('index.json'), at('content'), at(out)];
  const [bare, floor] = ['node -e 0', 'the same files, hashed and written'];
  const mdav = (name, args) => ({ name, command: [...MDAV, ...args], floors: [bare] });
  try {
    spawnSync(process.execPath, build('built').slice(1), { cwd: root, stdio: 'ignore' });
    const count = packed(at('built'), at('index.json'), at('content'));
    cpSync(at('built'), at('again'), { recursive: true });
    const cases = [
      { name: bare, command: [process.execPath, '-e', '0'] },
      { name: floor, command: least('floor'), before: gone('floor'), floors: [bare] },
      { name: 'mdav build, first', command: build('first'), before: gone('first'), floors: [bare, floor] },
      { name: 'mdav build, nothing changed', command: build('again'), floors: [bare] },
      mdav('mdav check', ['check', FLEET, '--date', '2026-11-21']),
      mdav('mdav explain', ['explain', 'allowCloudProtection']),
      mdav('mdav --version', ['--version']),
      mdav('mdav --help', ['--help']),
      ...peersOn('scripts/bench/floor.cjs').map((peer) => ({ ...peer, floors: [bare] })),
    ];
    const measured = interleave(cases, { rounds: ROUNDS, warmUps: 2, cwd: root });
    printCases(`Whole processes, ${ROUNDS} rounds in turn; ${FLEET} gives ${count} files`, measured);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
