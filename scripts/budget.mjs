// Holds the growth of the command line: bytes of its bundle, and the instructions that a few of its runs take beyond
// those of bare Node, against `budget.json`. Counted, not timed: a busy machine counts the same.
//   node scripts/budget.mjs             more than 5 % above a limit fails; ends with "N passed, N failed"
//   node scripts/budget.mjs --accept    writes what was counted into budget.json, to be reviewed like code
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fleetOf } from './bench/groups.mjs';

const TOLERANCE = 0.05;
const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'scripts/budget.json');
const out = mkdtempSync(join(tmpdir(), 'mdav-budget-'));
const fleet = 'examples/contoso/mdav.yaml';
const groups = join(out, 'groups.yaml');
writeFileSync(groups, fleetOf(100));
const env = { ...process.env, MDAV_CACHE: join(out, 'cache') };

const BUNDLES = ['mdav', 'build', 'check-explain', 'verify', 'verify-thread'].map(
  (name) => `packages/cli/dist/${name}.cjs`,
);
const MDAV = 'packages/cli/bin/mdav.js';
const RUNS = {
  '--version': [MDAV, '--version'],
  explain: [MDAV, 'explain', 'allowCloudProtection'],
  check: [MDAV, 'check', fleet, '--date', '2026-11-21'],
  build: [MDAV, 'build', fleet, '--out', join(out, 'built'), '--date', '2026-11-21'],
  // What every group costs anew shows here alone: groups that differ in their lists share most of what is made of them.
  'build 100 groups': [MDAV, 'build', groups, '--out', join(out, 'many'), '--date', '2026-11-21'],
  'build again': [MDAV, 'build', fleet, '--out', join(out, 'again'), '--date', '2026-11-21'],
};
const BARE = ['-e', '0'];

/** Else Node takes some millions more or less from run to run. A fixed seed of hashes would throw the compiled bundle away. */
const SAME_EACH_TIME = ['--predictable', '--random-seed=1'];

/** Other versions of Node take other numbers of instructions, and other processors have other instructions. */
const machine = `Node ${process.versions.node.split('.')[0]}, ${process.arch}`;

/** Instructions of one run in the processor that valgrind imitates; `undefined` where there is none. */
function instructions(args) {
  const options = ['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null'];
  return new Promise((resolve, reject) => {
    const child = spawn('valgrind', [...options, process.execPath, ...SAME_EACH_TIME, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      told += text;
    });
    child.on('error', () => resolve(undefined));
    child.on('close', (status) => {
      const counted = told.match(/I +refs: +([\d,]+)/)?.[1];
      if (status === 0 && counted !== undefined) resolve(Number(counted.replaceAll(',', '')));
      else reject(new Error(`valgrind ${args.join(' ')} ended with ${status}\n${told}`));
    });
  });
}

/** Instructions beyond bare Node by run, two at a time; `undefined` where they cannot be counted. */
async function countAll(names) {
  spawnSync(process.execPath, [...SAME_EACH_TIME, ...RUNS['build again']], { cwd: root, env, stdio: 'ignore' });
  const counts = new Map();
  const waiting = [['', BARE], ...names.map((name) => [name, RUNS[name]])];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      rmSync(join(out, 'built'), { recursive: true, force: true });
      counts.set(next[0], await instructions(next[1]));
    }
  };
  await Promise.all([work(), work()]);
  const bare = counts.get('');
  if (bare === undefined) return undefined;
  return Object.fromEntries(names.map((name) => [name, counts.get(name) - bare]));
}

/** Another minor version of Node varies by some millions, and a page of help takes no more than that. */
const SLACK = 10e6;

let passed = 0;
let failed = 0;
function judge(what, counted, limit, unit) {
  const slack = unit === 'bytes' ? 0 : SLACK;
  const change = `${counted < limit ? '' : '+'}${((counted / limit - 1) * 100).toFixed(1)} %`;
  const bad = limit === undefined || counted > Math.max(limit * (1 + TOLERANCE), limit + slack);
  if (bad) failed += 1;
  else passed += 1;
  const numbers = `${(counted / 1e6).toFixed(2).padStart(9)}${(limit / 1e6).toFixed(2).padStart(9)} million ${unit}`;
  console.log(`${bad ? 'over' : 'ok  '}  ${what.padEnd(28)}${numbers}   ${change}`);
}

const budget = JSON.parse(readFileSync(file, 'utf8'));
const limits = budget.instructions[machine];
const bytesOf = (path) => statSync(join(root, path)).size;
const accepts = process.argv.includes('--accept');
const counted = accepts || limits !== undefined ? await countAll(Object.keys(RUNS)) : undefined;
rmSync(out, { recursive: true, force: true });

if (accepts) {
  budget.bytes = Object.fromEntries(BUNDLES.map((path) => [path, bytesOf(path)]));
  if (counted === undefined) console.error('No valgrind here: the instructions stay as they are.');
  else
    budget.instructions[machine] = Object.fromEntries(
      Object.entries(counted).map(([name, count]) => [name, Math.round(count / 1e5) * 1e5]),
    );
  writeFileSync(file, `${JSON.stringify(budget, undefined, 2)}\n`);
} else {
  console.log(`${''.padEnd(34)}  counted    limit`);
  for (const path of BUNDLES) judge(path, bytesOf(path), budget.bytes[path], 'bytes');
  if (limits === undefined) console.log(`skipped: budget.json has no instructions for ${machine}`);
  else if (counted === undefined)
    console.log('skipped: instructions, since valgrind is not installed (apt-get install valgrind)');
  else for (const name of Object.keys(RUNS)) judge(`mdav ${name}`, counted[name], limits[name], 'instructions');
  if (failed > 0)
    console.log(
      `More than ${TOLERANCE * 100} % above its limit. Find what grew, or accept it: npm run budget -- --accept`,
    );
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
