import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { litterOf } from './judge.mjs';
import { createTally } from './report.mjs';
import { isSameTree, readTree, splitTree, writeFiles } from './trees.mjs';

/** Rounds of each kind with every call; fewer where fewer calls are asked for. */
const ROUNDS = 25;
/** Long enough for every process to be there. */
const HEAD_START_MS = 250;

/**
 * Lets two or three builds of one folder begin at the same moment, at full speed and with calls that take longer, and
 * lets some be killed on the way. In the end the folder holds one of the outputs, whole; a reader in between sees no
 * other thing.
 */
export async function writeAtOnce({ folder, scenarios, driver, tool, every, report }) {
  const tally = createTally(['one output, whole', 'after the next run', 'MIXTURE', 'litter', 'all succeeded']);
  const rounds = Math.max(3, Math.round(ROUNDS / every));
  const [, change, renamed, removed] = scenarios;
  const out = join(folder, 'out');
  const model = join(folder, 'model');
  writeFiles(model, change.before.tree);
  const trees = [change.before, change.after, renamed.after, removed.after];

  const cases = [
    { row: 'two, the same first output', count: 2, first: true, pick: () => change.after },
    { row: 'two, different first outputs', count: 2, first: true, pick: (index) => trees[index] },
    { row: 'two, the same change', count: 2, pick: () => change.after },
    { row: 'two, different changes', count: 2, pick: (index, round) => trees[(1 + index + round) % 4] },
    { row: 'three, different changes', count: 3, pick: (index) => trees[index + 1] },
    { row: 'two, slow', count: 2, pause: 3000, pick: (index) => trees[index + 1] },
    { row: 'three, slow, one killed', count: 3, pause: 3000, killed: true, pick: (index) => trees[index + 1] },
  ];
  for (const { row, count, first, pause, killed, pick } of cases) {
    for (let round = 0; round < rounds; round++) {
      rmSync(out, { recursive: true, force: true });
      if (first !== true) cpSync(model, out, { recursive: true });
      const wanted = Array.from({ length: count }, (_, index) => pick(index, round));
      const start = Date.now() + HEAD_START_MS;
      const runs = wanted.map(({ file }, index) => {
        const command = [process.execPath, driver.file, 'write', out, file];
        const isSlow = pause !== undefined && !(killed === true && index === 0);
        return run(isSlow ? tool.slowly(command, pause) : command, start);
      });
      if (killed === true) setTimeout(() => runs[0].child.kill('SIGKILL'), HEAD_START_MS + ((round * 7) % 40));
      const codes = await Promise.all(runs.map(({ ended }) => ended));

      const note = `${row}, round ${round}`;
      const possible = [...wanted, ...(killed === true ? [change.before] : [])].map(({ tree }) => tree);
      const isPossible = () => possible.some((tree) => isSameTree(splitTree(readTree(out)).output, tree));
      const isWhole = isPossible();
      if (!isWhole) report.attempt(`${note}: the next run`, () => driver.settle(out));
      const isHealed = isWhole || (killed === true && isPossible());
      tally.add(row, isWhole ? 'one output, whole' : isHealed ? 'after the next run' : 'MIXTURE');
      report.check(isHealed, `${note}: a mixture`);
      const survivors = killed === true ? codes.slice(1) : codes;
      tally.count(
        row,
        'all succeeded',
        survivors.every((code) => code === 0),
      );
      report.check(
        survivors.every((code) => code === 0),
        `${note}: ended with ${codes}`,
      );
      if (killed === true) report.attempt(`${note}: the next build`, () => driver.writeTree(out, change.after.tree));
      const litter = litterOf(out);
      tally.count(row, 'litter', litter.length > 0);
      report.check(litter.length === 0, `${note}: left ${litter}`);
    }
  }
  tally.print('at once');
  await readMeanwhile({ out, model, trees, driver, rounds, report });
}

/** Reads again and again while a build turns one output into another and back. */
async function readMeanwhile({ out, model, trees, driver, rounds, report }) {
  rmSync(out, { recursive: true, force: true });
  cpSync(model, out, { recursive: true });
  const turns = Array.from({ length: 2 * rounds }, (_, index) => [out, trees[(index + 1) % 4].file]).flat();
  const start = Date.now() + HEAD_START_MS;
  const writer = run([process.execPath, driver.file, 'write', ...turns], start);
  let isOver = false;
  writer.ended.then(() => {
    isOver = true;
  });
  let reads = 0;
  let mixed = 0;
  while (!isOver) {
    const tree = driver.read(out, () => readTree(out));
    reads += 1;
    if (!trees.some((each) => isSameTree(splitTree(tree).output, each.tree))) mixed += 1;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  console.log(`${reads} reads during ${turns.length / 2} builds: ${mixed} mixed`);
  report.check(reads > 0 && mixed === 0 && (await writer.ended) === 0, 'a reader saw a mixture');
}

function run([program, ...args], start) {
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, START: String(start) },
  });
  return { child, ended: new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? signal))) };
}
