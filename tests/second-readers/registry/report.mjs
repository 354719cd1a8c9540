// What the checks found: one line each, and the count at the end.

/** Collects checks and prints each as it comes in. */
export function createReport(print = console.log) {
  let passed = 0;
  let failed = 0;
  return {
    /** A check with its faults; none means passed. */
    check(reader, what, faults) {
      if (faults.length === 0) passed += 1;
      else failed += 1;
      print(`${faults.length === 0 ? 'ok  ' : 'FAIL'}  ${reader.padEnd(6)}  ${what}`);
      for (const fault of faults.slice(0, 10)) print(`        ${fault}`);
      if (faults.length > 10) print(`        and ${faults.length - 10} more`);
    },
    /** A reader that is not installed: a gap that people may have, and continuous integration may not. */
    missing(reader, install) {
      if (process.env.CI) failed += 1;
      print(`${process.env.CI ? 'FAIL' : 'skip'}  ${reader.padEnd(6)}  not installed; ${install}`);
    },
    /** Prints the count and says whether all is well. */
    finish() {
      print(`${passed} passed, ${failed} failed`);
      return failed === 0;
    },
  };
}
