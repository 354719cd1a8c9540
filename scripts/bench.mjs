// What it costs. Prints tables; judges nothing: `budget.mjs` does, by counting.
//   node scripts/bench.mjs [NAME]…
// A name is a part (start, groups, editor, verify, packages, size) or a package's own bench, such as `pol` or `gpo/admx`; without one, all.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { editorLatency } from './bench/editor.mjs';
import { manyGroups } from './bench/groups.mjs';
import { installedSize } from './bench/size.mjs';
import { startUp } from './bench/start.mjs';
import { verifyDevices } from './bench/verify.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The benches that packages bring, as `package/name`. */
const ownBenches = readdirSync(join(root, 'packages'))
  .sort()
  .flatMap((name) => {
    const folder = join(root, 'packages', name, 'bench');
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.bench.mjs')) : [];
    return files.sort().map((file) => `${name}/${file.replace('.bench.mjs', '')}`);
  });

function ownBench(name) {
  console.log(name);
  const [folder, file] = name.split('/');
  const { status } = spawnSync(process.execPath, [join(root, 'packages', folder, 'bench', `${file}.bench.mjs`)], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
  console.log('');
}

const parts = {
  start: () => startUp(root),
  groups: manyGroups,
  verify: () => verifyDevices(root),
  editor: () => editorLatency(root),
  packages: () => ownBenches.forEach(ownBench),
  size: installedSize,
};

/** What a name stands for; a bench that several packages have runs in each. */
function jobsOf(name) {
  if (Object.hasOwn(parts, name)) return [parts[name]];
  const found = ownBenches.filter((bench) => bench === name || bench.endsWith(`/${name}`));
  if (found.length > 0) return found.map((bench) => () => ownBench(bench));
  console.error(`There is ${[...Object.keys(parts), ...ownBenches].join(', ')}, not ${name}.`);
  process.exit(64);
}

const named = process.argv.slice(2);
const jobs = (named.length === 0 ? Object.keys(parts) : named).flatMap(jobsOf);
for (const job of jobs) await job();
