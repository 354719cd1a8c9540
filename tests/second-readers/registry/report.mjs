// What the checks found: one line each, and the count at the end.

/** Collects checks and prints each as it comes in. */
export function createReport(print = console.log) {
  let passed = 0;
  let failed = 0;
  const counts = new Map();
  const unread = new Map();
  return {
    /** A check with its faults; none means passed. `counted` is the target that it is of, and how many values were equal. */
    check(reader, what, faults, counted) {
      if (faults.length === 0) passed += 1;
      else failed += 1;
      print(`${faults.length === 0 ? 'ok  ' : 'FAIL'}  ${reader.padEnd(6)}  ${what}`);
      for (const fault of faults.slice(0, 10)) print(`        ${fault}`);
      if (faults.length > 10) print(`        and ${faults.length - 10} more`);
      if (counted === undefined || faults.length > 0) return;
      const line = `${counted.target.padEnd(16)}  ${reader}`;
      counts.set(line, (counts.get(line) ?? 0) + counted.equal);
    },
    /** A reader that is not installed: a gap that people may have, and continuous integration may not. */
    missing(reader, install) {
      if (process.env.CI) failed += 1;
      print(`${process.env.CI ? 'FAIL' : 'skip'}  ${reader.padEnd(6)}  not installed; ${install}`);
    },
    /** A target of which nobody but us has read a file, and why. */
    unread(target, why) {
      unread.set(target, why);
    },
    /** Prints the counts and says whether all is well. */
    finish() {
      if (counts.size > 0) print('\nequal values by target and reader');
      for (const [line, count] of [...counts].sort()) print(`  ${line.padEnd(30)}  ${count}`);
      for (const [target, why] of unread) print(`  ${target.padEnd(16)}  nobody: ${why}`);
      print(`${passed} passed, ${failed} failed`);
      return failed === 0;
    },
  };
}
