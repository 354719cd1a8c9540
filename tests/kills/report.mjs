/** Counts what was right and what was not, and prints what was not. */
export function createReport() {
  let passed = 0;
  let failed = 0;
  function check(isRight, what) {
    if (isRight) passed += 1;
    else {
      failed += 1;
      console.log(`failed: ${what}`);
    }
    return isRight;
  }
  return {
    check,
    /** Does what must not throw. */
    attempt(what, work) {
      try {
        work();
      } catch (error) {
        check(false, `${what}: ${error.message}`);
      }
    },
    skip(what, why) {
      console.log(`skipped: ${what}: ${why}`);
    },
    finish() {
      console.log(`${passed} passed, ${failed} failed`);
      return failed === 0;
    },
  };
}

/** Prints rows of cells under a head, numbers to the right. */
export function printTable(head, rows) {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const isNumber = (cell) => /^\d+$/.test(cell);
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => (isNumber(cell) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
        .join('  ')
        .trimEnd(),
    );
}

/** Counts by two keys, for a table. */
export function createTally(columns) {
  const rows = new Map();
  const traits = new Map();
  return {
    add(row, column) {
      const counts = rows.get(row) ?? new Map();
      counts.set(column, (counts.get(column) ?? 0) + 1);
      rows.set(row, counts);
    },
    /** A trait of something that was added already. */
    count(row, column, isSo) {
      const counts = traits.get(row) ?? new Map();
      counts.set(column, (counts.get(column) ?? 0) + Number(isSo));
      traits.set(row, counts);
    },
    print(title) {
      const body = [...rows].map(([row, counts]) => [
        row,
        [...counts.values()].reduce((sum, count) => sum + count, 0),
        ...columns.map((column) => (counts.get(column) ?? 0) + (traits.get(row)?.get(column) ?? 0)),
      ]);
      const sums = ['all', ...columns.map(() => 0), 0].map((cell, at) =>
        at === 0 ? cell : body.reduce((sum, row) => sum + row[at], 0),
      );
      printTable([title, 'tried', ...columns], [...body, sums]);
    },
  };
}
