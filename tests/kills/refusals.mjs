import { join } from 'node:path';
import { litterOf, outcomeOf, withoutEmptyFolders } from './judge.mjs';
import { prepare, sampleCalls } from './kills.mjs';
import { createTally } from './report.mjs';
import { isSameTree, readTree } from './trees.mjs';

/** What a system says: no room, a program holds the file, a damaged disk. */
const CODES = ['ENOSPC', 'EBUSY', 'EIO'];

/**
 * Refuses calls of the writer, with one code after the other. It goes on where it can, or says why not and leaves the old
 * output and nothing besides.
 */
export function refuseEveryCall({ folder, scenarios, driver, tool, every, report }) {
  const tally = createTally(['refused: old', 'went on: new', 'refused: new', 'decided', 'MIXTURE', 'litter']);
  const place = join(folder, 'place');
  const out = join(place, 'out');
  for (const { name, before, after } of scenarios) {
    const command = [process.execPath, driver.file, 'write', out, after.file];
    const reset = prepare(folder, place, out, before);
    reset();
    const calls = tool.callsOf(command, place);
    sampleCalls(calls, every).forEach((call, turn) => {
      // One code of each call is enough where not all calls are asked for.
      const codes = every === 1 ? CODES : [CODES[turn % CODES.length]];
      for (const code of codes) {
        const row = `${name}, ${code}`;
        const note = `${row} at ${call.name} ${call.number}`;
        reset();
        const { status, isReached } = tool.refuse(command, call, code);
        if (!report.check(isReached, `${note}: the call was not reached`)) continue;
        // A folder that the system does not let go stays, and nothing is missing.
        const emptyFolders = !call.name.startsWith('rmdir');
        const outcome = outcomeOf(out, before?.tree, after.tree, { emptyFolders });
        const isOne = outcome === 'old' || outcome === 'new';
        tally.add(row, isOne ? `${status === 0 ? 'went on' : 'refused'}: ${outcome}` : outcome);
        report.check(
          isOne && !(status === 0 && outcome === 'old'),
          `${note}: ended with ${status}, and left ${outcome}`,
        );
        report.attempt(`${note}: the next build`, () => driver.writeTree(out, after.tree));
        const isClean =
          litterOf(out).length === 0 &&
          isSameTree(emptyFolders ? readTree(out) : withoutEmptyFolders(readTree(out)), after.tree);
        tally.count(row, 'litter', !isClean);
        report.check(isClean, `${note}: the next build did not heal it`);
      }
    });
  }
  tally.print('refused');
}
