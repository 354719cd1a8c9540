import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../scripts/mutate-rules.mjs', import.meta.url));

/** Only the deep run tries every change; that it still can is told by those of one file. */
test('the tables of rules notice changed operators', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'exclusions/wildcards.ts'], {
    encoding: 'utf8',
  });
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: '',
    stderr: expect.stringMatching(/^[1-9]\d* changes, 0 unnoticed\n$/),
  });
});
