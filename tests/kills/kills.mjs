import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { litterOf, outcomeOf } from './judge.mjs';
import { createTally } from './report.mjs';
import { isSameTree, readTree, writeFiles } from './trees.mjs';

/**
 * Ends the writer at its calls. Afterwards the old or the new output is there, whole, or what any verb completes; and the
 * next build leaves the new output and nothing besides.
 */
export function killEveryCall({ folder, scenarios, driver, tool, every, report }) {
  const tally = createTally([
    'old',
    'new',
    'decided',
    'finished by a reader',
    'finished by a build',
    'MIXTURE',
    'litter',
  ]);
  const place = join(folder, 'place');
  const out = join(place, 'out');
  for (const { name, before, after } of scenarios) {
    const command = [process.execPath, driver.file, 'write', out, after.file];
    const reset = prepare(folder, place, out, before);
    reset();
    const calls = tool.callsOf(command, place);
    sampleCalls(calls, every).forEach((call, turn) => {
      const row = `${name}, ${call.name}`;
      const note = `${row} ${call.number}`;
      reset();
      if (!report.check(tool.kill(command, call), `${note}: the call was not reached`)) return;
      const outcome = outcomeOf(out, before?.tree, after.tree);
      tally.add(row, outcome);
      report.check(outcome !== 'MIXTURE', `${note}: a mixture`);
      if (outcome === 'decided') {
        const isRead = turn % 2 === 0;
        report.attempt(`${note}: finishing`, () => (isRead ? driver.settle(out) : driver.writeTree(out, after.tree)));
        const isNew = outcomeOf(out, before?.tree, after.tree) === 'new';
        tally.count(row, isRead ? 'finished by a reader' : 'finished by a build', isNew);
        report.check(isNew, `${note}: decided, and not finished`);
      }
      report.attempt(`${note}: the next build`, () => driver.writeTree(out, after.tree));
      const litter = litterOf(out);
      tally.count(row, 'litter', litter.length > 0);
      const isWhole = isSameTree(readTree(out), after.tree);
      report.check(
        litter.length === 0 && isWhole,
        `${note}: the next build left ${isWhole ? litter.join(', ') : 'something else'}`,
      );
    });
  }
  tally.print('killed at');
}

/** Of the calls of a command every so many, and the first of each name, so that no kind of call is left out. */
export function sampleCalls(calls, every) {
  const seen = new Set();
  return calls.filter(({ name }, index) => {
    const isFirst = !seen.has(name);
    seen.add(name);
    return isFirst || index % every === 0;
  });
}

/** A function that puts the output into the state before the build. */
export function prepare(folder, place, out, before) {
  const model = join(folder, 'model');
  rmSync(model, { recursive: true, force: true });
  if (before !== undefined) writeFiles(model, before.tree);
  return () => {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    if (before !== undefined) cpSync(model, out, { recursive: true });
  };
}
