import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBatch } from './run-batch.mjs';

/** How the interpreter ends, time after time: its status, and the commands that it tells to have failed. */
type Ends = readonly (readonly [status: number, failed?: string])[];

function ran(ends: Ends): { readonly faults: readonly string[]; readonly times: number } {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-batch-'));
  const failedPath = join(folder, 'failed');
  let times = 0;
  const wine = () => {
    const [status = 0, failed] = ends[Math.min(times, ends.length - 1)] ?? [];
    times += 1;
    if (failed !== undefined) writeFileSync(failedPath, `${failed}\r\n`);
    return { status };
  };
  const faults = runBatch(wine, 'x.cmd', failedPath);
  rmSync(folder, { recursive: true });
  return { faults, times };
}

describe('a batch file in Wine', () => {
  it.each<[string, Ends, readonly string[], number]>([
    ['is run once where it ends well', [[0]], [], 1],
    ['is run again where the interpreter ended before the first command', [[1], [0]], [], 2],
    ['is run again where the interpreter did not find the program', [[9009, '3 9009'], [0]], [], 2],
    [
      'tells which command failed, at once',
      [[1, '3 1']],
      ['cmd ended with 1', 'command and what it ended with: 3 1'],
      1,
    ],
    [
      'tells of a command that failed before others that did not',
      [[0, '3 1']],
      ['command and what it ended with: 3 1'],
      1,
    ],
    ['is a fault where it never runs', [[1]], ['cmd ended with 1'], 5],
    ['is a fault where the program is never found', [[9009, '1 9009']], ['the interpreter does not find reg.exe'], 5],
  ])('%s', (_, ends, faults, times) => {
    expect(ran(ends)).toEqual({ faults, times });
  });
});
