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
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after && before !== '' && after !== '');
        writeFileSync(join(folder, 'f.yaml'), before);
        const patch = unifiedDiff('f.yaml', before, after);
        const done = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
          cwd: folder,
          input: patch,
          encoding: 'utf8',
        });
        expect(done.stderr).toBe('');
        expect(readFileSync(join(folder, 'f.yaml'), 'utf8')).toBe(after);
      }),
      { numRuns: 150 },
    );
  });
});
