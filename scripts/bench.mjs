// What it costs. Prints tables; judges nothing: `budget.mjs` does, by counting.
//   node scripts/bench.mjs [--write] [NAME]…
// A name is a part (start, groups, editor, verify, packages, size) or a package's own bench, such as `pol` or `gpo/admx`; without one, all.
// --write puts what was printed into docs/performance.md, and leaves the parts of the page that were not named.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchesOf, PARTS } from './bench/benches.mjs';
import { editorLatency } from './bench/editor.mjs';
import { manyGroups } from './bench/groups.mjs';
import { writePage } from './bench/page.mjs';
import { installedSize } from './bench/size.mjs';
import { startUp } from './bench/start.mjs';
import { verifyDevices } from './bench/verify.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const ownBenches = benchesOf(root);

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

const work = {
  start: () => startUp(root),
  groups: () => manyGroups(root),
  verify: () => verifyDevices(root),
  editor: () => editorLatency(root),
  size: installedSize,
};
const parts = {
  ...Object.fromEntries(PARTS.map((name) => [name, work[name]])),
  packages: () => ownBenches.forEach(ownBench),
};

/** What a name stands for; a bench that several packages have runs in each. */
function jobsOf(name) {
  if (Object.hasOwn(parts, name)) return [parts[name]];
  const found = ownBenches.filter((bench) => bench === name || bench.endsWith(`/${name}`));
  if (found.length > 0) return found.map((bench) => () => ownBench(bench));
  console.error(`There is ${[...Object.keys(parts), ...ownBenches].join(', ')}, not ${name}.`);
  process.exit(64);
}

const { values, positionals: named } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true });
if (values.write) {
  const sections =
    named.length > 0 ? named : Object.keys(parts).flatMap((name) => (name === 'packages' ? ownBenches : name));
  writePage(root, sections, (name) => {
    const run = spawnSync(process.execPath, [join(root, 'scripts/bench.mjs'), name], { cwd: root, encoding: 'utf8' });
    process.stderr.write(run.stderr);
    return run.status === 0 ? run.stdout : undefined;
  });
} else {
  const jobs = (named.length === 0 ? Object.keys(parts) : named).flatMap(jobsOf);
  for (const job of jobs) await job();
}
