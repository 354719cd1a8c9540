import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { litterOf, outcomeOf } from './judge.mjs';
import { sampleCalls } from './kills.mjs';
import { createTally } from './report.mjs';
import { MDAV } from './scenarios.mjs';
import { isSameTree, readTree, writeFiles } from './trees.mjs';

/** The command line does more than the writer and takes longer: fewer of its calls are enough where not all are asked for. */
const SPARSER = 8;

/** The command line has no place from which to count. */
const WHOLE = { SHIM_AT_ONCE: '1' };

/** Verbs that read an output. What they say must be what they say of an output that nobody interrupted. */
const READERS = [
  ['show', 'dist'],
  ['plan', 'mdav.yaml', '--against', 'dist', '--format', 'json'],
  ['diff', 'dist', 'mdav.yaml', '--format', 'json'],
  ['import', 'dist/desks', '--os', 'windows-11'],
  ['lint-intune', 'dist/desks/intune', '--all'],
];

/** Ends the command line itself at some of its calls, and lets any verb come next. */
export function killCommands({ folder, scenarios, tool, every, report }) {
  const tally = createTally(['old', 'new', 'decided', 'told by --check', 'read right', 'MIXTURE', 'litter']);
  const place = join(folder, 'place');
  const out = join(place, 'dist');
  const mdav = (...args) => spawnSync(process.execPath, [MDAV, ...args], { cwd: place, encoding: 'utf8' });
  const command = [process.execPath, MDAV, 'build', join(place, 'mdav.yaml'), '--out', out];
  let turn = 0;
  for (const { name, before, after } of scenarios) {
    const reset = (state) => {
      rmSync(place, { recursive: true, force: true });
      mkdirSync(place, { recursive: true });
      if (state !== undefined) writeFiles(out, state.tree);
      writeFileSync(join(place, 'mdav.yaml'), after.fleet);
    };
    const said = new Map();
    for (const state of [before, after]) {
      if (state === undefined) continue;
      reset(state);
      said.set(
        state,
        READERS.map((args) => mdav(...args).stdout),
      );
    }
    reset(before);
    const calls = tool.callsOf(command, place, WHOLE);
    for (const call of sampleCalls(calls, every === 1 ? 1 : every * SPARSER)) {
      const note = `mdav build, ${name}, ${call.name} ${call.number}`;
      reset(before);
      if (!report.check(tool.kill(command, call, WHOLE), `${note}: the call was not reached`)) continue;
      const outcome = outcomeOf(out, before?.tree, after.tree);
      tally.add(name, outcome);
      report.check(outcome !== 'MIXTURE', `${note}: a mixture`);

      const check = mdav('build', '--out', 'dist', '--check', '--format', 'json');
      const isTold = check.stdout.includes('"leftover"') === litterOf(out).some((path) => path.startsWith('.mdav-'));
      tally.count(name, 'told by --check', isTold);
      report.check(
        isTold && check.status === (outcome === 'new' && litterOf(out).length === 0 ? 0 : 1),
        `${note}: --check ended with ${check.status}: ${check.stdout}`,
      );

      const state = outcome === 'old' ? before : after;
      if (state !== undefined) {
        const reader = turn++ % READERS.length;
        const { stdout } = mdav(...READERS[reader]);
        const isRight = stdout === said.get(state)[reader];
        tally.count(name, 'read right', isRight);
        report.check(isRight, `${note}: mdav ${READERS[reader].join(' ')} says something else`);
        report.check(
          outcomeOf(out, before?.tree, after.tree) === (state === before ? 'old' : 'new'),
          `${note}: mdav ${READERS[reader].join(' ')} did not finish`,
        );
      }
      const { status } = mdav('build', '--out', 'dist');
      const isClean = status === 0 && litterOf(out).length === 0 && isSameTree(readTree(out), after.tree);
      tally.count(name, 'litter', !isClean);
      report.check(isClean, `${note}: the next build did not heal it`);
    }
  }
  tally.print('mdav build, killed');
}
