import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { unifiedDiff } from './line-diff.ts';

const folder = mkdtempSync(join(tmpdir(), 'mdav-diff-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('unifiedDiff', () => {
  it('is empty for equal texts', () => {
    expect(unifiedDiff('x', 'a\nb\n', 'a\nb\n')).toBe('');
  });

  it('shows three lines around a change, and two changes far apart by themselves', () => {
    const before = Array.from({ length: 20 }, (_, index) => `line ${index}\n`).join('');
    const after = before.replace('line 4\n', 'four\n').replace('line 16\n', '');
    expect(unifiedDiff('dir\\x.yaml', before, after).split('\n')).toEqual([
      '--- a/dir/x.yaml',
      '+++ b/dir/x.yaml',
      '@@ -2,7 +2,7 @@',
      ' line 1',
      ' line 2',
      ' line 3',
      '-line 4',
      '+four',
      ' line 5',
      ' line 6',
      ' line 7',
      '@@ -14,7 +14,6 @@',
      ' line 13',
      ' line 14',
      ' line 15',
      '-line 16',
      ' line 17',
      ' line 18',
      ' line 19',
      '',
    ]);
  });

  it('says where a line end is missing', () => {
    expect(unifiedDiff('x', 'a\nb', 'a\nb\n')).toBe(
      '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n',
    );
  });

  it('is as short as it can be', () => {
    const changes = (text: string) => text.split('\n').filter((line) => /^[-+](?![-+])/.test(line)).length;
    expect(changes(unifiedDiff('x', 'a\nb\nc\na\nb\nb\na\n', 'c\nb\na\nb\na\nc\n'))).toBe(5);
  });

  const { error } = spawnSync('git', ['--version']);
  it.skipIf(error !== undefined)('is what git takes (needs git)', () => {
    const line = fc.constantFrom('a', 'b', 'c', '', '-x', '+x', ' x', '\\ No newline', '@@ -1 +1 @@', 'ü\r');
    const text = fc
      .tuple(fc.array(line, { maxLength: 12 }), fc.boolean())
      .map(([lines, ends]) => lines.join('\n') + (ends && lines.length > 0 ? '\n' : ''));
    const pair = fc.tuple(text, text).filter(([before, after]) => before !== after && before !== '' && after !== '');
    // Many files in one patch: starting git takes longer than what it does.
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 100, size: 'max' }), (pairs) => {
        const names = pairs.map((_, index) => `f${index}.yaml`);
        for (const [index, [before]] of pairs.entries()) writeFileSync(join(folder, `f${index}.yaml`), before);
        const patch = pairs.map(([before, after], index) => unifiedDiff(`f${index}.yaml`, before, after)).join('');
        const done = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
          cwd: folder,
          input: patch,
          encoding: 'utf8',
        });
        expect(done.stderr).toBe('');
        expect(names.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(pairs.map(([, after]) => after));
      }),
      { numRuns: 5 },
    );
  });
});
